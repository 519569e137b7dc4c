import { PressgraphError } from '../../../../base/errors.ts';
import { AUTHORS, MEDIA, type Resource, type TaxonomyModel } from '../../../../model/resources.ts';
import type { SiteShape } from '../../../../model/site-model.ts';
import type { ListOrder } from '../../../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../../../wordpress/rest/rest-query.ts';
import type { ContentRow } from '../../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../../engine/context.ts';
import { sentIds } from '../../../engine/selection/sent-ids.ts';
import { idsIn, isEmpty, textsIn } from '../../kit/given-values.ts';
import { databaseIdOf } from '../../kit/global-ids.ts';
import type { Args } from '../../kit/registrar.ts';
import { decodedOrNull, slugOf } from '../../kit/texts.ts';
import { branchesOf } from '../../terms/branches.ts';
import { dateRange } from './date-query.ts';

/** What a list of content asks of REST; `null` if nothing can match. */
export interface ContentQuery {
  readonly filter: RestQuery | null;
  readonly order: ListOrder;
  /** What REST cannot filter by: which rows belong to the list, and the fields that say so. */
  readonly keep?: ((row: object) => boolean) | undefined;
  readonly further?: readonly string[];
}

/** A filter of rows, with the fields it reads. */
interface RowTest {
  readonly reads: string;
  readonly keeps: (row: ContentRow) => boolean;
}

const NEWEST_FIRST: ListOrder = { orderby: 'date', order: 'desc' };

const ORDERS: Readonly<Record<string, string>> = {
  AUTHOR: 'author',
  DATE: 'date',
  IN: 'include',
  MENU_ORDER: 'menu_order',
  MODIFIED: 'modified',
  NAME_IN: 'include_slugs',
  PARENT: 'parent',
  SLUG: 'slug',
  TITLE: 'title',
};

/** Turns `where` into a REST query. Empty values mean that they are not given. */
export async function contentQuery(
  resource: Resource,
  where: Args,
  context: GatewayContext,
): Promise<ContentQuery> {
  const given = Object.fromEntries(Object.entries(where).filter(([, value]) => !isEmpty(value)));
  const filter: Record<string, RestQuery[string]> = {};
  const put = (name: string, value: RestQuery[string]) => {
    filter[name] = value;
  };
  let isImpossible = false;
  const putIds = (name: string, value: unknown) => {
    const ids = idsIn(value);
    if (ids.length === 0) isImpossible = true;
    else put(name, ids);
  };
  if (given['search'] !== undefined) put('search', String(given['search']));
  if (given['id'] !== undefined) putIds('include', given['id']);
  if (given['in'] !== undefined) putIds('include', given['in']);
  // Ids that are all 0 are a list of nothing, an empty list is none.
  else if (Array.isArray(where['in']) && where['in'].length > 0) isImpossible = true;
  if (given['notIn'] !== undefined) put('exclude', idsIn(given['notIn']));
  if (given['name'] !== undefined) put('slug', [String(given['name'])]);
  if (given['nameIn'] !== undefined) put('slug', textsIn(given['nameIn']));
  if (given['isSticky'] !== undefined) put('sticky', given['isSticky'] === true);
  const parents = parentsIn(where);
  if (parents && isFlat(resource)) isImpossible ||= !parents.includes(0);
  else if (parents) put('parent', parents);
  if (given['parentNotIn'] !== undefined && !isFlat(resource)) {
    put('parent_exclude', idsIn(given['parentNotIn']));
  }
  if (given['author'] !== undefined) putIds('author', given['author']);
  if (given['authorIn'] !== undefined) putIds('author', given['authorIn']);
  if (given['authorNotIn'] !== undefined) put('author_exclude', idsIn(given['authorNotIn']));
  if (given['authorName'] !== undefined) {
    putIds('author', await idsOfSlugs(AUTHORS, [String(given['authorName'])], context));
  }
  if (given['title'] !== undefined) {
    put('search', String(given['title']));
    put('search_columns', ['post_title']);
  }
  if (given['mimeType'] !== undefined) {
    if (resource === MEDIA) put('mime_type', String(given['mimeType']));
    else isImpossible = true;
  }
  if (given['password'] !== undefined) isImpossible = true;
  const status = textsIn(given['stati'] ?? given['status']).filter(
    (name) => name !== 'publish' && name !== 'inherit',
  );
  if (status.length > 0) {
    // Callers without rights get what is published, if they asked for it, too.
    const isPublic = textsIn(given['stati'] ?? given['status']).some((name) => name === 'publish');
    if (context.caller.kind === 'identified') put('status', textsIn(given['stati'] ?? given['status']));
    else if (!isPublic) isImpossible = true;
  }
  if (given['dateQuery'] !== undefined) Object.assign(filter, dateRange(given['dateQuery'] as Args));
  const terms = await putTerms(filter, given, context);
  if (!terms.isPossible) isImpossible = true;
  const tests = [...rowTests(resource, given), ...terms.tests];
  return {
    filter: isImpossible ? null : filter,
    order: orderOf(resource, given, filter, context.site),
    ...(tests.length > 0 && {
      keep: (row: object) => tests.every(({ keeps }) => keeps(row as ContentRow)),
      further: tests.map(({ reads }) => reads),
    }),
  };
}

