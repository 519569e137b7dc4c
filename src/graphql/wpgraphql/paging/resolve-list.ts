import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import type { Resource } from '../../../model/resources.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { type ListDefinition, resolveConnection } from '../../engine/paging/connection.ts';
import type { Args } from '../kit/registrar.ts';
import type { Page } from './connections.ts';
import { askedPage } from './page-arguments.ts';
import { cursorOf, keyOfCursor } from './paging.ts';

/** A page of one of WordPress's lists. */
export async function resolveList<R extends Resource>(
  list: ListDefinition<R>,
  args: Args,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Page<RowOf<R>>> {
  const offset = askedOffset(args);
  if (offset) return await pageAtOffset(list, offset, context, info);
  const asked = askedPage(args);
  const { edges, pageInfo, totalCount } = await resolveConnection(list, asked, context, info);
  return {
    edges,
    pageInfo: {
      ...pageInfo,
      hasNextPage: asked.hasFirst ? pageInfo.hasNextPage : asked.hasBefore,
      hasPreviousPage: asked.hasLast ? pageInfo.hasPreviousPage : asked.hasAfter,
      total: totalCount,
    },
  };
}

/** How far into a list a page may begin: everything before it is read, too. */
const MAX_OFFSET = 1_000;

interface Offset {
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
  list: ListDefinition<R>,
  { offset, size }: Offset,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Page<RowOf<R>>> {
  const page = { size: offset + size, direction: 'forward' } as const;
  const read = await resolveConnection({ ...list, page }, {}, context, info);
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

/** A page of a list that is at hand as a whole. */
export function pageOf<Node>(
  items: readonly Node[],
  keyOf: (item: Node) => string | number,
  args: Args,
): Page<Node> {
  const asked = askedPage(args);
  const placeOf = (cursor: unknown) => {
    const key = keyOfCursor(cursor);
    return key === undefined ? -1 : items.findIndex((item) => String(keyOf(item)) === key);
  };
  const start = asked.after == null ? -1 : placeOf(asked.after);
  const end = asked.before == null ? -1 : placeOf(asked.before);
  const between = items.slice(start + 1, end === -1 ? undefined : end);
  const page = asked.isBackward ? between.slice(-asked.size) : between.slice(0, asked.size);
  const edges = page.map((node) => ({ node, cursor: cursorOf(keyOf(node)) }));
  const isCut = page.length < between.length;
  return {
    edges,
    pageInfo: {
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: asked.hasFirst ? isCut : end !== -1,
      hasPreviousPage: asked.hasLast ? isCut : start !== -1,
      total: () => Promise.resolve(items.length),
    },
  };
}

/** A list that REST does not have. */
export const emptyPage = (args: Args): Page<never> => pageOf([], () => '', args);
