import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { runsOf } from '../../../loaders/lists/pages/ties.ts';
import type { Resource } from '../../../model/resources.ts';
import type { PageRequest } from '../../../wordpress/rest/pagination.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { type Connection, type ListDefinition, resolveConnection } from '../../engine/paging/connection.ts';
import type { Args } from '../kit/registrar.ts';
import { placeOfCursor } from './bare-cursors.ts';
import type { Page } from './connections.ts';
import { type Cut, cutPage, readKept } from './kept-rows.ts';
import { type AskedPage, askedPage } from './page-arguments.ts';
import { keyOfCursor } from './paging.ts';

/** A list of this schema: some filters of the plugin are none of REST's, and are applied to its rows. */
export interface DialectList<R extends Resource> extends ListDefinition<R> {
  /** Which rows belong to the list. */
  readonly keep?: ((row: RowOf<R>) => boolean) | undefined;
}

/** A page of one of WordPress's lists. */
export async function resolveList<R extends Resource>(
  list: DialectList<R>,
  args: Args,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Page<RowOf<R>>> {
  const settled = settledList(list);
  const offset = askedOffset(args);
  if (offset) return await pageAtOffset(settled, offset, context, info);
  const asked = askedPage(args);
  const place = async (cursor: string | undefined) =>
    cursor === undefined || list.filter === null
      ? undefined
      : await placeOfCursor(cursor, { ...list, order: settled.order, filter: list.filter }, context);
  const [after, before] = await Promise.all([place(asked.after), place(asked.before)]);
  const page: PageRequest = {
    size: asked.size,
    direction: asked.isBackward ? 'backward' : 'forward',
    from: asked.isBackward ? before : after,
  };
  const beyond = asked.isBackward ? after && asked.after : before && asked.before;
  const cut: Cut = { id: beyond === undefined ? undefined : Number(keyOfCursor(beyond)) };
  const read = list.keep
    ? await readKept({ ...settled, keep: list.keep }, page, context, info)
    : await resolveConnection({ ...settled, page }, {}, context, info);
  const ordered = list.order.orderby === 'relevance' ? newestOfTies(read) : read;
  return answered(cutPage(ordered, page.direction, cut), asked, {
    hasAfter: after !== undefined,
    hasBefore: before !== undefined,
  });
}

/** Of equally good matches, the newest are first: those of one second by their ids, as everywhere. */
function newestOfTies<Row extends { readonly id: number; readonly date?: string | null }>(
  page: Connection<Row>,
): Connection<Row> {
  const runs = runsOf(page.edges, ({ node }) => node.date ?? node.id);
  const edges = runs.flatMap(({ start, end }) =>
    page.edges.slice(start, end).toSorted((one, other) => other.node.id - one.node.id),
  );
  return { ...page, edges };
}

/** What the plugin says of a page: whether more follow is told with `first` alone, and so on. */
function answered<Row>(
  page: Awaited<ReturnType<typeof resolveConnection>>,
  asked: AskedPage,
  { hasAfter, hasBefore }: { readonly hasAfter: boolean; readonly hasBefore: boolean },
): Page<Row> {
  const { edges, pageInfo, totalCount } = page as Omit<typeof page, 'edges'> & {
    readonly edges: Page<Row>['edges'];
  };
  // Never an end where there is none: a walk that stopped goes on at its cursor, whether or not it found anything.
  const isUnfinished = 'isUnfinished' in page && page.isUnfinished === true;
  const isEmpty = edges.length === 0 && !isUnfinished;
  return {
    edges,
    pageInfo: {
      ...pageInfo,
      hasNextPage:
        !isEmpty &&
        (asked.hasFirst || (isUnfinished && !asked.isBackward) ? pageInfo.hasNextPage : hasBefore),
      hasPreviousPage:
        !isEmpty &&
        (asked.hasLast || (isUnfinished && asked.isBackward) ? pageInfo.hasPreviousPage : hasAfter),
      total: totalCount,
    },
  };
}

/**
 * The plugin orders items of equal values by id, the newest first. Dates have them wherever posts were imported, so they are
 * read with the list.
 */
function settledList<R extends Resource>(list: ListDefinition<R>): ListDefinition<R> {
  const { resource, order, further = [], owner } = list;
  const isDated = order.orderby === 'date' && order.order === 'desc';
  const isContent = resource.kind === 'content' || resource.kind === 'media';
  if (order.orderby === 'relevance') return { ...list, further: [...further, 'date'] };
  if (isDated && isContent) return { ...list, further: [...further, 'date'], settles: owner === undefined };
  // Comments of one second are as old as their ids.
  if (order.orderby === 'date' && resource.kind === 'comment') return list;
  return { ...list, order: { ...order, ties: 'desc' } };
}

/** How far into a list a page may begin: everything before it is read, too. */
const MAX_OFFSET = 1_000;

export interface Offset {
  readonly offset: number;
  readonly size: number;
}

/** `where: { offsetPagination }`, which a plugin adds to WPGraphQL. */
export function askedOffset(args: Args): Offset | undefined {
  const where = args['where'] as Args | null | undefined;
  const asked = where?.['offsetPagination'] as Args | null | undefined;
  if (!asked) return undefined;
  const offset = Number(asked['offset'] ?? 0);
  const { size } = askedPage({ first: asked['size'] ?? null });
  if (offset < 0 || offset > MAX_OFFSET) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`offset\` to be between 0 and ${MAX_OFFSET}, got ${offset}. Use cursors for later pages.`,
    );
  }
  return { offset, size };
}

async function pageAtOffset<R extends Resource>(
  list: DialectList<R>,
  { offset, size }: Offset,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Page<RowOf<R>>> {
  const page = { size: offset + size, direction: 'forward' } as const;
  const read = list.keep
    ? await readKept({ ...list, keep: list.keep }, page, context, info)
    : await resolveConnection({ ...list, page }, {}, context, info);
  const edges = read.edges.slice(offset);
  return {
    edges,
    pageInfo: {
      ...read.pageInfo,
      startCursor: edges.at(0)?.cursor ?? null,
      hasPreviousPage: offset > 0,
      total: read.totalCount,
      offset,
      size,
    },
  };
}
