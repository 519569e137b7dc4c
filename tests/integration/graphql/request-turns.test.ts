import { describe, expect, test, vi } from 'vitest';
import { idOf, range, startGateway } from '../../helpers/gateway.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { makePost, makeTag } from '../../helpers/wordpress-rows.ts';

const editor = { authorization: basic('subscriber:word') };
const missing = range(1, 100).map((id) => idOf('Post', id + 10_000));

describe('an operation sends at most MAX_COST requests, whatever it was estimated at', () => {
  test('an identified caller who names items that do not exist', async () => {
    await using gateway = await startGateway(
      { posts: [makePost({ id: 1 })], override: signedIn({ [editor.authorization]: {} }) },
      { limits: { maxCost: 30 } },
    );
    const { data, errors = [] } = await gateway.query<{ nodes: unknown[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Post { title } } }',
      { ids: [idOf('Post', 1), ...missing] },
      editor,
    );
    const asked = gateway.asked().filter((one) => !one.startsWith('/wp/v2/users/me'));
    expect(asked).toHaveLength(30);
    expect(data.nodes).toEqual([
      expect.objectContaining({ title: expect.any(String) }),
      ...missing.map(() => null),
    ]);
    expect(errors).toHaveLength(72);
    expect(errors[0]).toMatchObject({
      path: ['nodes', expect.any(Number)],
      extensions: { code: 'QUERY_TOO_COMPLEX', limit: 30 },
    });
  });

  test('a post with more tags than anybody expects', async () => {
    await using gateway = await startGateway(
      {
        posts: [makePost({ id: 1, tags: range(1, 1_000) })],
        tags: range(1, 1_000).map((id) => makeTag({ id })),
      },
      { limits: { maxCost: 5 }, cache: { ttl: 0 } },
    );
    const { data, errors } = await gateway.query<{ posts: { nodes: unknown[] } }>(
      '{ posts { nodes { title tags { name } } } }',
    );
    expect(gateway.asked()).toHaveLength(5);
    expect(JSON.stringify(errors)).toContain('QUERY_TOO_COMPLEX');
    expect(data.posts.nodes).toEqual([{ title: expect.any(String), tags: null }]);
  });
});

test('one operation does not fill the queue for others', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await using gateway = await startGateway(
    {
      posts: range(1, 3).map((id) => makePost({ id, tags: range(id * 10_000, id * 10_000 + 2_999) })),
      pages: [],
      override: async ({ route }) => {
        if (route?.startsWith('/wp/v2/tags') || route === '/wp/v2/search') await held;
        return undefined;
      },
    },
    { upstream: { maxConcurrent: 2, maxQueue: 20 }, cache: { ttl: 0 } },
  );
  const large = gateway.query('{ posts { nodes { tags { name description } } } }');
  await vi.waitUntil(() => gateway.site.calls.length >= 3, { timeout: 20_000 });
  const small = gateway.query('{ pages { nodes { title } } }');
  setTimeout(release, 200);
  expect(await small).toEqual({ data: { pages: { nodes: [] } } });
  expect(await large).not.toHaveProperty('errors');
});

test('an operation that shares a request with one that has sent all it may is not affected', async () => {
  await using gateway = await startGateway(
    { posts: [makePost({ id: 1, tags: range(1, 500) })], tags: range(1, 500).map((id) => makeTag({ id })) },
    { limits: { maxCost: 3 } },
  );
  const [greedy, modest] = await Promise.all([
    gateway.query('{ posts { nodes { tags { slug name } } } }'),
    gateway.query('{ nodes(ids: ["VGFnOjQ5OQ=="]) { ... on Tag { slug name } } }'),
  ]);
  expect(JSON.stringify(greedy.errors)).toContain('QUERY_TOO_COMPLEX');
  expect(modest).not.toHaveProperty('errors');
});
