import { buildSchema, parse, validate, validateSchema } from 'graphql';
import { describe, expect, test, vi } from 'vitest';
import { mergedExamples } from '../../../src/server/merged/merged-examples.ts';
import { createSitesGateway } from '../../../src/server/sites/create-sites-gateway.ts';
import type { SitesGateway } from '../../../src/server/sites/sites-gateway.ts';
import type { Answer } from '../../helpers/gateway.ts';
import { base64, siteCalled, startSites } from '../../helpers/sites.ts';
import { makeCustom } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer, type WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const both = { us: siteCalled('USA'), in: siteCalled('India') };

const isDown = () => ({ status: 503, body: 'Maintenance' });

describe('the schema over all sites, at the endpoint without a key', () => {
  test('has the sites, and all that each of them has at its own address', async () => {
    await using sites = await startSites(both);
    expect(
      await sites.query(
        '/graphql',
        `query {
          sites { key name site { key } query { posts { nodes { ...Title } } } }
          site(key: "in") { id name query { page(by: { slug: "page-2" }) { title author { name } } site { id key } } }
        }
        fragment Title on Content { name: title, ... on Post { author { name } } }`,
      ),
    ).toEqual({
      data: {
        sites: ['us', 'in'].map((key) => {
          const name = key === 'us' ? 'USA' : 'India';
          const nodes = [{ name: `Post of ${name}`, author: { name: `Author of ${name}` } }];
          return { key, name, site: { key }, query: { posts: { nodes } } };
        }),
        site: {
          id: base64('in:Site:site'),
          name: 'India',
          query: {
            page: { title: 'Page of India', author: null },
            site: { id: base64('in:Site:site'), key: 'in' },
          },
        },
      },
    });
  });

  test('finds nodes by the site that their ID says, and pages by the site that their address is of', async () => {
    await using sites = await startSites(both);
    const { us, in: india } = sites.servers;
    const NODES = `query ($id: ID!, $uri: String!) {
      node(id: $id) { __typename id site { key name } ... on Post { title } ... on Book { title } }
      nodeByUri(uri: $uri) { id ... on Content { title site { key } } }
    }`;
    const answer = await ask(sites, {
      query: NODES,
      variables: { id: base64('in:Post:1'), uri: `${us?.url}/page-2/` },
    });
    expect(answer).toEqual({
      errors: [expect.objectContaining({ message: expect.stringContaining('Unknown type "Book"') })],
    });
    expect(
      await ask(sites, {
        query: NODES.replace('... on Book { title }', ''),
        variables: { id: base64('in:Post:1'), uri: `${us?.url}/page-2/` },
      }),
    ).toEqual({
      data: {
        node: {
          __typename: 'Post',
          id: base64('in:Post:1'),
          site: { key: 'in', name: 'India' },
          title: 'Post of India',
        },
        nodeByUri: { id: base64('us:Page:2'), title: 'Page of USA', site: { key: 'us' } },
      },
    });
    expect(india?.calls.some(({ route }) => route?.startsWith('/wp/v2/pages'))).toBe(false);
  });

  test('is a file, a page for people, and on the page of the gateway', async () => {
    await using sites = await startSites(both);
    const get = async (path: string, accept = '*/*') =>
      await (await sites.gateway.fetch(`http://gateway${path}`, { headers: { accept } })).text();
    const schema = buildSchema(await get('/graphql/schema.graphql'));
    expect(validateSchema(schema)).toEqual([]);
    expect(schema.getQueryType()?.getFields()['posts']?.type.toString()).toBe('SitesPostConnection');
    expect(await get('/graphql', 'text/html')).toContain('All sites · GraphiQL');
    expect(await get('/')).toContain('<a href="/graphql"><strong>All sites</strong>');
    for (const { query } of mergedExamples(['us', 'in'])) {
      expect(validate(schema, parse(query))).toEqual([]);
      expect((await sites.query('/graphql', query)).errors).toBeUndefined();
    }
  });

  test('takes fragments of any type of it, aliases, directives and variables', async () => {
    await using sites = await startSites(both);
    const query = `query ($first: Int = 1, $isLong: Boolean!, $in: [SiteKey!]) {
      list: posts(first: $first, sites: $in) { ...List }
      site(key: "in") { ...OfSite }
    }
    fragment List on SitesPostConnection {
      edges { at: cursor item: node { ...Node ... on Content { t: title } ... on Post { slug } } }
      all: nodes { __typename kind: __typename }
      page: pageInfo { next: hasNextPage }
      number: totalCount
    }
    fragment OfSite on Site { query { ...Roots } }
    fragment Roots on SiteQuery { posts { number: totalCount } pages @include(if: $isLong) { nodes { ...Node } } }
    fragment Node on Node { id site { key } }`;
    const answer = await ask(sites, { query, variables: { isLong: false, in: ['us'] } });
    expect(answer).toEqual({
      data: {
        list: {
          edges: [
            {
              at: expect.any(String),
              item: { id: base64('us:Post:1'), site: { key: 'us' }, t: 'Post of USA', slug: 'post-1' },
            },
          ],
          all: [{ __typename: 'Post', kind: 'Post' }],
          page: { next: false },
          number: 1,
        },
        site: { query: { posts: { number: 1 } } },
      },
    });
  });

  test.each([
    ['mutation { deletePost(input: { id: 1 }) { clientMutationId } }', 'mutations'],
    ['subscription { contentChanged { id } }', 'subscriptions'],
  ])('%s is refused in words', async (query, words) => {
    await using sites = await startSites(both);
    const { errors } = await sites.query('/graphql', query);
    expect(errors?.map(({ message }) => message)).toContain(
      `There are no ${words} over all sites. Send it to the address of one site, such as \`/us/graphql\`.`,
    );
  });

  test('is one line in the log, with the requests to all sites', async () => {
    const lines: object[] = [];
    const log = () => {};
    const info = (fields: object) => lines.push(fields);
    const logger = { debug: log, info, warn: log, error: log };
    await using sites = await startSites(both, { logger });
    lines.length = 0;
    await sites.query('/graphql', 'query Newest { posts { nodes { title author { name } } } }');
    expect(lines).toEqual([
      expect.objectContaining({
        operationName: 'Newest',
        operationType: 'query',
        caller: 'anonymous',
        outcome: 'success',
        upstream: expect.objectContaining({ requests: 4 }),
      }),
    ]);
  });

  test('with persisted operations alone, takes these, and sends sites what they need of them', async () => {
    const query = '{ posts { nodes { title } } }';
    await using sites = await startSites(both, {
      limits: { persistedOperations: { newest: query }, persistedOnly: true },
    });
    const answer = await sites.gateway.fetch('http://gateway/graphql?id=newest');
    expect(await answer.json()).toEqual({
      data: { posts: { nodes: [{ title: 'Post of India' }, { title: 'Post of USA' }] } },
    });
    expect((await sites.query('/graphql', '{ sites { key } }')).errors).toHaveLength(1);
  });

  test('reports the requests of all sites to who traces an operation', async () => {
    await using sites = await startSites(both);
    const query = '{ posts { nodes { title } } }';
    const answer = await sites.query('/graphql', query, { 'x-pressgraph-trace': '1' });
    expect(answer).toEqual(
      expect.objectContaining({
        extensions: {
          cost: { estimate: 2, limit: 500 },
          upstream: expect.objectContaining({
            totals: expect.objectContaining({ requests: 2 }),
            requests: ['us', 'in'].map((site) => expect.objectContaining({ site, route: '/wp/v2/posts' })),
          }),
        },
      }),
    );
  });

  test.each([
    ['{ node(id: "UG9zdDox") { id } }', 'Expected a global ID that says its site, got “UG9zdDox”.'],
    [`{ node(id: "${base64('jp:Post:1')}") { id } }`, 'Expected the key of a site (us, in), got “jp”.'],
    ['{ nodeByUri(uri: "/page-2/") { id } }', 'Expected an absolute address'],
    ['{ nodeByUri(uri: "https://else.example/") { id } }', 'Expected an address of one of the sites'],
    ['{ site(key: "jp") { key } }', 'Expected the key of a site (us, in), got “jp”.'],
    ['{ posts(sites: ["jp"]) { nodes { id } } }', 'Expected the key of a site (us, in), got “jp”.'],
    ['{ posts(after: "x") { nodes { id } } }', 'Expected `after` to be a cursor of a list of all sites'],
    ['{ posts(first: -1) { nodes { id } } }', 'Expected `first` to be between 0 and 1000, got -1.'],
  ])('%s is an error in words', async (query, words) => {
    await using sites = await startSites(both);
    const { data, errors } = await sites.query('/graphql', query);
    expect(Object.values(data as object)).toEqual([null]);
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(words),
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    ]);
    expect(sites.asked()).toEqual({ us: 0, in: 0 });
  });
});