/** Whether items of a type never have a parent: WordPress takes no filter or order by it then. */
const isFlat = (resource: Resource): boolean => resource.kind === 'content' && !resource.hierarchical;

/** The parents that are asked for: here, 0 means the top level. */
function parentsIn({ parent, parentIn }: Args): readonly number[] | undefined {
  if (parent !== null && parent !== undefined && parent !== '') return [databaseIdOf(parent) ?? 0];
  return Array.isArray(parentIn) && parentIn.length > 0
    ? parentIn.map((id: unknown) => databaseIdOf(id) ?? 0)
    : undefined;
}

/** What REST cannot filter by, and its rows tell. */
function rowTests(resource: Resource, given: Args): readonly RowTest[] {
  const tests: RowTest[] = [];
  const { hasPassword, title, template } = given;
  if (typeof hasPassword === 'boolean' && resource.kind === 'content') {
    tests.push({
      reads: 'content.protected',
      keeps: ({ content }) => (content?.protected ?? false) === hasPassword,
    });
  }
  if (title !== undefined) {
    // Texts are equal as the database compares them, whatever their case and accents. Made when needed: the first takes ten milliseconds.
    const asMysql = new Intl.Collator('en', { sensitivity: 'base' });
    tests.push({
      reads: 'title.rendered',
      keeps: (row) => asMysql.compare(decodedOrNull(row.title?.rendered) ?? '', String(title)) === 0,
    });
  }
  if (template !== undefined) {
    tests.push({
      reads: 'template',
      keeps: (row) => (row.template || 'default') === String(template),
    });
  }
  return tests;
}

/** An order that REST lacks falls back to dates, as the plugin's own faults do. */
function orderOf(resource: Resource, given: Args, filter: RestQuery, site: SiteShape): ListOrder {
  const [asked] = [given['orderby']].flat();
  const field =
    typeof asked === 'object' && asked !== null && 'field' in asked ? String(asked.field) : undefined;
  const direction =
    typeof asked === 'object' && asked !== null && 'order' in asked ? String(asked.order) : 'DESC';
  const orderby = field === undefined ? undefined : ORDERS[field];
  if (field === 'COMMENT_COUNT') {
    throw new PressgraphError('BAD_USER_INPUT', 'WordPress’s REST API cannot order by COMMENT_COUNT.');
  }
  // Without parents and an order of editors, all items are equal: their ids decide.
  const isOrdered = site.extras.get(resource.key)?.declared?.has('menu_order') === true;
  if (isFlat(resource) && (field === 'PARENT' || (field === 'MENU_ORDER' && !isOrdered)))
    return { orderby: 'id', order: 'desc' };
  // Without ids or slugs to go by, the plugin lists the oldest first.
  const listed = field === 'IN' ? filter['include'] : field === 'NAME_IN' ? filter['slug'] : [];
  if (listed === undefined) return { orderby: 'date', order: 'asc' };
  if (orderby !== undefined) return { orderby, order: direction === 'ASC' ? 'asc' : 'desc' };
  if (filter['include'] !== undefined) return { orderby: 'include', order: 'asc' };
  if (filter['search'] !== undefined && filter['search_columns'] === undefined) {
    return { orderby: 'relevance', order: 'desc' };
  }
  return NEWEST_FIRST;
}

