import type { GraphQLResolveInfo } from 'graphql';
import type { Resource } from '../../../model/resources.ts';
import { resolveFeed } from '../../engine/content/content-feed.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { FieldCosts } from '../../engine/field-options/types.ts';
import type { ListPlace } from '../../engine/paging/list-place.ts';
import type { Dialect } from '../dialect.ts';
import { isEmpty, textsIn } from '../kit/given-values.ts';
import type { Args, FieldSpec } from '../kit/registrar.ts';
import { listField, type Page } from '../paging/connections.ts';
import { askedPage } from '../paging/page-arguments.ts';
import { emptyPage } from '../paging/page-of-items.ts';
import { resolveContent } from './content-lists.ts';
import { whereOfAnyContent } from './filters/where-fields.ts';
import { mergedContent } from './merged-content.ts';

/** What the parent of a list of several types determines. */
interface AnyContentPlace {
  readonly types: readonly Resource[];
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
      costs: (args) => costsOf(args, site.contentTypes.length),
      description,
      resolve: (row, args, context, info) => resolveAnyContent(placeOf(row), args, context, info),
    },
  );
}

/** A list of each type. */
function costsOf(args: Args, known: number): FieldCosts {
  const named = textsIn(((args['where'] ?? {}) as Args)['contentTypes']).length;
  const types = named === 0 ? known : Math.min(named, known);
  const { size } = askedPage({ first: args['first'] ?? args['last'] ?? null });
  return { requests: types, items: size };
}

/**
 * A page of content of several types. REST lists one type at a time, so the lists are merged; a search asks WordPress's own,
 * which finds the best matches of all types.
 */
async function resolveAnyContent(
  { types, place }: AnyContentPlace,
  args: Args,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Page> {
  const where = (args['where'] ?? {}) as Args;
  const wanted = textsIn(where['contentTypes']);
  // Media are published by what they are attached to: the plugin leaves them out.
  const asked = types.filter((type) => wanted.length === 0 || ('slug' in type && wanted.includes(type.slug)));
  const [only] = asked;
  if (only === undefined) return emptyPage(args);
  const { contentTypes: _types, ...filters } = where;
  if (asked.length === 1)
    return await resolveContent(only, place, { ...args, where: filters }, context, info);
  const { search, ...others } = filters;
  const isSearch = place === undefined && !isEmpty(search) && Object.values(others).every(isEmpty);
  return isSearch
    ? await foundContent(String(search), wanted, args, context, info)
    : await mergedContent(asked, place, { ...args, where: filters }, context, info);
}

async function foundContent(
  search: string,
  wanted: readonly string[],
  args: Args,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Page> {
  const { first, last, after, hasFirst } = askedPage(args);
  const page = await resolveFeed(
    search,
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
      total: totalCount,
    },
  };
}
