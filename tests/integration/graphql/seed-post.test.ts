import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { idOf, startGateway } from '../../helpers/gateway.ts';
import {
  HOME,
  makeCategory,
  makeComment,
  makeMedia,
  makeTag,
  makeUser,
  type Row,
} from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

/** A post as sent by a real site, with everything its plugins added. */
const SEED = await readFile(new URL('../../fixtures/post-80660.json', import.meta.url), 'utf8');

interface SeedPost extends Row {
  readonly date_gmt: string;
  readonly modified_gmt: string;
  readonly author: number;
  readonly featured_media: number;
  readonly categories: readonly number[];
  readonly tags: readonly number[];
  readonly title: { readonly rendered: string };
  readonly content: { readonly rendered: string; readonly protected: boolean };
  readonly excerpt: { readonly rendered: string };
  readonly guid: { readonly rendered: string };
  readonly _links: Readonly<Record<string, readonly Link[]>>;
}

interface Link {
  readonly href: string;
  /** `wp:term` leads to each taxonomy separately. */
  readonly taxonomy?: string;
}

/** The seed as the post of a site with another URL. */
const seedAt = (home: string): SeedPost =>
  JSON.parse(SEED.replaceAll('https://www.businessupturn.com/usa', home));

const utc = (gmt: string) => `${gmt}.000Z`;
const hrefs = (post: SeedPost, relation: string) => post._links[relation]?.map(({ href }) => href);

/** Each key of the post: the selection that reaches it, and the expected value. */
const KEYS: Readonly<Record<string, readonly [selection: string, expected: (post: SeedPost) => unknown]>> = {
  id: ['databaseId', ({ id }) => id],
  // Site-local time and UTC are the same, returned in UTC.
  date: ['date', ({ date_gmt }) => utc(date_gmt)],
  date_gmt: ['date', ({ date_gmt }) => utc(date_gmt)],
  modified: ['modified', ({ modified_gmt }) => utc(modified_gmt)],
  modified_gmt: ['modified', ({ modified_gmt }) => utc(modified_gmt)],
  guid: ['guid', ({ guid }) => guid.rendered],
  slug: ['slug', ({ slug }) => slug],
  status: ['status', () => 'PUBLISH'],
  type: ['contentType { slug }', ({ type }) => ({ slug: type })],
  link: ['link', ({ link }) => link],
  title: ['title', ({ title }) => title.rendered],
  content: ['content', ({ content }) => content.rendered],
  excerpt: ['excerpt', ({ excerpt }) => excerpt.rendered],
  author: ['author { databaseId }', ({ author }) => ({ databaseId: author })],
  featured_media: ['featuredMedia { databaseId }', ({ featured_media }) => ({ databaseId: featured_media })],
  comment_status: ['commentStatus', () => 'OPEN'],
  ping_status: ['pingStatus', () => 'OPEN'],
  sticky: ['isSticky', ({ sticky }) => sticky],
  template: ['template', ({ template }) => template],
  format: ['format', () => 'STANDARD'],
  meta: ['meta', ({ meta }) => meta],
  categories: ['categories { databaseId }', ({ categories }) => categories.map((id) => ({ databaseId: id }))],
  tags: ['tags { databaseId }', ({ tags }) => tags.map((id) => ({ databaseId: id }))],
  class_list: ['classList', ({ class_list }) => class_list],
  // Registered by a plugin without a schema: discovered from the item itself.
  reading_time: ['readingTime', ({ reading_time }) => reading_time],
};

