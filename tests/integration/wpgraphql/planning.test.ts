import { expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import {
  HOME,
  makeCategory,
  makeMedia,
  makePage,
  makePost,
  makeTag,
  makeUser,
} from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

/** A magazine with two sections, three authors, a picture for each post, and a menu. */
const SITE: WordPressServerOptions = {
  posts: Array.from({ length: 24 }, (_, index) =>
    makePost({
      id: 101 + index,
      slug: `post-${101 + index}`,
      link: `${HOME}/post-${101 + index}/`,
      author: 5 + (index % 3),
      featured_media: 301 + index,
      categories: [1 + (index % 2)],
      tags: [3, 4],
    }),
  ),
  pages: [makePage({ id: 40, slug: 'about', link: `${HOME}/about/` }), makePage({ id: 41, slug: 'contact' })],
  media: Array.from({ length: 24 }, (_, index) => makeMedia({ id: 301 + index })),
  categories: [
    makeCategory({ id: 1, name: 'News', slug: 'news', link: `${HOME}/category/news/`, count: 12 }),
    makeCategory({ id: 2, name: 'Craft', slug: 'craft', link: `${HOME}/category/craft/`, count: 12 }),
  ],
  tags: [makeTag({ id: 3, name: 'Ink' }), makeTag({ id: 4, name: 'Lead' })],
  users: [5, 6, 7].map((id) => makeUser({ id, slug: `user-${id}` })),
  override: ({ route }) => MENUS[route ?? ''],
};

const menuItem = (id: number, page: number) => ({
  ...{ id, title: { rendered: `Item ${id}` }, url: `${HOME}/page-${page}/`, menus: 4, parent: 0 },
  ...{ type: 'post_type', object: 'page', object_id: page },
});
const MENUS: Readonly<Record<string, { headers: Record<string, string>; body: readonly object[] }>> = {
  '/wp/v2/menus': {
    headers: { 'x-wp-total': '1' },
    body: [{ id: 4, name: 'Main', slug: 'main', locations: ['primary'] }],
  },
  '/wp/v2/menu-items': { headers: { 'x-wp-total': '2' }, body: [menuItem(1, 40), menuItem(2, 41)] },
};

interface Pair {
  readonly what: string;
  readonly wpgraphql: string;
  readonly native: string;
  /** Requests that it is estimated to take beyond the native schema’s, and why. */
  readonly further?: number;
}

const CARD = `title date uri excerpt author { node { name avatar { url } } } featuredImage { node { sourceUrl altText } }
  categories { nodes { name uri } }`;
const NATIVE_CARD = `title date uri excerpt author { name avatarUrl } featuredMedia { sourceUrl altText } categories { name uri }`;

const PAGES: readonly Pair[] = [
  {
    what: 'a home page of 20 posts',
    wpgraphql: `{ posts(first: 20) { nodes { ${CARD} tags { edges { node { name } } } } pageInfo { hasNextPage endCursor } } }`,
    native: `{ posts(first: 20) { nodes { ${NATIVE_CARD} tags { name } } pageInfo { hasNextPage endCursor } } }`,
  },
  {
    what: 'an article by its slug',
    wpgraphql: `{ post(id: "post-110", idType: SLUG) { ${CARD} content tags { nodes { name } } } }`,
    native: `{ post(by: { slug: "post-110" }) { ${NATIVE_CARD} content tags { name } } }`,
  },
  {
    what: 'an article by its address',
    // A page may be that of the latest posts.
    further: 1,
    wpgraphql: `{ nodeByUri(uri: "/post-110/") { __typename ... on Post { ${CARD} content } } }`,
    native: `{ nodeByUri(uri: "/post-110/") { __typename ... on Post { ${NATIVE_CARD} content } } }`,
  },
  {
    what: 'the archive of a category',
    wpgraphql: `{ category(id: "news", idType: SLUG) { name description posts(first: 10) { nodes { ${CARD} } pageInfo { hasNextPage endCursor } } } }`,
    native: `{ category(by: { slug: "news" }) { name description posts(first: 10) { nodes { ${NATIVE_CARD} } pageInfo { hasNextPage endCursor } } } }`,
  },
  {
    what: 'all categories with their posts',
    wpgraphql: `{ categories { nodes { name posts(first: 3) { nodes { ${CARD} } } } } }`,
    native: `{ categories(first: 10) { nodes { name posts(first: 3) { nodes { ${NATIVE_CARD} } } } } }`,
  },
  {
    what: 'an author with their posts',
    wpgraphql: `{ user(id: "user-6", idType: SLUG) { name posts(first: 5) { nodes { ${CARD} } } } }`,
    native: `{ author(by: { slug: "user-6" }) { name posts(first: 5) { nodes { ${NATIVE_CARD} } } } }`,
  },
  {
    what: 'a menu with what it leads to',
    wpgraphql: `{ menu(id: "primary", idType: LOCATION) { name menuItems(first: 10) { nodes { label uri connectedNode { node { ... on Page { title } } } } } } }`,
    native: `{ menu(by: { location: "primary" }) { name items { label uri node { ... on Page { title } } } } }`,
  },
  {
    what: 'ids of related items',
    wpgraphql:
      '{ posts(first: 5) { nodes { author { node { id } } featuredImage { node { databaseId } } categories { nodes { id } } } } }',
    native: '{ posts(first: 5) { nodes { author { id } featuredMedia { databaseId } categories { id } } } }',
  },
];

interface Traced {
  readonly data?: unknown;
  readonly errors?: unknown;
  readonly extensions?: { readonly cost?: { readonly estimate: number } };
}

async function planned(path: string, query: string) {
  await using gateway = await startGateway(SITE, { cache: { ttl: 0 } });
  const response = await gateway.gateway.fetch(`http://gateway${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-pressgraph-trace': '1' },
    body: JSON.stringify({ query }),
  });
  const { errors, extensions } = (await response.json()) as Traced;
  expect(errors, query).toBeUndefined();
  const routes = gateway.asked().map((call) => call.split('?')[0]);
  return { routes, estimate: extensions?.cost?.estimate ?? 0 };
}

test.each(PAGES)('$what costs what it costs in the native schema, and is estimated so', async (page) => {
  const own = await planned('/wp/graphql', page.wpgraphql);
  const native = await planned('/graphql', page.native);
  expect(own.routes).toEqual(native.routes);
  expect(own.estimate).toBeGreaterThanOrEqual(own.routes.length);
  expect(own.estimate).toBeLessThanOrEqual(native.estimate + (page.further ?? 0));
});
