import { describe, expect, test, vi } from 'vitest';
import { idOf, startGateway } from '../../helpers/gateway.ts';
import { subscribe } from '../../helpers/subscribe.ts';
import {
  makeCategory,
  makeComment,
  makeCustom,
  makeCustomTerm,
  makeMedia,
  makePage,
  makePost,
  makeTag,
  makeUser,
} from '../../helpers/wordpress-rows.ts';

const SITE = {
  posts: [
    makePost({
      id: 1,
      slug: 'ink',
      author: 5,
      categories: [3],
      tags: [4],
      link: 'http://wordpress.test/ink/',
    }),
  ],
  pages: [makePage({ id: 2, slug: 'about' })],
  categories: [makeCategory({ id: 3, slug: 'craft' })],
  tags: [makeTag({ id: 4, slug: 'press' })],
  users: [makeUser({ id: 5, slug: 'ines' })],
  media: [makeMedia({ id: 6, slug: 'photo' })],
  comments: [makeComment({ id: 7, post: 1 })],
  types: { book: { name: 'Books', rest_base: 'books', taxonomies: ['genre'] } },
  taxonomies: { genre: { name: 'Genres', rest_base: 'genres', types: ['book'] } },
  custom: {
    book: [makeCustom('book', { id: 8, slug: 'sewn' })],
    genre: [makeCustomTerm('genre', { id: 9, slug: 'craft' })],
  },
};

/** A single item and its list: one request each, for every type. */
const pair = (single: string, key: string, list: string) =>
  ({
    [single]: [`{ ${single}(by: { ${key} }) { id } }`, 1],
    [list]: [`{ ${list}(first: 5) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`, 1],
  }) as const;

/** Every root field: a query, and the requests it may cost. */
const COSTS: Readonly<Record<string, readonly [query: string, requests: number]>> = {
  ...pair('post', 'slug: "ink"', 'posts'),
  ...pair('page', 'databaseId: 2', 'pages'),
  ...pair('book', 'slug: "sewn"', 'books'),
  ...pair('category', 'slug: "craft"', 'categories'),
  ...pair('tag', 'slug: "press"', 'tags'),
  ...pair('genre', 'databaseId: 9', 'genres'),
  ...pair('author', 'slug: "ines"', 'authors'),
  ...pair('mediaItem', 'databaseId: 6', 'media'),
  ...pair('comment', 'databaseId: 7', 'comments'),
  // The months without posts are not asked about one by one.
  archives: ['{ archives(first: 3) { count } }', 4],
  thread: ['{ thread(post: 1) { comment { content } } }', 1],
  contentTypes: ['{ contentTypes { slug taxonomies { slug } } }', 0],
  taxonomies: ['{ taxonomies { slug contentTypes { slug } } }', 0],
  site: ['{ site { name description timezone } }', 1],
  node: [`{ node(id: "${idOf('Post', 1)}") { id } }`, 1],
  // One per type.
  nodes: [`{ nodes(ids: ["${idOf('Post', 1)}", "${idOf('Tag', 4)}", "${idOf('Tag', 4)}"]) { id } }`, 2],
  // The page's headers, then its item.
  nodeByUri: ['{ nodeByUri(uri: "/ink/") { ... on Content { title } } }', 2],
  redirect: ['{ redirect(uri: "/ink/") { uri } }', 1],
  // The search, then the items of each type: here one, and three.
  search: ['{ search(query: "post") { nodes { title } } }', 2],
  contents: ['{ contents { nodes { title } } }', 4],
  // Each source in turn, if none has a menu.
  menu: ['{ menu(by: { slug: "main" }) { name } }', 3],
  menus: ['{ menus { name } }', 3],
  // Anonymous callers cost no request.
  viewer: ['{ viewer { id } }', 0],
  settings: ['{ settings { title } }', 0],
};

/** Every subscription, and the collections it polls: one request each, shared by all subscribers. */
const LOOKS: Readonly<Record<string, readonly [subscription: string, routes: readonly string[]]>> = {
  contentChanged: [
    'subscription { contentChanged { databaseId } }',
    ['/wp/v2/books', '/wp/v2/pages', '/wp/v2/posts'],
  ],
  commentAdded: ['subscription { commentAdded { databaseId } }', ['/wp/v2/comments']],
};

interface Type {
  readonly fields: readonly { readonly name: string }[];
}

describe('cost of root fields', () => {
  test('is listed here for each of them', async () => {
    await using gateway = await startGateway(SITE);
    const { data } = await gateway.query<{ __schema: { queryType: Type; subscriptionType: Type } }>(
      '{ __schema { queryType { fields { name } } subscriptionType { fields { name } } } }',
    );
    const namesOf = ({ fields }: Type) => fields.map(({ name }) => name).sort();
    expect(namesOf(data.__schema.queryType)).toEqual(Object.keys(COSTS).sort());
    expect(namesOf(data.__schema.subscriptionType)).toEqual(Object.keys(LOOKS).sort());
  });

  test.each(Object.entries(COSTS))('%s', async (_name, [query, requests]) => {
    await using gateway = await startGateway(SITE);
    const { errors } = await gateway.query(query);
    expect(errors).toBeUndefined();
    expect(gateway.asked()).toHaveLength(requests);
  });

  test.each(Object.entries(LOOKS))('%s, as a subscription', async (_name, [subscription, routes]) => {
    await using gateway = await startGateway(SITE, { freshness: { watchInterval: 3_600 } });
    await using one = await subscribe(gateway.gateway, subscription);
    await using other = await subscribe(gateway.gateway, subscription);
    const next = Promise.all([one.next(), other.next()]);
    await vi.waitUntil(() => gateway.site.calls.length >= routes.length, { timeout: 20_000 });
    // It waits for a poll in flight.
    await gateway.gateway.dispose();
    expect(await next).toEqual([undefined, undefined]);
    expect(gateway.asked().map((asked) => asked.split('?')[0])).toEqual(routes);
  });
});
