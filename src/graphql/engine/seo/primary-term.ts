import { isRecord } from '../../../base/json.ts';
import type { Resource, TaxonomyModel } from '../../../model/resources.ts';
import { extrasOf, type SiteShape } from '../../../model/site-model.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import { type ContentRow, RESOURCE } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { isSamePath } from '../uri/site-uri.ts';
import { breadcrumbsOf } from './json-ld-breadcrumbs.ts';
import { YOAST_KEY } from './yoast.ts';

/** Whether the items of a resource come with Yoast SEO's data. */
export const hasYoast = (resource: Resource, site: SiteShape): boolean =>
  extrasOf(site, resource).fields.some(({ key }) => key === YOAST_KEY);

/**
 * The term that an item is filed under: the primary one that its editor chose in Yoast SEO, which names it in the item's
 * breadcrumbs alone; otherwise the first. Costs two requests for all items with several terms, where the site has Yoast SEO.
 *
 * @param reads What is read of terms besides.
 */
export async function primaryTermOf(
  row: ContentRow,
  taxonomy: TaxonomyModel,
  ids: readonly number[],
  reads: readonly string[],
  context: GatewayContext,
): Promise<number | undefined> {
  const [first] = ids;
  if (ids.length < 2 || !hasYoast(row[RESOURCE], context.site)) return first;
  const fields = restFields([...reads, 'link', 'parent'], taxonomy.kind);
  const [crumbs, ...terms] = await Promise.all([
    yoastCrumbs(row, context),
    ...ids.map((id) => context.load.byId(taxonomy, id, fields)),
  ]);
  for (const { url } of crumbs.toReversed()) {
    if (url === null || !URL.canParse(url)) continue;
    const { pathname } = new URL(url);
    const term = terms.find((each) => each && isSamePath(pathname, each.link));
    if (term) return term.id;
  }
  return first;
}

async function yoastCrumbs(row: ContentRow, { load }: GatewayContext) {
  const sent: object | null =
    YOAST_KEY in row ? row : await load.byId(row[RESOURCE], row.id, ['id', YOAST_KEY]);
  const { [YOAST_KEY]: head }: Readonly<Record<string, unknown>> = { ...sent };
  return breadcrumbsOf(isRecord(head) ? [head['schema']] : [], null);
}
