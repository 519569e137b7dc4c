import { expect, test } from 'vitest';
import { inThread } from '../../../../../src/graphql/engine/comments/thread.ts';
import type { CommentRow } from '../../../../../src/wordpress/rest/shapes.ts';

const comment = (id: number, parent: number) => ({ id, parent }) as CommentRow;

test.each([
  [
    'replies follow what they reply to',
    [
      [1, 0],
      [2, 0],
      [3, 1],
      [4, 3],
      [5, 1],
    ],
    '1 .3 ..4 .5 2',
  ],
  [
    'a reply to a hidden comment is at the top',
    [
      [1, 0],
      [3, 2],
      [4, 3],
    ],
    '1 3 .4',
  ],
  [
    'circles are cut, and nothing is lost',
    [
      [1, 2],
      [2, 1],
      [3, 3],
      [4, 0],
    ],
    '4 1 .2 3',
  ],
  [
    'a reply that is older than its comment',
    [
      [1, 2],
      [2, 0],
    ],
    '2 .1',
  ],
] as const)('thread: %s', (_what, pairs, expected) => {
  const thread = inThread(pairs.map(([id, parent]) => comment(id, parent)));
  expect(thread.map(({ comment: { id }, depth }) => '.'.repeat(depth) + id).join(' ')).toBe(expected);
});

test('thread: a thousand levels', () => {
  const thread = inThread(Array.from({ length: 1_000 }, (_, index) => comment(index + 1, index)));
  expect(thread.at(-1)).toMatchObject({ depth: 999, replyCount: 0 });
});
