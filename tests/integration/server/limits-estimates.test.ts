import { expect, test } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import { HOME, makeMedia, makePage, makePost } from '../../helpers/wordpress-rows.ts';

interface Traced {
  readonly extensions?: { readonly cost?: { readonly estimate: number } };
}

const images = (post: number) =>
  range(1, 5)
    .map((n) => `<p>${'word '.repeat(200)}</p><img class="wp-image-${1_000 + post * 5 + n}" src="/x.png">`)
    .join('');

const site = {
  posts: range(1, 60).map((id) => makePost({ id, content: images(id) })),
  pages: range(301, 330).map((id) => makePage({ id, slug: `page-${id}` })),
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
