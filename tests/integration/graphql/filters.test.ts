import { describe, expect, test } from 'vitest';
import { idOf, startGateway } from '../../helpers/gateway.ts';
import {
  makeCategory,
  makeComment,
  makeMedia,
  makePage,
  makePost,
  makeTag,
  makeUser,
} from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const site: WordPressServerOptions = {
  posts: [makePost({ id: 1, author: 5, tags: [4], categories: [3] }), makePost({ id: 2, author: 6 })],
  pages: [makePage({ id: 11 }), makePage({ id: 12, parent: 11 })],
  users: [makeUser({ id: 5, slug: 'ada' }), makeUser({ id: 6, slug: 'grace' })],
  media: [makeMedia({ id: 7, post: 1 })],
  categories: [makeCategory({ id: 3, slug: 'print' }), makeCategory({ id: 8, slug: 'type', parent: 3 })],
  tags: [makeTag({ id: 4, slug: 'ink' }), makeTag({ id: 9, slug: 'lead' })],
  comments: [makeComment({ id: 21, post: 1 }), makeComment({ id: 22, post: 1, parent: 21 })],
};

/** The request for a document, without the paging that all lists have. */
async function askedFor(document: string): Promise<string[]> {
  await using gateway = await startGateway(site);
  const { errors } = await gateway.query(document);
  expect(errors).toBeUndefined();
  return gateway.asked();
}

/** The parameters of the only list that a filter causes, up to the order. */
async function filterOf(list: string, where: string): Promise<string> {
  const [asked, ...more] = await askedFor(`{ ${list}(where: { ${where} }) { nodes { id } } }`);
  expect(more).toEqual([]);
  return asked?.replace(/^[^?]*\?/, '').replace(/&?orderby=.*$/, '') ?? 'nothing';
}

describe('each filter becomes a parameter of its route', () => {
  test.each([
    ['search: "letter press"', 'search=letter press'],
    ['slug: ["post-1", "post-2"]', 'slug=post-1,post-2'],
    ['id: [1, 2]', 'include=1,2'],
    ['idNot: [1]', 'exclude=1'],
    ['author: [5]', 'author=5'],
    ['authorNot: [5]', 'author_exclude=5'],
    ['publishedAfter: "2024-01-01T02:00:00+02:00"', 'after=2024-01-01T00:00:00Z'],
    ['publishedBefore: "2024-01-01T00:00:00Z"', 'before=2024-01-01T00:00:00Z'],
    ['modifiedAfter: "2024-01-01T00:00:00Z"', 'modified_after=2024-01-01T00:00:00Z'],
    ['modifiedBefore: "2024-01-01T00:00:00Z"', 'modified_before=2024-01-01T00:00:00Z'],
    ['status: [PUBLISH]', 'status=publish'],
    ['isSticky: true', 'sticky=true'],
    ['isSticky: false', 'sticky=false'],
    ['category: [3, 8]', 'categories=3,8'],
    ['categoryNot: [3]', 'categories_exclude=3'],
    ['tag: [4]', 'tags=4'],
    ['tagNot: [4]', 'tags_exclude=4'],
    ['tagAll: [4, 9]', 'tags[terms]=4,9&tags[operator]=AND'],
    ['category: [3], categoryIncludeChildren: true', 'categories[terms]=3&categories[include_children]=true'],
    ['categoryIncludeChildren: true', ''],
    ['search: "x", tag: [4], author: [5]', 'search=x&author=5&tags=4'],
    ['idNot: [], tagNot: []', ''],
    ['search: null', ''],
  ])('posts: %s', async (where, query) => {
    expect(await filterOf('posts', where)).toBe(query);
  });

  test.each([
    ['pages', 'parent: [0]', 'parent=0'],
    ['pages', 'parentNot: [11]', 'parent_exclude=11'],
    ['categories', 'search: "print"', 'search=print'],
    ['categories', 'parent: 3', 'parent=3'],
    ['categories', 'parent: 0', 'parent=0'],
    ['categories', 'hideEmpty: true', 'hide_empty=true'],
    ['tags', 'post: 1', 'post=1'],
    ['tags', 'slug: ["ink"]', 'slug=ink'],
    ['tags', 'idNot: [4]', 'exclude=4'],
    ['authors', 'search: "ada"', 'search=ada'],
    ['authors', 'slug: ["ada"], id: [5]', 'slug=ada&include=5'],
    ['media', 'parent: [1]', 'parent=1'],
    ['media', 'mimeType: "image"', 'media_type=image'],
    ['media', 'mimeType: "image/png"', 'mime_type=image/png'],
    ['media', 'author: [5]', 'author=5'],
    ['comments', 'post: [1]', 'post=1'],
    ['comments', 'parent: [0]', 'parent=0'],
    ['comments', 'parentNot: [0]', 'parent_exclude=0'],
    ['comments', 'publishedAfter: "2024-01-01T00:00:00Z"', 'after=2024-01-01T00:00:00Z'],
  ])('%s: %s', async (list, where, query) => {
    expect(await filterOf(list, where)).toBe(query);
  });
});