/** What REST cannot filter by is an error, never an unfiltered list. */
export function refuseFilter(name: string): never {
  throw new PressgraphError('BAD_USER_INPUT', `WordPress’s REST API cannot filter by \`${name}\`.`);
}

/** Filters by category and tag: whether anything can match, and what is left to test. */
async function putTerms(
  filter: Record<string, RestQuery[string]>,
  given: Args,
  context: GatewayContext,
): Promise<{ readonly isPossible: boolean; readonly tests: readonly RowTest[] }> {
  const { site } = context;
  const tests: RowTest[] = [];
  const categories = taxonomyOf(site, 'category');
  const tags = taxonomyOf(site, 'post_tag');
  let isPossible = true;
  const put = (name: string, ids: readonly number[], more: Readonly<Record<string, string>> = {}) => {
    if (ids.length === 0) isPossible = false;
    else if (Object.keys(more).length === 0) filter[name] = ids;
    else {
      filter[`${name}[terms]`] = ids;
      for (const [key, value] of Object.entries(more)) filter[`${name}[${key}]`] = value;
    }
  };
  if (categories) {
    const { restBase } = categories;
    const children = { include_children: 'true' };
    if (given['categoryId'] !== undefined) put(restBase, idsIn(given['categoryId']), children);
    if (given['categoryIn'] !== undefined) put(restBase, idsIn(given['categoryIn']));
    if (given['categoryNotIn'] !== undefined) filter[`${restBase}_exclude`] = idsIn(given['categoryNotIn']);
    if (given['categoryName'] !== undefined) {
      const { slugs, isAll } = slugsIn(given['categoryName']);
      const ids = await idsOfSlugs(categories, slugs, context);
      if (isAll && ids.length < slugs.length) isPossible = false;
      else if (!isAll || ids.length < 2) put(restBase, ids, children);
      else {
        // REST takes the children of any of them, or all of them without children.
        put(restBase, ids.slice(0, 1), children);
        for (const branch of await branchesOf(categories, ids.slice(1), context)) {
          tests.push({
            reads: restBase,
            keeps: (row) => sentIds(Reflect.get(row, restBase), restBase).some((id) => branch.has(id)),
          });
        }
      }
    }
  }
  if (tags) {
    const { restBase } = tags;
    if (given['tagId'] !== undefined) put(restBase, idsIn(given['tagId']));
    if (given['tagIn'] !== undefined) put(restBase, idsIn(given['tagIn']));
    if (given['tagNotIn'] !== undefined) filter[`${restBase}_exclude`] = idsIn(given['tagNotIn']);
    const bySlug = async (slugs: readonly string[], isAll: boolean) => {
      const ids = await idsOfSlugs(tags, slugs, context);
      if (isAll && ids.length < slugs.length) isPossible = false;
      else put(restBase, ids, isAll ? { operator: 'AND' } : {});
    };
    if (given['tag'] !== undefined) {
      const { slugs, isAll } = slugsIn(given['tag']);
      await bySlug(slugs, isAll);
    }
    if (given['tagSlugIn'] !== undefined) await bySlug(textsIn(given['tagSlugIn']), false);
    if (given['tagSlugAnd'] !== undefined) await bySlug(textsIn(given['tagSlugAnd']), true);
  }
  return { isPossible, tests };
}

const taxonomyOf = (site: SiteShape, slug: string): TaxonomyModel | undefined =>
  site.taxonomies.find((taxonomy) => taxonomy.slug === slug);

/** `a,b` means any of them, `a+b` all; of a path, the last part counts. */
function slugsIn(value: unknown): { readonly slugs: readonly string[]; readonly isAll: boolean } {
  const text = String(value);
  const isAll = text.includes('+');
  const slugs = text
    .split(isAll ? /\+/ : /,/)
    .map((part) => slugOf(part.trim().split('/').filter(Boolean).at(-1) ?? ''));
  return { slugs: slugs.filter((slug) => slug !== ''), isAll };
}

async function idsOfSlugs(
  resource: Resource,
  slugs: readonly string[],
  { load }: GatewayContext,
): Promise<readonly number[]> {
  const rows = await Promise.all(slugs.map((slug) => load.bySlug(resource, slug, ['id', 'slug'])));
  return rows.flat().map(({ id }) => id);
}
