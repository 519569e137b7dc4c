import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const MEBIBYTE = 1024 ** 2;
const article = { rendered: `<p>${'ink '.repeat(500)}</p>`, protected: false };
const posts = range(1, 100).map((id) => makePost({ id, content: article }));

interface Sized {
  readonly errors?: readonly { readonly message: string; readonly extensions?: unknown }[];
}

const refused = { code: 'QUERY_TOO_COMPLEX', limit: 16 * MEBIBYTE };
const aliases = (count: number, field: string) =>
  range(1, count)
    .map((n) => `a${n}: ${field}`)
    .join(' ');

describe('an answer that would be too large is refused before it is made', () => {
  test.each([
    [
      'the same text under many aliases',
      `{ ${range(0, 8).map((n) => `l${n}: posts(first: 1000) { nodes { ...F } }`)} } fragment F on Post { ${aliases(9, 'content')} }`,
    ],
    ['the same text in every format', `{ posts(first: 1000) { nodes { ${aliases(50, 'content')} } } }`],
    ['a long alias', `{ posts(first: 1000) { nodes { ${'a'.repeat(100_000)}: id } } }`],
    [
      'many small fields',
      `{ ${range(1, 9).map((n) => `l${n}: posts(first: 1000) { nodes { ${aliases(90, 'link')} } }`)} }`,
    ],
  ])('%s', async (_, query) => {
    await using gateway = await startGateway(
      { posts },
      { limits: { maxAliases: 10_000, maxTokens: 10_000 } },
    );
    const { errors } = await gateway.query(query);
    expect(errors).toMatchObject([{ extensions: refused }]);
    expect(gateway.asked()).toEqual([]);
  });

  test('introspection under aliases', async () => {
    await using gateway = await startGateway({ posts });
    const selection = '{ types { name fields { name type { name } } } }';
    const once = await gateway.query(`{ __schema ${selection} }`);
    expect(once.errors).toBeUndefined();
    const { errors } = await gateway.query(`{ ${aliases(2, `__schema ${selection}`)} }`);
    expect(errors?.[0]?.message).toBe('Expected one `__schema` in a document, got several.');
  });
});

test('an answer that turns out to be too large is replaced by an error', async () => {
  const long = makePost({ id: 1, content: { rendered: 'x'.repeat(20_000), protected: false } });
  await using gateway = await startGateway({ posts: [long] }, { limits: { maxAnswerBytes: 16_384 } });
  expect(await gateway.query('{ posts(first: 1) { nodes { content } } }')).toEqual({
    errors: [
      {
        message: 'Expected an answer of at most 16384 bytes, got more.',
        extensions: { code: 'QUERY_TOO_COMPLEX', limit: 16_384 },
      },
    ],
  });
  const ids = await gateway.query<{ posts: { nodes: unknown[] } }>(
    '{ posts(first: 1) { nodes { databaseId } } }',
  );
  expect(ids.data.posts.nodes).toEqual([{ databaseId: 1 }]);
});

test('large answers at the same time are refused beyond the memory for them, with 503 and Retry-After', async () => {
  await using gateway = await startGateway({ posts }, { limits: { maxPendingBytes: MEBIBYTE } });
  const ask = async (n: number) => {
    const query = `{ posts(first: 100) { nodes { content title n${n}: id } } }`;
    const response = await gateway.gateway.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { errors } = (await response.json()) as Sized;
    return { status: response.status, wait: response.headers.get('retry-after'), errors };
  };
  const together = await Promise.all(range(1, 6).map(ask));
  const busy = together.filter(({ status }) => status === 503);
  expect(busy).toHaveLength(4);
  expect(busy[0]).toMatchObject({
    wait: '1',
    errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE', retryAfter: 1 } }],
  });
  expect(together.filter(({ status }) => status === 200)).toHaveLength(2);
  expect((await ask(7)).status).toBe(200);
});

describe('the estimate is close to the size', () => {
  test.each([
    ['titles', '{ posts(first: 100) { nodes { id title link date } } }'],
    [
      'articles',
      '{ posts(first: 100) { edges { cursor node { content excerpt } } pageInfo { hasNextPage } } }',
    ],
    ['introspection', getIntrospectionQuery()],
    ['a part of introspection', '{ __schema { types { name fields { name type { name kind } } } } }'],
  ])('%s', async (_, query) => {
    await using gateway = await startGateway({ posts });
    const answer = await gateway.query(query);
    const size = Buffer.byteLength(JSON.stringify(answer));
    await using tight = await startGateway({ posts }, { limits: { maxAnswerBytes: 1024 } });
    const { errors } = await tight.query(query);
    const { estimate } = (errors?.[0]?.extensions ?? {}) as { readonly estimate?: number };
    expect(estimate).toBeGreaterThan(size / 2);
    expect(estimate).toBeLessThan(size * 3);
  });
});
