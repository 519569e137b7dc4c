import { describe, expect, test } from 'vitest';
import { connectRedis } from '../../../src/base/redis/redis-connection.ts';
import { createSitesMetrics } from '../../../src/server/operating/metrics.ts';
import { createSitesGateway } from '../../../src/server/sites/create-sites-gateway.ts';
import { eventually } from '../../helpers/eventually.ts';
import { hasRedis, startRedis } from '../../helpers/redis.ts';
import { base64, signedBy, siteCalled, startSites } from '../../helpers/sites.ts';
import { subscribe } from '../../helpers/subscribe.ts';
import { makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const both = { us: siteCalled('USA'), in: siteCalled('India') };

const TITLES = '{ posts { nodes { id title link author { id name } } } site { name } }';

describe('global ids', () => {
  test('say their site, in both schemas, and lead back to its item', async () => {
    await using sites = await startSites(both);
    for (const [key, name] of [
      ['us', 'USA'],
      ['in', 'India'],
    ] as const) {
      expect(await sites.query(`/${key}/graphql`, TITLES)).toEqual({
        data: {
          posts: {
            nodes: [
              {
                id: base64(`${key}:Post:1`),
                title: `Post of ${name}`,
                link: expect.stringContaining('/'),
                author: { id: base64(`${key}:Author:5`), name: `Author of ${name}` },
              },
            ],
          },
          site: { name },
        },
      });
      const node = `{ node(id: "${base64(`${key}:Post:1`)}") { id ... on Post { title } } }`;
      expect(await sites.query(`/${key}/graphql`, node)).toEqual({
        data: { node: { id: base64(`${key}:Post:1`), title: `Post of ${name}` } },
      });
      const dialect = `{ post(id: "${base64(`${key}:post:1`)}") { id title author { node { id } } } page(id: 2, idType: DATABASE_ID) { id } }`;
      expect(await sites.query(`/${key}/wp/graphql`, dialect)).toEqual({
        data: {
          post: {
            id: base64(`${key}:post:1`),
            title: `Post of ${name}`,
            author: { node: { id: base64(`${key}:user:5`) } },
          },
          page: { id: base64(`${key}:post:2`) },
        },
      });
    }
  });

  test.each([
    ['of another site', 'in:Post:1', 'in:post:1', 'of the site “in”'],
    ['of no site', 'Post:1', 'post:1', 'without a site'],
  ])('%s are null, with an error, and nothing is requested', async (_case, native, dialect, words) => {
    await using sites = await startSites(both);
    const answers = [
      await sites.query('/us/graphql', `{ node(id: "${base64(native)}") { id } }`),
      await sites.query('/us/graphql', `{ post(by: { id: "${base64(native)}" }) { id } }`),
      await sites.query('/us/wp/graphql', `{ node(id: "${base64(dialect)}") { id } }`),
      await sites.query(
        '/us/wp/graphql',
        `{ posts(where: { notIn: ["${base64(dialect)}"] }) { nodes { id } } }`,
      ),
    ];
    for (const { data, errors } of answers) {
      expect(Object.values(data as object)).toEqual([null]);
      expect(errors).toEqual([
        expect.objectContaining({
          message: expect.stringContaining(`Expected a global ID of the site “us”, got one ${words}`),
          extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }),
        }),
      ]);
    }
    expect(sites.asked()).toEqual({ us: 0, in: 0 });
  });

  test('of another site among several are null at their places', async () => {
    await using sites = await startSites(both);
    const ids = ['in:Post:1', 'us:Post:1', 'Post:1'].map((id) => `"${base64(id)}"`);
    const { data, errors } = await sites.query('/us/graphql', `{ nodes(ids: [${ids}]) { id } }`);
    expect(data).toEqual({ nodes: [null, { id: base64('us:Post:1') }, null] });
    expect(errors?.map(({ path, message }) => [path, message])).toEqual([
      [['nodes', 0], expect.stringContaining('It is of the site “in”.')],
      [['nodes', 2], expect.stringContaining('It names no site.')],
    ]);
  });
});

