import { expect, test } from 'vitest';
import { discoverSite } from '../../../src/server/discover-site.ts';
import { startWordPressServer, type WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const ROUTES = ['posts', 'pages', 'books', 'categories', 'tags', 'users', 'media', 'comments', 'settings'];
const DECLARES = { '/wp/v2/books': { properties: { isbn: { type: 'string' } } } };
/** A route as the index of its namespace has it. */
const described = { endpoints: [], schema: { properties: {} } };
const all = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`/wp/v2/${name}`, described]));

test.each<[what: string, answer: NonNullable<WordPressServerOptions['override']>, asked: readonly string[]]>([
  ['all of them are in one answer', () => undefined, []],
  ['that answer is refused', () => ({ status: 401, body: { code: 'rest_forbidden' } }), ROUTES],
  ['it is a page', () => ({ body: '<title>Not for you</title>' }), ROUTES],
  [
    'a cache gives the one for another context',
    () => ({ body: { routes: { '/wp/v2/books': { endpoints: [] } } } }),
    ROUTES,
  ],
  ['the core is too old for names in names', () => ({ body: [] }), ROUTES],
  [
    'one is left out',
    () => ({ body: { routes: all(ROUTES.filter((name) => name !== 'books')) } }),
    ['books'],
  ],
])('routes are asked one by one what they are like only if need be: %s', async (_what, answer, asked) => {
  await using site = await startWordPressServer({
    types: { book: { rest_base: 'books' } },
    declares: DECLARES,
    override: (request) => (request.query['context'] === 'help' ? answer(request) : undefined),
  });
  const { discovery, client } = await discoverSite(site.url);
  await client.close();
  const options = site.calls.filter(({ method }) => method === 'OPTIONS');
  expect(options.map(({ route }) => route).sort()).toEqual(asked.map((name) => `/wp/v2/${name}`).sort());
  expect(discovery.routes['/wp/v2/books']?.properties).toEqual(DECLARES['/wp/v2/books'].properties);
  expect(discovery.warnings).toEqual([]);
});

test('each namespace describes its own routes, fifty in an answer; a single route says it itself', async () => {
  const types = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`type_${index}`, { rest_base: `type-${index}` }]),
  );
  await using site = await startWordPressServer({
    types: { ...types, tour: { rest_base: 'tours', rest_namespace: 'travel/v1' } },
  });
  const { client } = await discoverSite(site.url);
  await client.close();
  const helps = site.calls.filter(({ query }) => query['context'] === 'help');
  const sizes = helps.map(({ route, query }) => [route, query['_fields']?.split(',').length]);
  // Besides the 60: posts, pages, categories, tags, users, media, comments, settings.
  expect(sizes).toEqual([
    ['/wp/v2', 50],
    ['/wp/v2', 18],
  ]);
  const options = site.calls.filter(({ method }) => method === 'OPTIONS').map(({ route }) => route);
  expect(options).toEqual(['/travel/v1/tours']);
});
