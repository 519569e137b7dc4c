import { expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { makeCategory, makeMedia, makePost, makeTag, makeUser } from '../../helpers/wordpress-rows.ts';

// What filters of themes (`rest_prepare_post`) were seen to do to WordPress's own fields.
const related = {
  categories: [7, 8].map((id) => makeCategory({ id, name: `Category ${id}` })),
  tags: [makeTag({ id: 9, name: 'Tag' })],
  users: [makeUser({ id: 5, name: 'Ann' })],
  media: [makeMedia({ id: 100 })],
};
const QUERY = `{ post(by: { databaseId: 1 }) {
  title categories { name } tags { name } author { name } featuredMedia { databaseId }
} }`;
const ALL = {
  categories: [{ name: 'Category 7' }, { name: 'Category 8' }],
  tags: [{ name: 'Tag' }],
  author: { name: 'Ann' },
  featuredMedia: { databaseId: 100 },
};

test.each([
  ['lists with gaps, which PHP sends as objects', { categories: { 1: 7, 3: 8 }, tags: { 2: 9 } }],
  ['ids as texts', { categories: ['7', '8'], tags: ['9'], featured_media: '100', author: '5' }],
  [
    'items in place of their ids',
    {
      categories: [{ id: 7, name: 'x' }, { term_id: 8 }],
      tags: [{ term_id: 9 }],
      author: { ID: 5, display_name: 'x' },
      featured_media: { id: 100, url: 'x' },
    },
  ],
])('relations are found from %s', async (_name, changed) => {
  const post = makePost({ id: 1, author: 5, featured_media: 100, ...changed });
  // WordPress shows only users who have published something.
  await using gateway = await startGateway({ ...related, posts: [post, makePost({ id: 2, author: 5 })] });
  const { data, errors } = await gateway.query(QUERY);
  expect(errors).toBeUndefined();
  expect(data).toEqual({ post: { title: 'Post 1', ...ALL } });
});

test('none of these is null or empty, and a name in place of an id an error at its path', async () => {
  const posts = [
    makePost({ id: 1, categories: ['News'], tags: [], author: 'Ann', featured_media: false }),
    makePost({ id: 2, categories: null, tags: '', author: null, featured_media: 0 }),
  ];
  await using gateway = await startGateway({ ...related, posts });
  const { data, errors } = await gateway.query(QUERY);
  expect(data).toEqual({
    post: { title: 'Post 1', categories: null, tags: [], author: null, featuredMedia: null },
  });
  expect(errors).toMatchObject([
    { path: ['post', 'categories'], extensions: { code: 'UPSTREAM_ERROR' } },
    { path: ['post', 'author'], extensions: { code: 'UPSTREAM_ERROR' } },
  ]);
  const other = await gateway.query(QUERY.replace('databaseId: 1', 'databaseId: 2'));
  expect(other).toEqual({
    data: { post: { title: 'Post 2', categories: [], tags: [], author: null, featuredMedia: null } },
  });
});
