import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { Gateway } from '../../../src/server/gateway.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { makeComment, makePost, makeTag, makeUser } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

/** A site with one route that never responds. */
const hanging = (hangs: string): WordPressServerOptions => ({
  posts: [makePost({ id: 1, author: 5, tags: [4] })],
  users: [makeUser({ id: 5 })],
  tags: [makeTag({ id: 4 })],
  comments: [makeComment({ id: 21, post: 1 })],
  override: ({ route }) => (route === hangs ? new Promise(() => {}) : undefined),
});

describe('a hanging route times out, and the rest is returned', () => {
  test('at its own timeout', async () => {
    await using gateway = await startGateway(hanging('/wp/v2/users'), { upstream: { headersTimeout: 200 } });
    expect(await gateway.query('{ posts { nodes { title author { name } tags { name } } } }')).toMatchObject({
      data: { posts: { nodes: [{ title: 'Post 1', author: null, tags: [{ name: 'Tag 4' }] }] } },
      errors: [
        {
          message: '/wp/v2/users: no answer within 200 ms.',
          path: ['posts', 'nodes', 0, 'author'],
          extensions: { code: 'UPSTREAM_TIMEOUT' },
        },
      ],
    });
  });

  test('at the operation timeout', async () => {
    await using gateway = await startGateway(hanging('/wp/v2/users'), { limits: { operationTimeout: 300 } });
    expect(await gateway.query('{ posts { nodes { title author { name } tags { name } } } }')).toMatchObject({
      data: { posts: { nodes: [{ title: 'Post 1', author: null, tags: [{ name: 'Tag 4' }] }] } },
      errors: [
        {
          message: 'The operation timed out after 300 ms.',
          path: ['posts', 'nodes', 0, 'author'],
          extensions: { code: 'UPSTREAM_TIMEOUT' },
        },
      ],
    });
  });

  test('at the operation timeout, after a garbage collection', async () => {
    await using gateway = await startGateway(
      {
        override: async ({ route }) => {
          if (route !== '/wp/v2/posts') return undefined;
          await setImmediate();
          collectGarbage();
          return new Promise(() => {});
        },
      },
      { limits: { operationTimeout: 500 } },
    );
    expect(await gateway.query('{ posts { nodes { title } } }')).toMatchObject({
      data: { posts: null },
      errors: [{ path: ['posts'], extensions: { code: 'UPSTREAM_TIMEOUT' } }],
    });
  });

  test('a hanging list delays what waits for it, but does not fail it', async () => {
    await using gateway = await startGateway(hanging('/wp/v2/comments'), {
      upstream: { headersTimeout: 200 },
    });
    expect(
      await gateway.query('{ comments { nodes { author { name } } } posts { nodes { author { name } } } }'),
    ).toMatchObject({
      data: { comments: null, posts: { nodes: [{ author: { name: 'User 5' } }] } },
      errors: [{ path: ['comments'], extensions: { code: 'UPSTREAM_TIMEOUT' } }],
    });
  });
});

test('WordPress requests are aborted when the caller disconnects', async () => {
  let arrive = (_closed: Promise<void>) => {};
  const arrival = new Promise<{ readonly closed: Promise<void> }>((resolve) => {
    arrive = (closed) => resolve({ closed });
  });
  const told: unknown[] = [];
  await using gateway = await startGateway(
    {
      override: ({ route, closed }) => {
        if (route !== '/wp/v2/posts') return undefined;
        arrive(closed);
        return new Promise(() => {});
      },
    },
    { onError: (error) => told.push(error) },
  );
  await using server = await listen(gateway.gateway);
  const caller = new AbortController();
  const answer = fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ posts { nodes { id } } }' }),
    signal: caller.signal,
  });
  const { closed } = await arrival;
  caller.abort();
  await expect(answer).rejects.toThrow('aborted');
  await closed;
  // Not an error of the gateway. Once it has answered another request, this one is done.
  await gateway.query('{ contentTypes { slug } }');
  expect(told).toEqual([]);
});

async function listen(gateway: Gateway) {
  const server = createServer(gateway);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