/** Each relation of the post: its place in the graph, and what is there. */
const RELATIONS: typeof KEYS = {
  self: ['restUrl', (post) => hrefs(post, 'self')?.[0]],
  collection: ['contentType { restUrl }', (post) => ({ restUrl: hrefs(post, 'collection')?.[0] })],
  about: ['contentType { slug label }', () => ({ slug: 'post', label: 'Posts' })],
  author: ['author { restUrl name }', (post) => ({ restUrl: hrefs(post, 'author')?.[0], name: 'User 386' })],
  replies: ['comments { nodes { databaseId } }', () => ({ nodes: [{ databaseId: 2 }, { databaseId: 1 }] })],
  'version-history': ['revisions { nodes { databaseId } }', () => null],
  'wp:featuredmedia': [
    'featuredMedia { restUrl altText }',
    (post) => ({
      restUrl: hrefs(post, 'wp:featuredmedia')?.[0],
      altText: 'Alternative text of image 80665',
    }),
  ],
  'wp:attachment': ['attachments { nodes { databaseId } }', () => ({ nodes: [{ databaseId: 80665 }] })],
  'wp:term category': ['categories { name }', () => [{ name: 'Category 68' }]],
  'wp:term post_tag': ['tags { name }', ({ tags }) => tags.map((id) => ({ name: `Tag ${id}` }))],
};

/** Links that are not relations: `curies` explains the prefix `wp:`. */
const NO_RELATIONS = ['curies'];

const post = seedAt(HOME);
const site: WordPressServerOptions = {
  folder: '/usa',
  posts: [post],
  users: [makeUser({ id: post.author })],
  media: [makeMedia({ id: post.featured_media, post: post.id })],
  categories: post.categories.map((id) => makeCategory({ id })),
  tags: post.tags.map((id) => makeTag({ id })),
  comments: [1, 2].map((id) => makeComment({ id, post: post.id })),
  override: ({ route }) =>
    route === `/wp/v2/posts/${post.id}/revisions`
      ? { status: 401, body: { code: 'rest_cannot_read', message: 'Sorry.', data: { status: 401 } } }
      : undefined,
};

test('every key and every relation of a post is in the graph', () => {
  const { _links, ...keys } = post;
  expect(Object.keys(KEYS)).toEqual(expect.arrayContaining(Object.keys(keys)));
  const relations = Object.entries(_links).flatMap(([relation, links]) =>
    links.map(({ taxonomy }) => [relation, taxonomy].filter(Boolean).join(' ')),
  );
  expect(Object.keys(RELATIONS).concat(NO_RELATIONS).sort()).toEqual(relations.sort());
});

test.each(Object.entries({ ...KEYS, ...prefixed(RELATIONS) }))('%s', async (_, [selection, expected]) => {
  await using gateway = await startGateway(site);
  const { data, errors } = await gateway.query<{ post: Record<string, unknown> }>(
    `{ post(by: { databaseId: ${post.id} }) { value: ${selection} } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.post['value']).toEqual(expected(seedAt(gateway.site.url)));
});

function prefixed(places: typeof KEYS): typeof KEYS {
  return Object.fromEntries(Object.entries(places).map(([relation, place]) => [`_links.${relation}`, place]));
}

test('all of them cost one request for the post and its embeddings, and one per list', async () => {
  await using gateway = await startGateway(site);
  const places = [...Object.values(KEYS), ...Object.values(RELATIONS)];
  const fields = places.map(([selection], index) => `value${index}: ${selection}`);
  const { data, errors } = await gateway.query<{ post: Record<string, unknown> }>(
    `{ post(by: { databaseId: ${post.id} }) { id uri isProtected revisionCount ${fields.join(' ')} } }`,
  );
  expect(errors).toBeUndefined();
  const seed = seedAt(gateway.site.url);
  expect(data.post).toEqual({
    id: idOf('Post', post.id),
    uri: `/${post.slug}/${post.id}/`,
    isProtected: false,
    revisionCount: 0,
    ...Object.fromEntries(places.map(([, expected], index) => [`value${index}`, expected(seed)])),
  });
  expect(gateway.asked().map((asked) => asked.replace(/[?&](?!parent|post).*/, ''))).toEqual([
    '/wp/v2/comments?post=80660',
    '/wp/v2/media?parent=80660',
    '/wp/v2/posts/80660/revisions',
    '/wp/v2/posts',
  ]);
});
