import { isRecord } from '../../base/json.ts';
import type { Resource } from '../../model/resources.ts';
import type { RestFields } from '../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';

/** A relation of an item that WordPress can put into the item's own answer. */
export interface EmbeddedRelation {
  /** As `_links` calls it: `wp:term`. */
  readonly rel: string;
  /** What the relation leads to. `wp:term` leads to all taxonomies of the item: one relation for each that is wanted. */
  readonly resource: Resource;
}

/** What keeps the rows of one resource for an operation: its entity loader. */
interface RowHolder {
  hold(rows: readonly UntypedRow[], fields: RestFields): unknown;
}

/** What is to come embedded: nothing, where the list is empty. */
export type Embedding = readonly EmbeddedRelation[];

const relsOf = (embedding: Embedding): readonly string[] =>
  [...new Set(embedding.map(({ rel }) => rel))].sort();

/** The query parameter that asks for it. */
export const embedQuery = (embedding: Embedding): RestQuery =>
  embedding.length === 0 ? {} : { _embed: relsOf(embedding) };

/** WordPress embeds along the links that it sends, and so they have to be among the fields. */
export const linkFields = (embedding: Embedding): RestFields =>
  relsOf(embedding).map((rel) => `_links.${rel}`);

/**
 * Holds what came embedded in rows. What did not come (an item that the caller may not see
 * has an error in its place) or came without some field is asked as if nothing had been embedded.
 *
 * @param keep Caches an item for other operations, if the rows themselves are cached item by item.
 */
export function holdEmbedded(
  rows: readonly object[],
  embedding: Embedding,
  entities: (resource: Resource) => RowHolder,
  keep?: (resource: Resource, item: UntypedRow, fields: RestFields) => void,
): void {
  for (const row of rows) {
    const embedded = '_embedded' in row ? row._embedded : undefined;
    for (const { rel, resource } of embedding) {
      for (const { _links, ...item } of itemsUnder(embedded, rel)) {
        const isOfOther = resource.kind === 'term' && item['taxonomy'] !== resource.slug;
        if (isOfOther) continue;
        const fields = Object.keys(item);
        keep?.(resource, item, fields);
        entities(resource).hold([item], fields);
      }
    }
  }
}

/** Rows without what came embedded in them: others may hold the same objects. */
export const withoutEmbedded = (rows: readonly UntypedRow[]): readonly UntypedRow[] =>
  rows.map(({ _embedded, ...row }) => row);

/** `wp:term` has a list for each taxonomy, the other relations have their items at once. */
function itemsUnder(embedded: unknown, rel: string): readonly UntypedRow[] {
  const items = isRecord(embedded) ? embedded[rel] : undefined;
  return Array.isArray(items) ? items.flat().filter(isItem) : [];
}

const isItem = (value: unknown): value is UntypedRow => isRecord(value) && Number.isSafeInteger(value['id']);

/** The addresses of what came embedded, as the answer tells them: `https://host/wp-json/wp/v2/users/5`. */
export function embeddedAddresses(rows: readonly unknown[]): readonly (string | undefined)[] {
  return rows.flatMap((row) => {
    const embedded = isRecord(row) ? row['_embedded'] : undefined;
    if (!isRecord(embedded)) return [];
    return Object.keys(embedded).flatMap((rel) => itemsUnder(embedded, rel).map(selfOf));
  });
}

function selfOf({ _links: links }: UntypedRow): string | undefined {
  const self: unknown = isRecord(links) && Array.isArray(links['self']) ? links['self'][0] : undefined;
  const href = isRecord(self) ? self['href'] : undefined;
  return typeof href === 'string' ? href : undefined;
}
