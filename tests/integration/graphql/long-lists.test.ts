import { describe, expect, test } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

/** Holds requests until this many have arrived, to prove that they were concurrent. */
function meeting(size: number): () => Promise<void> {
  let open = () => {};
  const whole = new Promise<void>((resolve) => {
    open = resolve;
  });
  let come = 0;
  return () => {
    come += 1;
    if (come === size) open();
    return whole;
  };
}

describe('a list of titles', () => {
  const posts = range(1, 400).map((id) => makePost({ id }));
  const TITLES = /* GraphQL */ `query Titles($first: Int) { posts(first: $first) { nodes { title } } }`;

  test('of 100 is one request with only the titles', async () => {
    await using gateway = await startGateway({ posts });
    const { data } = await gateway.query<{ posts: { nodes: unknown[] } }>(TITLES, { first: 100 });
    expect(data.posts.nodes).toHaveLength(100);
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts?orderby=date&order=desc&per_page=100&_fields=id,title.rendered',
    ]);
  });

  test('of 250 is three requests: the first alone, the others concurrently, anchored at the first post’s date', async () => {
    const together = meeting(2);
    await using gateway = await startGateway({
      posts,
      override: async ({ query }) => {
        if (query['offset'] !== undefined) await together();
        return undefined;
      },
    });
    const { data } = await gateway.query<{ posts: { nodes: unknown[] } }>(TITLES, { first: 250 });
    expect(data.posts.nodes).toEqual(
      range(151, 400)
        .map((id) => ({ title: `Post ${id}` }))
        .reverse(),
    );
    const bound = 'before=2024-01-17T16:00:01';
    expect(gateway.asked()).toEqual([
      `/wp/v2/posts?orderby=date&order=desc&${bound}&offset=100&per_page=100&_fields=date,id,title.rendered`,
      `/wp/v2/posts?orderby=date&order=desc&${bound}&offset=200&per_page=50&_fields=date,id,title.rendered`,
      '/wp/v2/posts?orderby=date&order=desc&per_page=100&_fields=date,id,title.rendered',
    ]);
  });

  test('is not requested past its end', async () => {
    await using gateway = await startGateway({ posts: posts.slice(0, 120) });
    const { data } = await gateway.query<{ posts: { nodes: unknown[] } }>(TITLES, { first: 500 });
    expect(data.posts.nodes).toHaveLength(120);
    expect(gateway.site.calls.map(({ query }) => [query['offset'], query['per_page']])).toEqual([
      [undefined, '100'],
      ['100', '20'],
    ]);
  });

  test('is complete if the site does not report totals', async () => {
    await using gateway = await startGateway({
      override: ({ route, query }) => {
        if (route !== '/wp/v2/posts') return undefined;
        const offset = Number(query['offset'] ?? 0);
        const ids = range(1, 230).slice(offset, offset + Number(query['per_page']));
        return { body: ids.map((id) => ({ id, date: '2024-01-01T00:00:00', title: { rendered: `${id}` } })) };
      },
    });
    const query = /* GraphQL */ `{ posts(first: 300) { nodes { title } pageInfo { hasNextPage } totalCount } }`;
    const { data } = await gateway.query(query);
    expect(data).toEqual({
      posts: {
        nodes: range(1, 230).map((id) => ({ title: `${id}` })),
        pageInfo: { hasNextPage: false },
        totalCount: null,
      },
    });
  });

  test('longer than the configured maximum is rejected without a request', async () => {
    await using gateway = await startGateway({ posts }, { limits: { maxPageSize: 200 } });
    expect(await gateway.query(TITLES, { first: 201 })).toMatchObject({
      data: { posts: null },
      errors: [
        {
          message: 'Expected `first` to be between 0 and 200, got 201.',
          path: ['posts'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
    expect(gateway.asked()).toEqual([]);
  });
});
