import { expect, test } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import {
  HOME,
  makeCategory,
  makeComment,
  makeMedia,
  makePage,
  makePost,
} from '../../helpers/wordpress-rows.ts';

interface Traced {
  readonly extensions?: { readonly cost?: { readonly estimate: number } };
}

const images = (post: number) =>
  range(1, 5)
    .map((n) => `<p>${'word '.repeat(200)}</p><img class="wp-image-${1_000 + post * 5 + n}" src="/x.png">`)
    .join('');

const site = {
  posts: range(1, 60).map((id) =>
    makePost({
      id,
      content: images(id),
      // In every third month.
      date: `20${10 + (id % 10)}-0${1 + 3 * (id % 3)}-01T00:${String(id % 60).padStart(2, '0')}:00`,
      categories: [200 + (id % 20)],
    }),
  ),
  pages: range(301, 330).map((id) => makePage({ id, slug: `page-${id}`, parent: id % 5 === 1 ? 0 : id - 1 })),
  categories: range(200, 219).map((id) => makeCategory({ id, parent: id % 3 === 0 ? 0 : id - 1 })),
  comments: range(2_001, 2_250).map((id) => makeComment({ id, post: 1 })),
  media: range(1, 40)
    .map((id) => makeMedia({ id: 400 + id, slug: `photo-${id}`, link: `${HOME}/photo-${id}/` }))
    .concat(range(1_006, 1_305).map((id) => makeMedia({ id }))),
};

const each = (
  from: number,
  to: number,
  uri: (n: number) => string,
  below = '{ __typename id ... on Content { title } ... on Media { altText } }',
) =>
  `{ ${range(from, to)
    .map((n) => `a${n}: nodeByUri(uri: "${uri(n)}") ${below}`)
    .join(' ')} }`;

test.each([
  ['images of many posts', '{ posts(first: 60) { nodes { images { media { title } } } } }'],
  ['attachment pages', each(1, 39, (n) => `/photo-${n}/`)],
  ['plain permalinks of posts', each(1, 30, (n) => `/?p=${n}`)],
  ['plain permalinks of pages', each(301, 330, (n) => `/?p=${n}`)],
  ['plain permalinks of nothing', each(901, 930, (n) => `/?p=${n}`)],
  [
    'numbered pages',
    '{ posts(first: 7, offset: 11) { totalCount nodes { title } pageInfo { endCursor hasNextPage } } }',
  ],
  ['numbered pages of 100', '{ posts(first: 100, offset: 1) { nodes { title } } }'],
  [
    'numbered pages of feeds',
    '{ contents(first: 7, offset: 11) { totalCount nodes { title } pageInfo { endCursor } } }',
  ],
  ['next and previous', '{ posts(first: 20) { nodes { next { title } previous { title } } } }'],
  ['months', '{ archives(first: 24) { count uri } }'],
  [
    'the count of an archive',
    '{ archives(first: 3) { count posts(first: 2) { totalCount nodes { title } } } }',
  ],
  ['related', '{ posts(first: 20) { nodes { related(first: 2) { title related { title } } } } }'],
  [
    'breadcrumbs',
    '{ posts(first: 50) { nodes { breadcrumbs { label } } } pages(first: 50) { nodes { breadcrumbs { label } } } }',
  ],
  ['a thread', '{ thread(post: 1, first: 250) { comment { authorName } } }'],
  ['addresses of nothing', each(901, 930, (n) => `/nothing-${n}/`)],
])('%s take no more requests than estimated', async (_what, query) => {
  await using gateway = await startGateway(site, { cache: { ttl: 0 } });
  const answer = await gateway.query(query, {}, { 'x-pressgraph-trace': '1' });
  expect(answer.errors).toBeUndefined();
  const asked = gateway.asked();
  const estimate = (answer as Traced).extensions?.cost?.estimate ?? 0;
  expect(asked.length).toBeLessThanOrEqual(estimate);
});

test('the file that an attachment page redirects to is not requested', async () => {
  await using gateway = await startGateway({
    ...site,
    override: ({ path }) =>
      /^\/photo-\d+\/$/.test(path)
        ? { status: 301, headers: { location: path.replace(/^\/(.*)\/$/, '/wp-content/uploads/$1.jpg') } }
        : undefined,
  });
  const { data, errors } = await gateway.query<Record<string, { databaseId: number }>>(
    each(1, 39, (n) => `/photo-${n}/`, '{ ... on Media { databaseId } }'),
  );
  expect(errors).toBeUndefined();
  expect(Object.values(data).map(({ databaseId }) => databaseId)).toEqual(range(401, 439));
  const asked = gateway.asked();
  expect(asked.filter((one) => one.includes('uploads'))).toEqual([]);
  expect(asked.length).toBeLessThanOrEqual(49);
});
