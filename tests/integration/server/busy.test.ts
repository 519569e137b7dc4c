import { expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import type { OverrideRequest } from '../../helpers/wordpress-server.ts';

const POSTS = '{ posts { nodes { databaseId } } }';
const BOTH = '{ posts { nodes { databaseId } } tags { nodes { databaseId } } }';

const busy = { status: 503, headers: { 'retry-after': '30' }, body: 'Busy' };

/** A gateway whose site fails where it is told to, and the answer of an HTTP request to it. */
async function startFailing(fails: (request: OverrideRequest) => typeof busy | undefined) {
  const gateway = await startGateway({ posts: [makePost({ id: 1 })], override: fails });
  const ask = async (query: string, headers: Record<string, string> = {}) => {
    const response = await gateway.gateway.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const { status } = response;
    return { status, wait: response.headers.get('retry-after'), answer: await response.json() };
  };
  return Object.assign(gateway, { ask });
}

test('no data is 503 with Retry-After', async () => {
  await using gateway = await startFailing(() => busy);
  expect(await gateway.ask(POSTS)).toEqual({
    status: 503,
    wait: '30',
    answer: {
      data: { posts: null },
      errors: [
        expect.objectContaining({
          path: ['posts'],
          extensions: expect.objectContaining({ code: 'UPSTREAM_UNAVAILABLE', retryAfter: 30 }),
        }),
      ],
    },
  });
});

test('so is a credential that could not be checked', async () => {
  await using gateway = await startFailing(({ route }) => (route === '/wp/v2/users/me' ? busy : undefined));
  const headers = { authorization: 'Basic ZWRpdG9yOnNlc2FtZQ==' };
  const { status, wait, answer } = await gateway.ask(POSTS, headers);
  expect({ status, wait }).toEqual({ status: 503, wait: '30' });
  expect(answer).not.toHaveProperty('data');
});

test('partial data is 200', async () => {
  await using gateway = await startFailing(({ route }) => (route === '/wp/v2/tags' ? busy : undefined));
  const { status, wait, answer } = await gateway.ask(BOTH);
  expect({ status, wait }).toEqual({ status: 200, wait: null });
  expect(answer).toMatchObject({ data: { posts: { nodes: [{ databaseId: 1 }] }, tags: null } });
});

test('no Retry-After if waiting does not help', async () => {
  await using gateway = await startFailing(({ route }) =>
    route === '/wp/v2/tags' ? busy : { ...busy, status: 500, headers: { 'retry-after': '30' } },
  );
  expect(await gateway.ask(BOTH)).toMatchObject({ status: 200, wait: null });
});
