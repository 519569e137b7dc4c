import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { COMMENTS } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { CommentRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { Selection } from '../selection/selection.ts';
import { nullWhenHidden } from '../values/null-when-hidden.ts';

/** A comment in its place in a thread. */
export interface Threaded {
  readonly comment: CommentRow;
  /** 0 at the top level. */
  readonly depth: number;
  /** How many comments reply to it directly. */
  readonly replyCount: number;
}

export const MOST_IN_THREAD = 1_000;

/**
 * The comments on an item, each followed by its replies. All levels come in pages of 100.
 *
 * @param first How many comments are read, the oldest ones of all levels.
 * @param depth The deepest level to return.
 * @returns `null` if the caller may not read them.
 * @throws PressgraphError BAD_USER_INPUT if too many are wanted.
 */
export async function loadThread(
  post: number,
  { first, depth }: { readonly first: number; readonly depth: number },
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<readonly Threaded[] | null> {
  if (first < 0 || first > MOST_IN_THREAD)
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`first\` to be between 0 and ${MOST_IN_THREAD}, got ${first}.`,
    );
  if (depth < 0) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected \`depth\` to be at least 0, got ${depth}.`);
  }
  if (first === 0) return [];
  const reads = Selection.of(info).below('comment')?.reads(COMMENTS) ?? [];
  const page = context.load.page({
    ...{ resource: COMMENTS, route: COMMENTS.route, filter: { post }, wantsPlaces: false },
    order: { orderby: 'date', order: 'asc' },
    fields: restFields([...reads, 'parent'], COMMENTS.kind),
    page: { size: first, direction: 'forward' },
  });
  const thread = page.then(({ items }) => inThread(items.map(({ row }) => row)));
  return await nullWhenHidden(thread.then((all) => all.filter((comment) => comment.depth <= depth)));
}

/**
 * Comments in the order of a thread. A reply to one that is not among them is at the top level, and so is the first of those that
 * reply to each other in a circle.
 */
export function inThread(comments: readonly CommentRow[]): readonly Threaded[] {
  const ids = new Set(comments.map(({ id }) => id));
  const replies = new Map<number, CommentRow[]>(comments.map(({ id }) => [id, []]));
  for (const comment of comments) replies.get(comment.parent ?? 0)?.push(comment);
  const thread: Threaded[] = [];
  const placed = new Set<number>();
  const place = (root: CommentRow) => {
    // Without recursion: a plugin may nest a thousand levels. The last on the stack comes next.
    const stack = [{ comment: root, depth: 0 }];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const { comment, depth } = next;
      if (placed.has(comment.id)) continue;
      placed.add(comment.id);
      const below = replies.get(comment.id) ?? [];
      thread.push({ comment, depth, replyCount: below.length });
      for (const reply of below.toReversed()) stack.push({ comment: reply, depth: depth + 1 });
    }
  };
  for (const comment of comments) if (!ids.has(comment.parent ?? 0)) place(comment);
  for (const comment of comments) place(comment);
  return thread;
}
