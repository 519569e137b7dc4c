import { EventEmitter, once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { eventually } from '../../helpers/eventually.ts';
import { range, startGateway as start, type TestGateway } from '../../helpers/gateway.ts';
import { mergeOptions } from '../../helpers/merge-options.ts';
import { movableClock } from '../../helpers/movable-clock.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { WAYS } from '../../helpers/ways.ts';
import { makeCategory, makePost, makeTag, makeUser } from '../../helpers/wordpress-rows.ts';

const magazine = {
  posts: range(1, 3).map((id) => makePost({ id, author: 7, categories: [30], tags: [40, 41] })),
  users: [makeUser({ id: 7 })],
  categories: [makeCategory({ id: 30 })],
  tags: [makeTag({ id: 40 }), makeTag({ id: 41 })],
};

const HOME = '{ posts { nodes { title author { name } tags { name } } } }';
const HOME_ASKED = [
  '/wp/v2/posts?per_page=10&order=desc&orderby=date&_fields=author,id,tags,title.rendered',
  '/wp/v2/tags?include=40,41&per_page=2&_fields=id,name',
  '/wp/v2/users?include=7&per_page=1&_fields=id,name',
];

const sorted = (asked: string[]): string[] =>
  asked
    .map((one) =>
      one.replace(/\?(.*)&_fields/, (_, query: string) => `?${query.split('&').sort().join('&')}&_fields`),
    )
    .sort();

const moveClock = movableClock({ isStopped: true });
const later = (seconds: number) => moveClock(seconds * 1000);

describe.each(WAYS)('%s:', (_way, enter) => {
  const startGateway = (...[contents, options]: Parameters<typeof start>) => start(contents, options, enter);

  /** A site that can be switched off. */
  async function startMagazine(options = {}) {
    const site = { isDown: false, held: Promise.resolve() };
    const gateway = await startGateway(
      {
        ...magazine,
        override: async () => {
          await site.held;
          return site.isDown ? { status: 503, body: { code: 'down', message: 'Down.' } } : undefined;
        },
      },
      mergeOptions(
        {
          cache: { ttl: 60 },
          upstream: { retries: 0, breakerCooldown: 0 },
          freshness: { refreshInterval: 0 },
        },
        options,
      ),
    );
    return Object.assign(gateway, {
      down(isDown: boolean) {
        site.isDown = isDown;
      },
      /** Lets WordPress answer nothing before what is returned is called. */
      hold() {
        const held = new EventEmitter();
        site.held = once(held, 'release').then(() => undefined);
        return () => void held.emit('release');
      },
    });
  }

  const ask = (gateway: TestGateway, query: string, headers: Record<string, string> = {}, method = 'POST') =>
    method === 'GET'
      ? gateway.gateway.fetch(`http://gateway/graphql?query=${encodeURIComponent(query)}`, { headers })
      : gateway.gateway.fetch('http://gateway/graphql', {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query }),
        });

  describe('an answer for the public', () => {
    test('is executed once, and served from the cache while fresh', async () => {
      await using gateway = await startMagazine();
      const first = await gateway.query(HOME);
      expect(sorted(gateway.asked())).toEqual(sorted(HOME_ASKED));
      later(59);
      expect(await gateway.query(HOME)).toEqual(first);
      expect(gateway.asked()).toEqual([]);
    });

    test('is executed once for concurrent requests', async () => {
      await using gateway = await startMagazine();
      const answers = await Promise.all(range(1, 20).map(() => gateway.query(HOME)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(gateway.asked()).toHaveLength(3);
    });

    test('is served stale while it is revalidated', async () => {
      await using gateway = await startMagazine();
      await ask(gateway, HOME);
      later(61);
      gateway.asked();
      const stale = await ask(gateway, HOME);
      expect(stale.headers.get('cache-status')).toBe('Pressgraph; hit; ttl=-1; detail=revalidating');
      expect(stale.headers.get('age')).toBe('61');
      await eventually(async () =>
        expect((await ask(gateway, HOME)).headers.get('cache-status')).toMatch(/hit; ttl=(59|60)$/),
      );
      expect(gateway.asked()).toHaveLength(3);
    });

    test('is executed again when it is too old for that', async () => {
      await using gateway = await startMagazine({ cache: { stale: 100 } });
      await gateway.query(HOME);
      later(161);
      gateway.asked();
      expect((await ask(gateway, HOME)).headers.get('cache-status')).toMatch(/fwd=miss/);
      expect(gateway.asked()).toHaveLength(3);
    });

    test('is served in the encoding and media type that the client accepts', async () => {
      await using gateway = await startGateway(
        { posts: range(1, 10).map((id) => makePost({ id, content: 'Ink. '.repeat(300) })) },
        { cache: { ttl: 60 } },
      );
      const query = '{ posts { nodes { content } } }';
      const forms = await Promise.all(
        [
          {},
          { accept: 'application/json', 'accept-encoding': 'gzip' },
          { accept: 'application/graphql-response+json', 'accept-encoding': 'br' },
        ].map((headers) => ask(gateway, query, headers)),
      );
      expect(
        forms.map(({ headers }) => [headers.get('content-type'), headers.get('content-encoding')]),
      ).toEqual([
        ['application/json; charset=utf-8', null],
        ['application/json; charset=utf-8', 'gzip'],
        ['application/graphql-response+json; charset=utf-8', 'br'],
      ]);
      expect(gateway.asked()).toHaveLength(1);
    });

    test('depends on variables, and on the operation chosen', async () => {
      await using gateway = await startMagazine();
      const query = 'query A($first: Int) { posts(first: $first) { nodes { databaseId } } }';
      const lengths = await Promise.all(
        [1, 2].map(async (first) => {
          const { data } = await gateway.query<{ posts: { nodes: unknown[] } }>(query, { first });
          return data.posts.nodes.length;
        }),
      );
      expect(lengths).toEqual([1, 2]);
    });
  });

  describe('by GET', () => {
    test('an answer has Cache-Control and ETag, and is 304 if unchanged', async () => {
      await using gateway = await startMagazine();
      const first = await ask(gateway, HOME, {}, 'GET');
      expect(first.headers.get('cache-control')).toBe(
        'public, max-age=60, stale-while-revalidate=300, stale-if-error=86400',
      );
      expect(first.headers.get('vary')).toMatch(/\bauthorization\b/);
      const etag = first.headers.get('etag') ?? '';
      later(10);
      const second = await ask(gateway, HOME, { 'if-none-match': `"other", W/${etag}` }, 'GET');
      expect([second.status, await second.text(), second.headers.get('age')]).toEqual([304, '', '10']);
      expect((await ask(gateway, HOME, { 'if-none-match': '"other"' }, 'GET')).status).toBe(200);
    });

    test.each([
      ['an error', '{ posts(first: -1) { nodes { id } } }', {}],
      ['what does not validate', '{ nothing }', {}],
      ['a trace', HOME, { 'x-pressgraph-trace': '1' }],
    ])('%s is not cacheable', async (_, query, headers) => {
      await using gateway = await startMagazine();
      const answer = await ask(gateway, query, headers, 'GET');
      expect(answer.headers.get('cache-control')).toMatch(/no-store/);
      expect(answer.headers.has('etag')).toBe(false);
    });
  });

  describe('requests saved by the cache', () => {
    test('another query reuses items with the same fields', async () => {
      await using gateway = await startMagazine();
      await gateway.query(
        '{ tags(where: { id: [40] }) { nodes { id } } posts { nodes { tags { name slug } } } }',
      );
      gateway.asked();
      await gateway.query('{ posts(first: 2) { nodes { title tags { slug } } } }');
      expect(gateway.asked()).toEqual([
        expect.stringMatching(/^\/wp\/v2\/posts\?.*_fields=id,tags,title\.rendered$/),
      ]);
    });

    test('missing fields are requested, and cached ones are kept', async () => {
      await using gateway = await startMagazine();
      await gateway.query('{ posts(first: 1) { nodes { author { name } } } }');
      gateway.asked();
      await gateway.query('{ posts(first: 1) { nodes { author { slug } } } }');
      expect(gateway.asked()).toEqual(['/wp/v2/users?include=7&per_page=1&_fields=id,slug']);
      await gateway.query('{ posts(first: 1) { nodes { author { slug name } } } }');
      expect(gateway.asked()).toEqual([]);
    });

    test('lists are shared with other queries', async () => {
      await using gateway = await startMagazine();
      await gateway.query('{ posts { nodes { title } } }');
      gateway.asked();
      await gateway.query('{ headlines: posts { nodes { title } } site { name } }');
      expect(gateway.asked()).toEqual([expect.stringMatching(/^\/\?/)]);
    });

    test('a new query over a stale list and stale items is answered at once, and they are refreshed behind it', async () => {
      await using gateway = await startMagazine();
      await gateway.query(HOME);
      later(61);
      gateway.asked();
      const release = gateway.hold();
      const again = (name: string) =>
        ask(gateway, HOME.replace('posts', `${name}: posts`), { 'x-pressgraph-trace': '1' });
      const stale = await again('stories');
      expect(await stale.json()).toMatchObject({
        data: { stories: { nodes: [{ author: { name: 'User 7' } }, {}, {}] } },
        extensions: { cache: { ageSeconds: 61 } },
      });
      // Another one does not send the same requests.
      await again('others');
      release();
      await eventually(async () =>
        expect(await (await again('fresh')).json()).toMatchObject({
          extensions: { cache: { ageSeconds: 0 } },
        }),
      );
      expect(sorted(gateway.asked())).toEqual(sorted(HOME_ASKED));
    });

    test('none with CACHE_TTL 0', async () => {
      await using gateway = await startMagazine({ cache: { ttl: 0 } });
      await gateway.query(HOME);
      gateway.asked();
      const answer = await ask(gateway, HOME);
      expect(gateway.asked()).toHaveLength(3);
      expect(answer.headers.has('cache-status')).toBe(false);
    });
  });

  test('a trace shows cache hits and their age', async () => {
    await using gateway = await startMagazine();
    await gateway.query(HOME);
    later(20);
    const { extensions } = (await (await ask(gateway, HOME, { 'x-pressgraph-trace': '1' })).json()) as {
      extensions: {
        cache: unknown;
        upstream: { totals: unknown; requests: { route: string; cached: boolean }[] };
      };
    };
    expect(extensions.cache).toEqual({ ageSeconds: 20, isStale: false });
    expect(extensions.upstream.totals).toMatchObject({ requests: 0, cached: 3 });
    expect(extensions.upstream.requests).toContainEqual(
      expect.objectContaining({
        route: '/wp/v2/tags',
        fields: ['id', 'name'],
        ageSeconds: 20,
        items: 2,
        cached: true,
      }),
    );
  });

  describe('while WordPress is down', () => {
    test('cached answers are served, and marked as stale', async () => {
      await using gateway = await startMagazine();
      const before = await gateway.query(HOME);
      later(3600);
      gateway.down(true);
      const answer = await ask(gateway, HOME);
      expect(await answer.json()).toEqual(before);
      expect(answer.headers.get('cache-status')).toBe('Pressgraph; hit; ttl=-3540; detail=wordpress-fails');
    });

    test('other queries use cached items and lists', async () => {
      await using gateway = await startMagazine();
      await gateway.query(HOME);
      later(3600);
      gateway.down(true);
      const { errors } = await gateway.query(
        '{ stories: posts { nodes { title author { name } tags { name } } } }',
      );
      expect(errors).toBeUndefined();
    });

    test('uncached queries fail, and failures are not cached', async () => {
      await using gateway = await startMagazine();
      gateway.down(true);
      const failed = await gateway.query(HOME);
      expect(failed.errors?.map(({ extensions }) => extensions?.code)).toEqual(['UPSTREAM_UNAVAILABLE']);
      gateway.down(false);
      expect((await gateway.query(HOME)).errors).toBeUndefined();
    });

    test('the same query is retried at most once a second', async () => {
      await using gateway = await startMagazine();
      await gateway.query(HOME);
      later(3600);
      gateway.down(true);
      gateway.asked();
      for (let count = 0; count < 10; count++) await gateway.query(HOME);
      const tried = gateway.asked().length;
      expect(tried).toBeGreaterThan(0);
      later(2);
      for (let count = 0; count < 10; count++) await gateway.query(HOME);
      expect(gateway.asked()).toHaveLength(tried);
    });

    test('a refusal is not an outage', async () => {
      await using gateway = await startGateway(
        {
          ...magazine,
          override: ({ route }) => (route === '/wp/v2/tags' ? { status: 403, body: {} } : undefined),
        },
        { cache: { ttl: 60 } },
      );
      const first = await gateway.query(HOME);
      expect(first.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
      gateway.asked();
      expect(await gateway.query(HOME)).toEqual(first);
      expect(gateway.asked()).toEqual([]);
    });
  });

  describe('what is not public', () => {
    test('neither uses nor fills the cache', async () => {
      const credential = { authorization: basic('editor:secret') };
      await using gateway = await startGateway(
        { ...magazine, override: signedIn({ [credential.authorization]: {} }) },
        { cache: { ttl: 60 } },
      );
      await gateway.query(HOME);
      gateway.asked();
      for (let count = 0; count < 2; count++) {
        const answer = await ask(gateway, HOME, credential);
        expect(answer.headers.get('cache-control')).toBe('private, no-store');
        expect(gateway.asked().filter((one) => one.startsWith('/wp/v2/posts'))).toHaveLength(1);
      }
    });

    test('a password opens nothing for later callers', async () => {
      await using gateway = await startGateway(
        { posts: [makePost({ id: 1, password: 'open', content: 'Secret.' })] },
        { cache: { ttl: 60 } },
      );
      const opened = await gateway.query('{ post(by: { databaseId: 1 }, password: "open") { content } }');
      const closed = await gateway.query('{ post(by: { databaseId: 1 }) { content } }');
      expect(JSON.stringify(opened)).toContain('Secret.');
      expect(JSON.stringify(closed)).not.toContain('Secret.');
    });

    test('what the gateway itself refuses is not cached: others with the same Redis may not', async () => {
      await using gateway = await startMagazine();
      const query = '{ post(by: { databaseId: 1 }, previewToken: "1.1.x") { title } }';
      for (let count = 0; count < 2; count++) {
        const answer = await ask(gateway, query);
        expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
        expect(answer.headers.get('cache-status') ?? '').not.toMatch(/stored|hit/);
      }
    });

    describe('writes: what the public cannot see leaves its answers cached', () => {
      const editor = { authorization: basic('editor:secret') };
      const titles = '{ posts { nodes { title } totalCount } none: post(by: { databaseId: 9 }) { title } }';
      const update = (input: string) => `mutation { updatePost(input: { ${input} }) { post { title } } }`;

      test.each([
        ['a new draft', 'mutation { createPost(input: { title: "x" }) { post { title } } }', 'draft', 'hit'],
        ['a saved draft', update('databaseId: 9, title: "x"'), 'draft', 'hit'],
        ['a scheduled post', update('databaseId: 9, title: "x"'), 'future', 'hit'],
        ['a published post', update('databaseId: 9, title: "x"'), 'publish', 'miss'],
        ['a post that becomes a draft', update('databaseId: 2, status: DRAFT'), 'draft', 'miss'],
        ['a post of a status of the site’s own', update('databaseId: 9, title: "x"'), 'closed', 'miss'],
      ])('%s', async (_what, mutation, status, expected) => {
        const written = ({ method, route = '' }: { method: string; route: string | undefined }) =>
          method === 'GET'
            ? undefined
            : { body: { ...makePost({ id: Number(/\d+$/.exec(route)?.[0] ?? 9) }), status } };
        await using gateway = await startGateway({
          ...magazine,
          override: signedIn({
            [editor.authorization]: {
              '/wp/v2/posts': written,
              '/wp/v2/posts/9': written,
              '/wp/v2/posts/2': written,
            },
          }),
        });
        for (const state of ['miss', 'hit'])
          expect((await ask(gateway, titles)).headers.get('cache-status')).toContain(state);
        expect(await gateway.query(mutation, {}, editor)).not.toHaveProperty('errors');
        expect((await ask(gateway, titles)).headers.get('cache-status')).toContain(expected);
      });
    });

    test('mutations always run', async () => {
      await using gateway = await startMagazine();
      const mutation = 'mutation { deletePost(input: { id: "x" }) { deletedId } }';
      await Promise.all([ask(gateway, mutation), ask(gateway, mutation)]);
      expect((await ask(gateway, mutation)).headers.has('cache-status')).toBe(false);
    });
  });

  test('a client that disconnects does not abort the answer of others', async () => {
    await using gateway = await startMagazine();
    const leaving = new AbortController();
    const leaver = gateway.gateway.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: HOME }),
      signal: leaving.signal,
    });
    const stayer = gateway.query(HOME);
    leaving.abort();
    await Promise.allSettled([leaver]);
    expect((await stayer).errors).toBeUndefined();
  });
});