test('types of one name are one, and their values fit it; a taxonomy does not take the name of a post type', async () => {
  const books = (
    rows: readonly object[],
    pages: Readonly<Record<string, unknown>>,
  ): WordPressServerOptions => ({
    types: { book: { name: 'Books', rest_base: 'books' } },
    custom: { book: rows.map((row, index) => makeCustom('book', { id: index + 1, ...row } as never)) },
    declares: { '/wp/v2/books': { properties: { pages } } },
  });
  await using sites = await startSites({
    us: {
      ...books([{ title: 'A', pages: 320, acf: { price: 9.5 } }], { type: 'integer' }),
      types: { book: { name: 'Books', rest_base: 'books' }, event: { name: 'Events', rest_base: 'events' } },
      custom: {
        book: [makeCustom('book', { id: 1, title: 'A', pages: 320, acf: { price: 9.5 } } as never)],
        event: [makeCustom('event', { id: 7, title: 'Fair' })],
      },
    },
    in: {
      ...books([{ title: 'B', pages: 'xii + 90', acf: { price: 3 } }], { type: 'string' }),
      taxonomies: { event: { name: 'Events', rest_base: 'events', types: ['post'] } },
    },
  });
  expect(
    await sites.query(
      '/graphql',
      `{
        books { nodes { title pages acf { price } site { key } } }
        events { nodes { __typename title site { key } } }
        site(key: "in") { query { eventTerms { nodes { __typename } } } }
      }`,
    ),
  ).toEqual({
    data: {
      books: {
        nodes: [
          { title: 'B', pages: 'xii + 90', acf: { price: 3 }, site: { key: 'in' } },
          { title: 'A', pages: '320', acf: { price: 9.5 }, site: { key: 'us' } },
        ],
      },
      events: { nodes: [{ __typename: 'Event', title: 'Fair', site: { key: 'us' } }] },
      site: { query: { eventTerms: { nodes: [] } } },
    },
  });
  // At its own address, no name has changed.
  expect(await sites.query('/in/graphql', '{ events { nodes { name } } }')).toEqual({
    data: { events: { nodes: [] } },
  });
});

