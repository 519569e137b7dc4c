import { describe, expect, test } from 'vitest';
import {
  HOME,
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
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const contents = {
  posts: [
    ...Array.from({ length: 12 }, (_, index) =>
      makePost({ id: index + 1, author: 7, categories: [1], tags: index < 3 ? [21, 22] : [21] }),
    ),
    makePost({ id: 90, author: 8, password: 'sesame' }),
    makePost({ id: 91, author: 9, status: 'draft' }),
  ],
  pages: [
    makePage({ id: 200 }),
    makePage({ id: 201, parent: 200, slug: 'child', link: `${HOME}/page-200/child/` }),
  ],
  media: [makeMedia({ id: 300 })],
  categories: [makeCategory({ id: 1 }), makeCategory({ id: 2, parent: 1 })],
  tags: [makeTag({ id: 21 }), makeTag({ id: 22 })],
  users: [makeUser({ id: 7 }), makeUser({ id: 8 }), makeUser({ id: 9 })],
  comments: [makeComment({ id: 1, post: 3 }), makeComment({ id: 2, post: 90 })],
  types: { book: { name: 'Books', rest_base: 'books', taxonomies: ['genre'] } },
  taxonomies: { genre: { name: 'Genres', rest_base: 'genres', types: ['book'] } },
  custom: {
    book: [makeCustom('book', { id: 500, genres: [31] })],
    genre: [makeCustomTerm('genre', { id: 31 })],
  },
};

async function ask(path: string, init?: RequestInit) {
  await using site = await startWordPressServer(contents);
  const response = await fetch(site.url + path, { redirect: 'manual', ...init });
  const words = await response.text();
  return {
    status: response.status,
    total: response.headers.get('x-wp-total'),
    link: (response.headers.get('link') ?? '').replaceAll(site.url, ''),
    location: response.headers.get('location')?.replace(site.url, ''),
    json: words.startsWith('<') || words === '' ? undefined : JSON.parse(words),
  };
}

const ids = (rows: { id: number }[]) => rows.map(({ id }) => id);

describe('the imitated WordPress', () => {
  test.each([
    ['/wp-json/wp/v2/posts', [90, 12, 11, 10, 9, 8, 7, 6, 5, 4], '13'],
    ['/wp-json/wp/v2/posts?include=', [90, 12, 11, 10, 9, 8, 7, 6, 5, 4], '13'],
    ['/wp-json/wp/v2/posts?include=3,1,3,99,91', [3, 1], '2'],
    ['/wp-json/wp/v2/posts?include=1,3,2&orderby=include', [1, 3, 2], '3'],
    ['/wp-json/wp/v2/posts?slug=post-2,post-1&orderby=slug&order=asc', [1, 2], '2'],
    ['/wp-json/wp/v2/posts?offset=11&per_page=5', [2, 1], '13'],
    ['/wp-json/wp/v2/posts?offset=13', [], '0'],
    ['/wp-json/wp/v2/tags?offset=9', [], '2'],
    ['/wp-json/wp/v2/posts?tags=22', [3, 2, 1], '3'],
    ['/wp-json/wp/v2/posts?after=2024-01-01T11:00:00', [90, 12], '2'],
    ['/wp-json/wp/v2/posts?author=8', [90], '1'],
    ['/wp-json/wp/v2/pages?parent=200', [201], '1'],
    ['/wp-json/wp/v2/categories?post=3', [1], '1'],
    ['/wp-json/wp/v2/users', [7, 8], '2'],
    ['/wp-json/wp/v2/comments', [1], '2'],
    ['/wp-json/wp/v2/tags?page=9', [], '2'],
    ['/wp-json/wp/v2/books?genres=31', [500], '1'],
    ['/wp-json/wp/v2/search?subtype=page', [201, 200], '2'],
    ['/?rest_route=/wp/v2/tags', [21, 22], '2'],
  ])('%s lists %j of %s', async (path, expected, total) => {
    const answer = await ask(path);
    expect(ids(answer.json)).toEqual(expected);
    expect(answer.total).toBe(total);
  });

  test.each([
    ['/wp-json/wp/v2/posts?per_page=101', 400, 'rest_invalid_param'],
    ['/wp-json/wp/v2/posts?page=9', 400, 'rest_post_invalid_page_number'],
    ['/wp-json/wp/v2/posts?status=draft', 400, 'rest_invalid_param'],
    ['/wp-json/wp/v2/posts?orderby=colour', 400, 'rest_invalid_param'],
    ['/wp-json/wp/v2/posts/404', 404, 'rest_post_invalid_id'],
    ['/wp-json/wp/v2/posts/91', 401, 'rest_forbidden'],
    ['/wp-json/wp/v2/posts/90?password=wrong', 403, 'rest_post_incorrect_password'],
    ['/wp-json/wp/v2/users/9', 401, 'rest_user_cannot_view'],
    ['/wp-json/wp/v2/comments?post=3,90', 401, 'rest_cannot_read_post'],
    ['/wp-json/wp/v2/settings', 401, 'rest_forbidden'],
    ['/wp-json/wp/v2/colours', 404, 'rest_no_route'],
  ])('%s is rejected with %d %s', async (path, status, code) => {
    const answer = await ask(path);
    expect(answer).toMatchObject({ status, json: { code, data: { status } } });
  });

  test.each([
    ['/posts/1?_fields=id,title.rendered', { id: 1, title: { rendered: 'Post 1' } }],
    ['/posts/1?_fields=id,title,title.rendered,slug', { id: 1, title: { rendered: 'Post 1' } }],
    [
      '/posts?include=1&_fields=_links.about',
      [{ _links: { about: [{ href: '/wp-json/wp/v2/types/post' }] } }],
    ],
    ['/users/7?_fields=id,avatar_urls.96', { id: 7 }],
    ['/comments/1?_fields=id,content.rendered', { id: 1 }],
    ['/media/300?_fields=id,media_details.sizes', { id: 300 }],
    ['/posts/1?_fields=colour', []],
    ['/types?_fields=rest_base', []],
    ['/types?_fields=post.rest_base', { post: [] }],
  ])('%s', async (path, expected) => {
    const { json } = await ask(`/wp-json/wp/v2${path}`);
    expect(JSON.parse(JSON.stringify(json).replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, ''))).toEqual(expected);
  });

  test('a post is the seed of its links', async () => {
    const { json } = await ask('/wp-json/wp/v2/posts/1');
    expect(Object.keys(json._links)).toEqual(
      'self collection about author replies version-history wp:attachment wp:term curies'.split(' '),
    );
  });

  test('a protected post is opened by its password', async () => {
    const closed = await ask('/wp-json/wp/v2/posts/90');
    expect(closed.json.content).toEqual({ rendered: '', protected: true });
    expect(closed.json).not.toHaveProperty('password');
    const open = await ask('/wp-json/wp/v2/posts/90?password=sesame');
    expect(open.json.content).toEqual({ rendered: '<p>Content of post 90.</p>\n', protected: true });
  });

  test('pages of the site name their REST address', async () => {
    const home = await ask('/', { method: 'HEAD' });
    expect(home.link).toBe('</wp-json/>; rel="https://api.w.org/"');
    const child = await ask('/page-200/child/', { method: 'HEAD' });
    expect(child.link).toContain(
      '</wp-json/wp/v2/pages/201>; rel="alternate"; title="JSON"; type="application/json"',
    );
    expect(await ask('/?p=3')).toMatchObject({ status: 301, location: '/post-3/' });
    expect(await ask('/nowhere/')).toMatchObject({ status: 404 });
  });

  test('a POST with `_method=GET` is read from its JSON body, not from a form', async () => {
    const post = (body: string, type: string) =>
      ask('/wp-json/wp/v2/posts?_method=GET', { method: 'POST', body, headers: { 'content-type': type } });
    expect(ids((await post('{"include":[2,1]}', 'application/json')).json)).toEqual([2, 1]);
    expect((await post('include=2,1', 'application/x-www-form-urlencoded')).total).toBe('13');
  });
});
