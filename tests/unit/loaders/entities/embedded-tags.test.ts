import { expect, test } from 'vitest';
import { ANY_CHANGE } from '../../../../src/cache/site-caches.ts';
import { embeddedTags } from '../../../../src/loaders/entities/relations/embedded-tags.ts';
import { RestRoot } from '../../../../src/wordpress/rest/address/rest-root.ts';

const embedded = (href: string) => [
  { id: 1, _embedded: { author: [{ id: 5, _links: { self: [{ href }] } }] } },
];

test.each([
  [
    'pretty permalinks',
    'https://host/usa/wp-json/',
    'https://host/usa/wp-json/wp/v2/users/5',
    '/wp/v2/users/5',
  ],
  [
    'plain permalinks',
    'https://host/?rest_route=/',
    'https://host/?rest_route=%2Fwp%2Fv2%2Fusers%2F5',
    '/wp/v2/users/5',
  ],
  [
    'another host in front',
    'http://127.0.0.1/wp-json/',
    'https://host/wp-json/wp/v2/users/5',
    '/wp/v2/users/5',
  ],
  ['an address of something else', 'https://host/wp-json/', 'https://host/author/ida', ANY_CHANGE],
  ['no address', 'https://host/wp-json/', 'nonsense', ANY_CHANGE],
])('what came embedded tells its tag: %s', (_case, root, href, tag) => {
  expect(embeddedTags(embedded(href), new RestRoot(root))).toEqual([tag]);
});

test('what is embedded in lists, and what could not be', () => {
  const term = (id: number) => ({
    id,
    _links: { self: [{ href: `https://host/wp-json/wp/v2/tags/${id}` }] },
  });
  const error = { code: 'rest_user_invalid_id', message: 'Invalid user ID.', data: { status: 404 } };
  const body = [{ id: 1, _embedded: { 'wp:term': [[], [term(41), term(42)]], author: [error] } }, { id: 2 }];
  const root = new RestRoot('https://host/wp-json/');
  expect(embeddedTags(body, root)).toEqual(['/wp/v2/tags/41', '/wp/v2/tags/42']);
  expect(embeddedTags(undefined, root)).toEqual([]);
});