describe('a site that cannot be read', () => {
  test('is an error at its part, and the others are served', async () => {
    let isBroken = false;
    await using sites = await startSites(
      { us: both.us, in: { ...both.in, override: () => (isBroken ? isDown() : undefined) } },
      { upstream: { retries: 0 } },
    );
    isBroken = true;
    const list = await sites.query('/graphql', '{ posts { totalCount nodes { title } edges { cursor } } }');
    expect(list).toEqual({
      data: { posts: { totalCount: null, nodes: [{ title: 'Post of USA' }], edges: [expect.anything()] } },
      errors: [
        {
          message: expect.stringContaining('503'),
          path: ['posts', 'sites', 1],
          extensions: expect.objectContaining({ code: 'UPSTREAM_UNAVAILABLE', site: 'in' }),
        },
      ],
    });
    const told = await sites.query('/graphql', '{ list: posts { nodes { title } of: sites { key } } }');
    expect(told).toEqual({
      data: { list: { nodes: [{ title: 'Post of USA' }], of: [{ key: 'us' }, null] } },
      errors: [expect.objectContaining({ path: ['list', 'of', 1] })],
    });
    const each = await sites.query('/graphql', '{ sites { key name query { posts { nodes { title } } } } }');
    expect(each.data).toEqual({
      sites: [
        { key: 'us', name: 'USA', query: { posts: { nodes: [{ title: 'Post of USA' }] } } },
        { key: 'in', name: null, query: { posts: null } },
      ],
    });
    expect(each.errors?.map(({ path }) => path)).toEqual([
      ['sites', 1, 'name'],
      ['sites', 1, 'query', 'posts'],
    ]);
  });

  test('may be down from the start: its types are there as soon as it is', async () => {
    let isBroken = true;
    await using us = await startWordPressServer(both.us);
    await using india = await startWordPressServer({
      ...both.in,
      types: { book: { name: 'Books', rest_base: 'books' } },
      custom: { book: [makeCustom('book', { id: 9, title: 'A book' })] },
      override: () => (isBroken ? isDown() : undefined),
    });
    await using gateway = await createSitesGateway({
      sites: { us: us.url, in: india.url },
      upstream: { retries: 0, breakerCooldown: 0 },
      openSites: 'first-use',
      onError: () => {},
    });
    const before = await ask({ gateway }, { query: '{ posts { nodes { title } } sites { key id name } }' });
    expect(before.data).toEqual({
      posts: { nodes: [{ title: 'Post of USA' }] },
      sites: [
        { key: 'us', id: base64('us:Site:site'), name: 'USA' },
        { key: 'in', id: base64('in:Site:site'), name: null },
      ],
    });
    expect(before.errors?.map(({ message, path }) => [message, path])).toEqual([
      ['The site “in” is not served: its WordPress does not answer.', ['sites', 1, 'name']],
      ['The site “in” is not served: its WordPress does not answer.', ['posts', 'sites', 1]],
    ]);
    isBroken = false;
    const books = { query: '{ books { nodes { title site { key } } } }' };
    await vi.waitFor(
      async () =>
        expect(await ask({ gateway }, books)).toEqual({
          data: { books: { nodes: [{ title: 'A book', site: { key: 'in' } }] } },
        }),
      { timeout: 10_000, interval: 100 },
    );
  });
});