describe('caches', () => {
  test('of equal queries are each site’s own, and one site’s webhook empties its own alone', async () => {
    const secrets = {
      us: 'the secret of the site in the USA, only',
      in: 'the secret of the site in India, only',
    };
    await using sites = await startSites(both, {
      sites: {
        us: { freshness: { webhookSecret: secrets.us } },
        in: { freshness: { webhookSecret: secrets.in } },
      },
      freshness: { watchInterval: 0 },
    });
    const titles = '{ posts { nodes { title } } }';
    const askBoth = async () => [
      await sites.query('/us/graphql', titles),
      await sites.query('/in/graphql', titles),
    ];
    expect(await askBoth()).toEqual([
      { data: { posts: { nodes: [{ title: 'Post of USA' }] } } },
      { data: { posts: { nodes: [{ title: 'Post of India' }] } } },
    ]);
    expect(sites.asked()).toEqual({ us: 1, in: 1 });
    await askBoth();
    expect(sites.asked()).toEqual({ us: 0, in: 0 });

    const body = JSON.stringify({ changes: [{ type: 'post', id: 1 }] });
    const post = async (path: string, secret: string) => {
      const headers = signedBy(secret, body);
      return (await sites.gateway.fetch(`http://gateway${path}`, { method: 'POST', headers, body })).status;
    };
    expect(await post('/us/graphql/webhook', secrets.in)).toBe(401);
    expect(await post('/graphql/webhook', secrets.us)).toBe(404);
    expect(await post('/us/graphql/webhook', secrets.us)).toBe(202);
    await askBoth();
    expect(sites.asked()).toEqual({ us: 1, in: 0 });
  });

  test('share one bound of memory: what one site caches takes the place of what no site asked for longest', async () => {
    const long = (name: string) => ({
      ...siteCalled(name),
      posts: [makePost({ id: 1, title: 'x'.repeat(20_000) })],
    });
    await using sites = await startSites(
      { us: long('USA'), in: long('India') },
      { cache: { maxBytes: 150_000 }, freshness: { watchInterval: 0 } },
    );
    const query = (alias: string) => `{ ${alias}: posts { nodes { title } } }`;
    await sites.query('/us/graphql', query('a'));
    for (const alias of ['a', 'b', 'c', 'd', 'e']) await sites.query('/in/graphql', query(alias));
    sites.asked();
    await sites.query('/us/graphql', query('a'));
    expect(sites.asked()).toMatchObject({ us: 1 });
  });
});

describe('credentials', () => {
  const of = (text: string) => `Basic ${base64(text)}`;

  test('are sent to the site that they are of, and to no other on the same host', async () => {
    const users = {
      users: [makeUser({ id: 5 })],
      accounts: ['us-bot', 'in-bot'].map((user) => ({ id: 5, user, password: 'secret' })),
    };
    await using sites = await startSites(
      { us: { ...both.us, ...users, folder: '/usa' }, in: { ...both.in, ...users, folder: '/india' } },
      {
        sites: {
          us: { callers: { serviceAuthorization: 'us-bot:secret', serviceReads: ['menus', 'discovery'] } },
        },
      },
    );
    await sites.query('/us/graphql', '{ menus { name } }');
    await sites.query('/in/graphql', '{ menus { name } }');
    expect(sites.credentials).toEqual({ us: [of('us-bot:secret')], in: [] });

    await sites.query('/in/graphql', '{ viewer { name } }', { authorization: of('in-bot:secret') });
    expect(sites.credentials).toEqual({ us: [of('us-bot:secret')], in: [of('in-bot:secret')] });
  });

  test.each([
    { callers: { serviceAuthorization: 'user:password' } },
    { upstream: { siteAuthorization: 'user:password' } },
    { upstream: { siteHeaders: ['X-Secret: password'] } },
    { freshness: { webhookSecret: 'a webhook secret for all of the sites' } },
  ])('given to all sites are refused, and not repeated: %o', async (options) => {
    const starting = startSites({ us: siteCalled('USA') }, options);
    await expect(starting).rejects.toThrow(/SITE_US_(SERVICE|SITE|WEBHOOK)_/);
    await expect(starting).rejects.not.toThrow(/password|a webhook secret/);
  });
});

test.skipIf(!hasRedis)('a Redis of all sites has each site’s answers, points and changes apart', async () => {
  await using redis = await startRedis();
  const options = { redisUrl: redis.url, limits: { rateLimit: 3 }, freshness: { watchInterval: 0 } };
  await using one = await startSites(both, options);
  const titles = '{ posts { nodes { id title } } }';
  const titlesOf = (key: string, name: string) => ({
    data: { posts: { nodes: [{ id: base64(`${key}:Post:1`), title: `Post of ${name}` }] } },
  });
  for (const _time of [1, 2]) {
    expect(await one.query('/us/graphql', titles)).toEqual(titlesOf('us', 'USA'));
    expect(await one.query('/in/graphql', titles)).toEqual(titlesOf('in', 'India'));
  }
  expect(one.asked()).toEqual({ us: 1, in: 1 });
  const connection = await connectRedis(redis.url, { timeout: 1_000 });
  const clients = String(await connection.client.sendCommand(['CLIENT', 'LIST']))
    .trim()
    .split('\n');
  await connection.close();
  // For commands, for what other gateways tell, and this one: however many sites there are.
  expect(clients).toHaveLength(3);
  const codes: unknown[] = [];
  for (const alias of ['a', 'b', 'c', 'd']) {
    const { errors } = await one.query('/us/graphql', `{ ${alias}: posts { totalCount } }`);
    codes.push(errors?.[0]?.extensions?.code);
  }
  expect(codes.at(-1)).toBe('RATE_LIMITED');
  await one.gateway.sites.remove('us');
  // Its connection is that of the sites that stay.
  expect(await one.query('/in/graphql', '{ posts { totalCount } }')).toEqual({
    data: { posts: { totalCount: 1 } },
  });
});

