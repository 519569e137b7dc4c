import type { TaxonomyModel } from '../../../model/resources.ts';
import { type ContentRow, RESOURCE, type TermRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { uriOf } from '../uri/site-uri.ts';
import { formatHtml } from '../values/formats.ts';
import { ancestorsOf } from './ancestors.ts';

/** A step of the way from the home page to an item. */
export interface Crumb {
  /** Plain text; `null` for a type without titles. */
  readonly label: string | null;
  readonly uri: string | null;
}

const OF_CONTENT = ['title.rendered', 'link'] as const;
/** What the trail reads of a term. */
export const OF_TERM = ['name', 'link'] as const;

/** What the trail of an item reads from its row, besides its terms. */
export const READS_OF_TRAIL = [...OF_CONTENT, 'parent'] as const;

/**
 * The way to an item, itself included: behind its ancestors, or behind the first term and the ancestors of that. One request for
 * each level of all items.
 *
 * @param first The term that it is filed under; `undefined` for items of a hierarchical type, and without terms.
 */
export async function trailOf(
  row: ContentRow,
  first: { readonly taxonomy: TaxonomyModel; readonly id: number } | undefined,
  context: GatewayContext,
): Promise<readonly Crumb[]> {
  const resource = row[RESOURCE];
  const { addresses } = context.site;
  const crumbOf = ({ title, link }: ContentRow): Crumb => ({
    label: formatHtml(title?.rendered, 'TEXT'),
    uri: uriOf(link, addresses),
  });
  const crumbOfTerm = ({ name, link }: TermRow): Crumb => ({
    label: formatHtml(name, 'TEXT'),
    uri: uriOf(link, addresses),
  });
  if (first === undefined) {
    const above = await ancestorsOf(resource, row.parent, OF_CONTENT, context);
    return [...above.toReversed().map(crumbOf), crumbOf(row)];
  }
  const { taxonomy, id } = first;
  const terms = await ancestorsOf(taxonomy, id, OF_TERM, context);
  return [...terms.toReversed().map(crumbOfTerm), crumbOf(row)];
}