describe('limits', () => {
  test('MAX_COST holds for all sites together, depth and aliases for the whole operation', async () => {
    await using sites = await startSites(both, { limits: { maxCost: 3, maxAliases: 2 } });
    const refused = await sites.query('/graphql', '{ posts { nodes { title author { name } } } }');
    expect(refused).toEqual({
      errors: [
        {
          message: 'Expected an operation of at most 3 requests to WordPress, got about 4.',
          extensions: { code: 'QUERY_TOO_COMPLEX', estimate: 4, limit: 3 },
        },
      ],
    });
    const aliases = await sites.query('/graphql', '{ a: sites { key } b: sites { key } c: sites { key } }');
    expect(aliases.errors?.[0]?.message).toContain('at most 2 aliases');
    expect(sites.asked()).toEqual({ us: 0, in: 0 });
    expect((await sites.query('/graphql', '{ posts { nodes { title } } }')).errors).toBeUndefined();
  });

  test('ALL_SITES=false leaves each site its own schema alone', async () => {
    await using sites = await startSites(both, { allSites: false });
    expect((await sites.gateway.fetch('http://gateway/graphql')).status).toBe(404);
  });
});

describe('a credential', () => {
  test('belongs to the site that its header names', async () => {
    await using sites = await startSites(both);
    const query = '{ posts { nodes { title } } }';
    const answer = await sites.query('/graphql', query, { 'authorization-us': 'Basic dXM6dXM=' });
    // It is none that the site knows; the other one is read without.
    expect(answer.data).toEqual({ posts: { nodes: [{ title: 'Post of India' }] } });
    expect(answer.errors).toEqual([
      expect.objectContaining({
        path: ['posts', 'sites', 0],
        extensions: expect.objectContaining({ code: 'UNAUTHENTICATED', site: 'us' }),
      }),
    ]);
    expect(sites.credentials).toEqual({ us: ['Basic dXM6dXM='], in: [] });
  });

  test('that names no site is refused, and sent to none', async () => {
    await using sites = await startSites(both);
    const answer = await sites.query('/graphql', '{ sites { key } }', { authorization: 'Basic dXM6dXM=' });
    expect(answer.errors).toEqual([
      {
        message:
          'Expected a credential of one site, such as `Authorization-us`, got `Authorization`: it would be sent to all sites.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(sites.credentials).toEqual({ us: [], in: [] });
  });
});

async function ask(
  { gateway }: { readonly gateway: Pick<SitesGateway, 'fetch'> },
  sent: { readonly query: string; readonly variables?: Record<string, unknown> },
): Promise<Answer<unknown>> {
  const response = await gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sent),
  });
  return (await response.json()) as Answer<unknown>;
}
