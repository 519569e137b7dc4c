import type { Args } from '../kit/registrar.ts';
import type { Page } from './connections.ts';
import { askedPage } from './page-arguments.ts';
import { cursorOf, keyOfCursor } from './paging.ts';

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

/** What a list costs that is always empty. */
export const NO_ITEMS = { items: 0 };

/** A list that REST does not have. */
export const emptyPage = (args: Args): Page<never> => pageOf([], () => '', args);