describe('ids in filters', () => {
  const global = (typeName: string, id: number) => `"${idOf(typeName, id)}"`;

  test.each([
    ['posts', `id: [${global('Post', 1)}, 2], idNot: ["3"]`, 'include=1,2&exclude=3'],
    [
      'posts',
      `author: [${global('Author', 5)}], category: [${global('Category', 3)}, 8]`,
      'author=5&categories=3,8',
    ],
    [
      'posts',
      `authorNot: [${global('Author', 5)}], tagNot: [${global('Tag', 4)}]`,
      'author_exclude=5&tags_exclude=4',
    ],
    ['pages', `parent: [${global('Page', 11)}]`, 'parent=11'],
    [
      'comments',
      `post: [${global('Page', 11)}, 1], parentNot: [${global('Comment', 21)}]`,
      'post=11,1&parent_exclude=21',
    ],
    ['tags', `post: ${global('Post', 1)}`, 'post=1'],
    ['media', `parent: [${global('Post', 1)}], authorNot: [5]`, 'author_exclude=5&parent=1'],
  ])('are global or database IDs: %s, %s', async (list, where, query) => {
    expect(await filterOf(list, where)).toBe(query);
  });

  test('of another type are refused', async () => {
    await using gateway = await startGateway(site);
    const document = `{ posts(where: { category: [${global('Tag', 4)}] }) { nodes { id } } }`;
    expect(await gateway.query(document)).toMatchObject({
      errors: [{ message: expect.stringContaining('of a Category'), extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(gateway.asked()).toEqual([]);
  });
});

test.each([
  ['posts', 'DATE', 'date&order=desc'],
  ['posts', 'MODIFIED', 'modified&order=desc'],
  ['posts', 'TITLE', 'title&order=asc'],
  ['categories', 'NAME', 'name&order=asc'],
  ['categories', 'COUNT', 'count&order=desc'],
  ['comments', 'DATE', 'date&order=desc'],
  ['media', 'TITLE', 'title&order=asc'],
])('%s by %s have a direction of their own', async (list, field, order) => {
  const [asked] = await askedFor(`{ ${list}(orderBy: { field: ${field} }) { nodes { id } } }`);
  expect(asked).toContain(`orderby=${order}`);
});

describe('slugs of authors and terms', () => {
  test('are looked up together, in one request per type', async () => {
    expect(
      await askedFor(`{
        a: posts(where: { tagSlug: ["ink"], authorSlug: ["ada"] }) { nodes { id } }
        b: posts(where: { tagSlug: ["lead", "ink"], categorySlug: ["print"] }) { nodes { id } }
      }`),
    ).toEqual([
      '/wp/v2/categories?slug=print&per_page=100&_fields=id,slug',
      '/wp/v2/posts?author=5&tags=4&orderby=date&order=desc&per_page=10&_fields=id',
      '/wp/v2/posts?categories=3&tags=9,4&orderby=date&order=desc&per_page=10&_fields=id',
      '/wp/v2/tags?slug=ink,lead&per_page=100&_fields=id,slug',
      '/wp/v2/users?slug=ada&per_page=100&_fields=id,slug',
    ]);
  });

  test('unknown slugs give an empty list, without a request for posts', async () => {
    await using gateway = await startGateway(site);
    expect(
      await gateway.query(
        '{ posts(where: { tagSlug: ["none"] }) { nodes { id } totalCount pageInfo { hasNextPage } } }',
      ),
    ).toEqual({ data: { posts: { nodes: [], totalCount: 0, pageInfo: { hasNextPage: false } } } });
    expect(gateway.asked()).toEqual(['/wp/v2/tags?slug=none&per_page=100&_fields=id,slug']);
  });

  test('are combined with the ids for the same thing', async () => {
    expect(await askedFor('{ posts(where: { tag: [4], tagSlug: ["lead"] }) { nodes { id } } }')).toContain(
      '/wp/v2/posts?tags=4,9&orderby=date&order=desc&per_page=10&_fields=id',
    );
  });
});

test.each([
  'posts(where: { id: [] })',
  'posts(where: { slug: [] })',
  'posts(where: { tag: [] })',
  'posts(where: { tagSlug: [] })',
  'posts(where: { search: "x", author: [] })',
  'posts(where: { status: [] })',
  'tags(where: { id: [] })',
  'comments(where: { post: [] })',
])('an empty filter gives an empty list, without a request: %s', async (list) => {
  await using gateway = await startGateway(site);
  expect(await gateway.query(`{ list: ${list} { nodes { id } totalCount } }`)).toEqual({
    data: { list: { nodes: [], totalCount: 0 } },
  });
  expect(gateway.asked()).toEqual([]);
});

describe('lists of an item keep its filter in addition to their own', () => {
  const ORDER = 'orderby=title&order=asc&per_page=3&_fields=id,title.rendered';
  test.each([
    [
      'tag(by: { databaseId: 4 }) { posts(first: 2, where: { search: "post" }, orderBy: { field: TITLE, direction: ASC }) { nodes { title } } }',
      `/wp/v2/posts?search=post&tags=4&${ORDER}`,
    ],
    [
      'category(by: { databaseId: 3 }) { posts(first: 2, where: { tag: [4] }, orderBy: { field: TITLE, direction: ASC }) { nodes { title } } }',
      `/wp/v2/posts?tags=4&categories=3&${ORDER}`,
    ],
    [
      'author(by: { databaseId: 5 }) { pages(first: 2, where: { parent: [0] }, orderBy: { field: TITLE, direction: ASC }) { nodes { title } } }',
      `/wp/v2/pages?parent=0&author=5&${ORDER}`,
    ],
    [
      'page(by: { databaseId: 11 }) { children(first: 2, where: { search: "page" }, orderBy: { field: TITLE, direction: ASC }) { nodes { title } } }',
      `/wp/v2/pages?search=page&parent=11&${ORDER}`,
    ],
    [
      'category(by: { databaseId: 3 }) { children(first: 2, orderBy: { field: COUNT, direction: DESC }) { nodes { name } } }',
      '/wp/v2/categories?parent=3&orderby=count&order=desc&per_page=3&_fields=count,id,name',
    ],
    [
      'post(by: { databaseId: 1 }) { attachments(first: 2) { nodes { altText } } }',
      '/wp/v2/media?parent=1&orderby=date&order=desc&per_page=2&_fields=alt_text,id',
    ],
    [
      'post(by: { databaseId: 1 }) { comments(last: 2, orderBy: { field: DATE, direction: ASC }) { nodes { content } } }',
      '/wp/v2/comments?post=1&orderby=date&order=desc&per_page=2&_fields=content,id',
    ],
    [
      'comment(by: { databaseId: 21 }) { replies(first: 2, orderBy: { field: ID, direction: ASC }) { nodes { authorName } } }',
      '/wp/v2/comments?parent=21&orderby=id&order=asc&per_page=2&_fields=author_name,id',
    ],
  ])('%s', async (field, list) => {
    await using gateway = await startGateway(site);
    const { data } = await gateway.query<Record<string, Record<string, { nodes: unknown[] }>>>(
      `{ ${field} }`,
    );
    expect(gateway.asked()).toContain(list);
    const items = Object.values(data).flatMap((item) => Object.values(item).flatMap(({ nodes }) => nodes));
    // This author has no pages; all other lists have items.
    expect(items.length > 0).toBe(!field.startsWith('author'));
  });
});
