import type { GraphQLResolveInfo } from 'graphql';
import type { Resource } from '../../../model/resources.ts';
import type { ListOrder, PageRequest, Place } from '../../../wordpress/rest/pagination.ts';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { type Connection, resolveConnection } from '../../engine/paging/connection.ts';
import type { ListPlace } from '../../engine/paging/list-place.ts';
import type { Args } from '../kit/registrar.ts';
import { placeByDate } from '../paging/bare-cursors.ts';
import type { Page } from '../paging/connections.ts';
import { cutPage, readKept } from '../paging/kept-rows.ts';
import { askedPage } from '../paging/page-arguments.ts';
import { pageOf } from '../paging/page-of-items.ts';
import { cursorOf, keyOfCursor, PAGING } from '../paging/paging.ts';
import { askedOffset } from '../paging/resolve-list.ts';
import { contentQuery } from './filters/content-query.ts';

/** Most items of a type that are at hand for orders that have no places, and for pages by their number. */
const MOST_AT_HAND = 100;

type Edges = Connection<ContentRow>['edges'];

/**
 * A page of content of several types. By date, each type has the items beyond a cursor by its own list, so the merged page
 * is exact however far it is. In other orders, the first hundred of each type are at hand.
 */
export async function mergedContent(
  resources: readonly Resource[],
  place: ListPlace | undefined,
  args: Args,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Page> {
  const lists = await Promise.all(
    resources.map(async (resource) => ({
      resource,
      query: await contentQuery(resource, (args['where'] ?? {}) as Args, context),
    })),
  );
  const possible = lists.filter(({ query }) => query.filter !== null);
  const order: ListOrder = possible[0]?.query.order ?? { orderby: 'date', order: 'desc' };
  const compare = comparer(order, [possible[0]?.query.filter?.['include'] ?? []].flat());
  const read = async (page: PageRequest): Promise<readonly { edges: Edges; isLonger: boolean }[]> =>
    await Promise.all(
      possible.map(async ({ resource, query }) => {
        const list = {
          resource,
          filter: { ...query.filter, ...place?.query },
          order: { ...query.order, ties: 'desc' as const },
          further: [...(query.further ?? []), FIELD[order.orderby] ?? 'date'],
          settles: true,
        };
        const { edges } = query.keep
          ? await readKept({ ...list, keep: query.keep }, page, context, info)
          : await resolveConnection({ ...list, page }, {}, context, info);
        return { edges: edges as Edges, isLonger: edges.length >= page.size };
      }),
    );
  const offset = askedOffset(args);
  if (offset || order.orderby !== 'date') {
    const size = offset ? Math.min(offset.offset + offset.size, MOST_AT_HAND) : MOST_AT_HAND;
    const parts = await read({ size, direction: 'forward' });
    const rows = parts.flatMap(({ edges }) => edges.map(({ node }) => node)).sort(compare);
    return offset
      ? pageOf(rows.slice(offset.offset), ({ id }) => id, { first: offset.size })
      : pageOf(rows, ({ id }) => id, args);
  }
  const asked = askedPage(args);
  const [after, before] = await Promise.all(
    [asked.after, asked.before].map((cursor) => placeOf(cursor, order.order, context)),
  );
  const direction = asked.isBackward ? 'backward' : 'forward';
  const parts = await read({ size: asked.size, direction, from: asked.isBackward ? before : after });
  const merged = parts
    .flatMap(({ edges }) => edges)
    .sort((one, other) => compare(one.node, other.node))
    .map(({ node }) => ({ node, cursor: cursorAt(node, order.order) }));
  const edges = asked.isBackward ? merged.slice(-asked.size) : merged.slice(0, asked.size);
  const hasMore = merged.length > asked.size || parts.some(({ isLonger }) => isLonger);
  const beyond = asked.isBackward ? after && asked.after : before && asked.before;
  const page = cutPage(
    {
      edges,
      pageInfo: {
        ...{ hasNextPage: hasMore, hasPreviousPage: hasMore },
        startCursor: edges.at(0)?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: () => Promise.resolve(null),
    },
    direction,
    { id: beyond === undefined ? undefined : Number(keyOfCursor(beyond)) },
  );
  return {
    edges: page.edges,
    pageInfo: {
      ...page.pageInfo,
      hasNextPage: asked.hasFirst ? page.pageInfo.hasNextPage : before !== undefined,
      hasPreviousPage: asked.hasLast ? page.pageInfo.hasPreviousPage : after !== undefined,
      total: page.totalCount,
    },
  };
}

/** The field whose value an order compares. */
const FIELD: Readonly<Record<string, string>> = {
  ...{ modified: 'modified', title: 'title.rendered', slug: 'slug', author: 'author' },
  ...{ parent: 'parent', menu_order: 'menu_order' },
};

function comparer({ orderby, order }: ListOrder, included: readonly unknown[]) {
  const sortValue = (row: ContentRow): string | number => {
    if (orderby === 'include') return included.indexOf(row.id);
    const value: unknown =
      orderby === 'title' ? row.title?.rendered : Reflect.get(row, FIELD[orderby] ?? 'date');
    return typeof value === 'number' ? value : typeof value === 'string' ? value.toLowerCase() : '';
  };
  const sign = order === 'asc' ? 1 : -1;
  return (one: ContentRow, other: ContentRow): number => {
    const [left, right] = [sortValue(one), sortValue(other)];
    return left === right ? other.id - one.id : left < right ? -sign : sign;
  };
}

const cursorAt = ({ id, date }: ContentRow, order: 'asc' | 'desc'): string =>
  date ? PAGING.cursors.encode(placeByDate(id, date, order), id) : cursorOf(id);

/** The place that a cursor means in lists of all types; `undefined` if its item is gone. */
async function placeOf(
  cursor: string | undefined,
  order: 'asc' | 'desc',
  { load, site }: GatewayContext,
): Promise<Place | undefined> {
  if (cursor === undefined) return undefined;
  const place = PAGING.cursors.decode(cursor);
  if (place?.kind === 'date') return placeByDate(place.id, place.date, order);
  const id = Number(keyOfCursor(cursor));
  if (!Number.isSafeInteger(id) || id <= 0) return undefined;
  const slug = await load.subtype(id);
  const model = site.contentTypes.find((type) => type.slug === slug);
  const row = model && (await load.named(model, id, ['date', 'id']).catch(() => null));
  return typeof row?.date === 'string' ? placeByDate(id, row.date, order) : undefined;
}