test('events of a subscription are of its site, with IDs that say so', async () => {
  const secrets = {
    us: 'the secret of the site in the USA, only',
    in: 'the secret of the site in India, only',
  };
  const contents = { us: siteCalled('USA'), in: siteCalled('India') };
  await using sites = await startSites(contents, {
    sites: Object.fromEntries(
      Object.entries(secrets).map(([key, webhookSecret]) => [key, { freshness: { webhookSecret } }]),
    ),
    freshness: { watchInterval: 3600 },
  });
  const changed = 'subscription { contentChanged { contentId content { id title } } }';
  await using ofUs = await subscribe(sites.gateway, changed, {}, '/us/graphql');
  await using ofIndia = await subscribe(sites.gateway, changed, {}, '/in/graphql');
  for (const { calls } of Object.values(sites.servers)) {
    await eventually(() => expect(calls.map((call) => call.query['orderby'])).toContain('modified'));
  }
  for (const key of ['us', 'in'] as const) {
    Object.assign(contents[key].posts?.[0] ?? {}, { modified_gmt: '2030-06-01T12:00:00' });
    const body = JSON.stringify({ changes: [{ type: 'post', id: 1 }] });
    const headers = signedBy(secrets[key], body);
    const response = await sites.gateway.fetch(`http://gateway/${key}/graphql/webhook`, {
      ...{ method: 'POST', headers, body },
    });
    expect(response.status).toBe(202);
  }
  const eventOf = (key: string, name: string) => ({
    data: {
      contentChanged: {
        contentId: base64(`${key}:Post:1`),
        content: { id: base64(`${key}:Post:1`), title: `Post of ${name}` },
      },
    },
  });
  expect(await ofUs.next()).toEqual(eventOf('us', 'USA'));
  expect(await ofIndia.next()).toEqual(eventOf('in', 'India'));
});

test('a key for a site that another key is of, is told in the log', async () => {
  const told: string[] = [];
  const logger = {
    ...{ debug() {}, info() {}, error() {} },
    warn: ({ site }: { site?: string }, message: string) => told.push(`${site}: ${message}`),
  };
  await using server = await startWordPressServer(siteCalled('USA'));
  await using gateway = await createSitesGateway({ sites: { us: server.url, usa: server.url }, logger });
  await gateway.sites.ready();
  expect(told).toEqual([
    expect.stringMatching(/^usa?: This is the same WordPress as that of the site “usa?”/),
  ]);
});

test('points of the rate limit are counted at each site', async () => {
  await using sites = await startSites(both, { limits: { rateLimit: 2 }, cache: { ttl: 0 } });
  const codes: unknown[] = [];
  for (const path of ['/us/graphql', '/us/graphql', '/us/graphql', '/in/graphql']) {
    const { errors } = await sites.query(path, '{ posts { nodes { title } } }');
    codes.push(errors?.[0]?.extensions?.code);
  }
  expect(codes).toEqual([undefined, undefined, 'RATE_LIMITED', undefined]);
});

test('metrics, log lines and errors name their site', async () => {
  const metrics = createSitesMetrics();
  const lines: object[] = [];
  const log = (fields: object, message: string) => lines.push({ ...fields, message });
  const logger = { debug: log, info: log, warn: log, error: log };
  await using sites = await startSites(both, { metrics, logger });
  await sites.query('/us/graphql', '{ posts { nodes { title } } }');
  await sites.query('/in/wp/graphql', '{ posts { nodes { title } } }');
  const text = await metrics.text();
  expect(text).toContain(
    'pressgraph_operations_total{site="us",schema="native",type="query",outcome="success"} 1',
  );
  expect(text).toContain(
    'pressgraph_operations_total{site="in",schema="wpgraphql",type="query",outcome="success"} 1',
  );
  expect(text).toContain('pressgraph_upstream_breaker_state{site="us",state="closed"} 1');
  expect(text).toMatch(/pressgraph_upstream_requests_total\{site="in",method="GET",route="\/wp\/v2\/posts"/);
  expect(lines).toContainEqual(expect.objectContaining({ site: 'us', message: 'operation' }));
  expect(lines.every((line) => 'site' in line)).toBe(true);
});
