import { expect } from 'vitest';
import { range, startGateway } from '../gateway.ts';
import { basic } from '../signed-in.ts';
import { makeCategory, makeComment, makePage, makePost, makeUser } from '../wordpress-rows.ts';
import { createMarkedExchange, MARK } from './marked-exchange.ts';
import { SeededRandom } from './seeded-random.ts';

/** Every kind of what makes callers different: a credential, a cookie, a header that WordPress answers by. */
const CALLERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  anybody: {},
  german: { 'accept-language': 'de' },
  french: { 'accept-language': 'fr' },
  editor: { authorization: basic('editor:secret') },
  author: { authorization: basic('author:secret') },
  'author-fr': { authorization: basic('author:secret'), 'accept-language': 'fr' },
  member: { cookie: 'wordpress_logged_in_1=member', 'x-wp-nonce': 'one' },
  'member-2': { cookie: 'wordpress_logged_in_1=other', 'x-wp-nonce': 'two' },
  'member-de': { cookie: 'wordpress_logged_in_1=member', 'x-wp-nonce': 'one', 'accept-language': 'de' },
};

const keyOf = (headers: Readonly<Record<string, string>>): string =>
  JSON.stringify(['authorization', 'cookie', 'accept-language'].map((name) => headers[name] ?? ''));

const NAMES = new Map(Object.entries(CALLERS).map(([name, headers]) => [keyOf(headers), name]));

const QUERIES = [
  ['/graphql', '{ posts { nodes { title author { name } categories { name } } } }'],
  ['/graphql', '{ posts(first: 3) { totalCount edges { cursor node { content } } } }'],
  ['/graphql', '{ post(by: { databaseId: 2 }) { title comments { nodes { content authorName } } } }'],
  ['/graphql', '{ nodeByUri(uri: "/page-5/") { ... on Page { title content } } }'],
  ['/graphql', '{ contents(first: 4) { nodes { title } } search(query: "for") { nodes { title } } }'],
  ['/graphql', '{ categories { nodes { name posts(first: 2) { nodes { title } } } } }'],
  ['/wp/graphql', '{ posts { nodes { title author { node { name } } } } }'],
  ['/wp/graphql', '{ post(id: 2, idType: DATABASE_ID) { title content } }'],
  ['/wp/graphql', '{ categories { nodes { name posts(first: 2) { nodes { title } } } } }'],
  ['/wp/graphql', '{ contentNodes { nodes { id ... on NodeWithTitle { title } } } }'],
] as const;

/** Callers of every kind ask at random, twenty at once, and get nothing that WordPress made for others. */
export async function expectNoLeaks({
  seed,
  count,
}: {
  readonly seed: number;
  readonly count: number;
}): Promise<void> {
  const title = `For ${MARK}`;
  await using gateway = await startGateway(
    {
      posts: range(1, 4).map((id) =>
        makePost({ id, title, content: title, author: 1, categories: [1 + (id % 2)] }),
      ),
      pages: [makePage({ id: 5, slug: 'page-5', title, content: title })],
      users: [makeUser({ id: 1, name: title })],
      categories: [1, 2].map((id) => makeCategory({ id, name: title, count: 2 })),
      comments: range(21, 23).map((id) => makeComment({ id, post: 2, content: title, author_name: title })),
      override: ({ route, headers }) =>
        route === '/wp/v2/users/me' && (headers['authorization'] ?? headers['cookie']) !== undefined
          ? { body: { id: 1 } }
          : undefined,
    },
    {
      // Entries grow old and are refreshed while they are read.
      cache: { ttl: 1 },
      callers: { forwardCookies: true, forwardHeaders: ['Accept-Language'] },
      limits: { rateLimit: 0 },
      exchange: createMarkedExchange((headers) => NAMES.get(keyOf(headers)) ?? 'gateway'),
    },
  );
  const random = new SeededRandom(seed);
  const draw = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)] as T;
  const wrong: unknown[] = [];
  let marked = 0;

  const ask = async () => {
    const [name, headers] = draw(Object.entries(CALLERS));
    const [path, query] = draw(QUERIES);
    const response = await gateway.gateway.fetch(`http://gateway${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    const found = [...text.matchAll(/For ([\w-]+)\.*/g)].map(([, who]) => who);
    marked += found.length;
    const others = found.filter((who) => who !== name);
    const isPublic = !/private|no-store/.test(response.headers.get('cache-control') ?? 'private');
    const mayBeShared = headers['authorization'] === undefined && headers['cookie'] === undefined;
    if (others.length > 0 || (isPublic && !mayBeShared)) {
      wrong.push({ name, path, query, others, control: response.headers.get('cache-control') });
    }
  };
  for (let sent = 0; sent < count; sent += 20) await Promise.all(range(1, 20).map(ask));
  expect(wrong).toEqual([]);
  expect(marked).toBeGreaterThan(count);
}
