import { expect, test } from 'vitest';
import { writtenChange } from '../../../../src/loaders/writes/written-change.ts';

test.each([
  ['POST', '/wp/v2/posts', { id: 12 }, { route: '/wp/v2/posts', id: 12, kind: 'CREATED' }],
  ['PUT', '/wp/v2/posts/12', { id: 12 }, { route: '/wp/v2/posts', id: 12, kind: 'UPDATED' }],
  ['DELETE', '/wp/v2/posts/12', { previous: {} }, { route: '/wp/v2/posts', id: 12, kind: 'DELETED' }],
  [
    'POST',
    '/wp/v2/comments',
    { id: 3, post: 12 },
    { route: '/wp/v2/comments', id: 3, kind: 'CREATED', postId: 12 },
  ],
  ['POST', '/wp/v2/users/me', { id: 4 }, { route: '/wp/v2/users', id: 4, kind: 'UPDATED' }],
  ['POST', '/wp/v2/settings', { title: 'Ink' }, { route: '/wp/v2/settings', id: 0, kind: 'CREATED' }],
  // No answer came.
  ['POST', '/wp/v2/posts', undefined, { route: '/wp/v2/posts', id: 0, kind: 'CREATED' }],
  ['PUT', '/shop/v1/books/7', undefined, { route: '/shop/v1/books', id: 7, kind: 'UPDATED' }],
] as const)('%s %s', (method, route, body, change) => {
  // What the public sees of it, a look at the site tells.
  expect(writtenChange({ method, route }, body)).toEqual({ ...change, audience: 'caches' });
});
