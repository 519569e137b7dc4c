import type { GraphQLResolveInfo } from 'graphql';
import type { ContentTypeModel, Resource } from '../../../model/resources.ts';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import { resolveFeed } from '../../engine/content/content-feed.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { FieldCosts } from '../../engine/field-options/types.ts';
import type { ListPlace } from '../../engine/paging/list-place.ts';
import type { Dialect } from '../dialect.ts';
import type { Args, FieldSpec } from '../kit/registrar.ts';
import { listField, type Page } from '../paging/connections.ts';
import { askedPage, MAX_SIZE } from '../paging/page-arguments.ts';
import { askedOffset, emptyPage, pageOf } from '../paging/resolve-list.ts';
import { resolveContent } from './content-lists.ts';
import { isEmpty, textsIn } from './content-query.ts';
import { whereOfAnyContent } from './where-fields.ts';

/** What the parent of a list of several types determines. */
interface AnyContentPlace {
  readonly types: readonly ContentTypeModel[];
  readonly place?: ListPlace | undefined;
}

/** A list of content of several types, newest first. */
export function anyContentList<Row>(
  { types, site }: Dialect,
  { from, contentTypes }: { readonly from: string; readonly contentTypes: string },
  description: string,
  placeOf: (row: Row) => AnyContentPlace = () => ({ types: site.contentTypes }),
): FieldSpec<Row> {
  const name = `${from}ToContentNode`;
  const where = `${name}ConnectionWhereArgs`;
  types.input(where, 'Filters of a list of content.', whereOfAnyContent(contentTypes));
  return listField<Row>(
    types,
    { to: 'ContentNode', name, where },
    {
      leadsTo: 'page',
      costs: (args) => costsOfAny(args, site.contentTypes.length),
      description,
      resolve: (row, args, context, info) => resolveAnyContent(placeOf(row), args, context, info),
    },
  );
}

/** A feed is a search, and then a batch per type; what search cannot filter by is a list per type. */
function costsOfAny({ where }: Args, known: number): FieldCosts {
  const { contentTypes, search: _search, ...others } = (where ?? {}) as Args;
  const wanted = textsIn(contentTypes).length;
  const types = wanted === 0 ? known : Math.min(wanted, known);
  return Object.values(others).every(isEmpty) ? { batch: 1, types } : { requests: 2 * types };
}

/**
 * A page of content of several types. WordPress's search finds them in order; what it cannot filter by is asked of the
 * only type, if there is one.
 */
async function resolveAnyContent(
  { types, place }: AnyContentPlace,
  args: Args,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Page> {
  const where = (args['where'] ?? {}) as Args;
  const wanted = textsIn(where['contentTypes']);
  const asked: readonly Resource[] = types.filter(({ slug }) => wanted.length === 0 || wanted.includes(slug));
  const [only] = asked;
  if (only === undefined) return emptyPage(args);
  const { contentTypes: _types, ...filters } = where;
  if (asked.length === 1)
    return await resolveContent(only, place, { ...args, where: filters }, context, info);
  const { search, ...others } = filters;
  const isFeed = place === undefined && Object.values(others).every(isEmpty);
  if (!isFeed) return await mergedContent(asked, place, { ...args, where: filters }, context, info);
  const { first, last, after, hasFirst, hasAfter } = askedPage(args);
  const page = await resolveFeed(
    isEmpty(search) ? undefined : String(search),
    { first: first ?? last, after, ...(wanted.length > 0 && { types: wanted }) },
    context,
    info,
  );
  const { pageInfo, totalCount } = page;
  return {
    edges: page.edges,
    pageInfo: {
      ...pageInfo,
      hasNextPage: hasFirst && pageInfo.hasNextPage,
      hasPreviousPage: hasAfter,
      total: totalCount,
    },
  };
}

const withoutOffset = (where: unknown): unknown => ({ ...(where as Args), offsetPagination: undefined });

/** What several types have alike, newest first: REST lists one type at a time, so the newest hundred are at hand. */
async function mergedContent(
  resources: readonly Resource[],
  place: ListPlace | undefined,
  args: Args,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Page> {
  const where = args['where'];
  const pages = await Promise.all(
    resources.map((resource) =>
      resolveContent(resource, place, { first: MAX_SIZE, where: withoutOffset(where) }, context, info, [
        'date',
      ]),
    ),
  );
  const rows = pages.flatMap(({ edges }) => edges.map(({ node }) => node as ContentRow));
  rows.sort((one, other) => (other.date ?? '').localeCompare(one.date ?? '') || other.id - one.id);
  const offset = askedOffset(args);
  return offset
    ? pageOf(rows.slice(offset.offset), ({ id }) => id, { first: offset.size })
    : pageOf(rows.slice(0, MAX_SIZE), ({ id }) => id, args);
}
