import { describe, expect, test } from 'vitest';
import { range, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import {
  makeCategory,
  makeComment,
  makeMedia,
  makePost,
  makeTag,
  makeUser,
  type Row,
} from '../../helpers/wordpress-rows.ts';
import type { OverrideRequest, WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const HOME_PAGE =
  '{ posts { nodes { title author { name } featuredMedia { altText } categories { name } tags { slug } } } }';
const ARTICLE = '{ post(by: { slug: "post-3" }) { title comments { nodes { authorName } } } }';
const SECTIONS = '{ categories { nodes { name posts(first: 2) { nodes { title author { name } } } } } }';

const magazine = () => ({
  posts: range(1, 6).map((id) =>
    makePost({ id, author: 10 + (id % 2), featured_media: 20 + id, categories: [30 + (id % 4)], tags: [40] }),
  ),
  users: range(10, 13).map((id) => makeUser({ id })),
  media: range(21, 26).map((id) => makeMedia({ id })),
  categories: range(30, 33).map((id) => makeCategory({ id, count: 2 })),
  tags: [makeTag({ id: 40 })],
  comments: range(51, 54).map((id) => makeComment({ id, post: 3 })),
});

const UNCACHED = { cache: { ttl: 0 }, upstream: { retries: 0 } };

interface Traced {
  readonly data: unknown;
  readonly errors?: unknown;
  readonly extensions: {
    readonly upstream: {
      readonly totals: { readonly requests: number };
      readonly prefetched?: readonly {
        readonly route: string;
        readonly asked: number;
        readonly needed: number;
      }[];
    };
  };
}

const traced = async (gateway: TestGateway, query: string) =>
  (await gateway.query(query, {}, { 'x-pressgraph-trace': '1' })) as unknown as Traced;

/** Answers no request before as many have arrived as were announced: what is asked one after the other never ends. */
function startInOneWait(site: WordPressServerOptions) {
  let expected = 1;
  let waiting: (() => void)[] = [];
  const override = async (): Promise<undefined> => {
    const come = new Promise<void>((resolve) => waiting.push(resolve));
    if (waiting.length >= expected) for (const release of waiting.splice(0)) release();
    await come;
  };
  return {
    options: { ...site, override },
    expect(requests: number) {
      expected = requests;
      waiting = [];
    },
  };
}

describe('what an operation needed last time is requested in one wait with its first request', () => {
  test.each([
    ['relations of a list', HOME_PAGE],
    ['comments of an article by its slug', ARTICLE],
    ['lists under a list, and their relations', SECTIONS],
    ['totals of lists', '{ posts { nodes { comments(first: 0) { totalCount } } } }'],
    ['comments of each post', '{ posts { nodes { comments(first: 2) { nodes { authorName } } } } }'],
  ])('%s', async (_, query) => {
    const held = startInOneWait(magazine());
    await using gateway = await startGateway(held.options, {
      ...UNCACHED,
      limits: { operationTimeout: 3_000 },
    });
    await gateway.query(query);
    gateway.asked();
    // Once more, for the lengths of lists are known by now.
    const second = await gateway.query(query);
    const requests = gateway.asked();
    expect(requests.length).toBeGreaterThan(1);
    held.expect(requests.length);
    const third = await gateway.query(query);
    expect(third).toEqual(second);
    expect(third.errors).toBeUndefined();
    expect(gateway.asked()).toEqual(requests);
  });
});

describe('what proves wrong', () => {
  test('is discarded, and what is needed instead is requested', async () => {
    const site = magazine();
    await using gateway = await startGateway(site, UNCACHED);
    const query = '{ posts(first: 4) { nodes { title author { name } } } }';
    await gateway.query(query);
    gateway.asked();
    const last: Row | undefined = site.posts[5];
    Object.assign(last ?? {}, { author: 12 });
    const { data, extensions } = await traced(gateway, query);
    expect(data).toEqual({
      posts: {
        nodes: [
          { title: 'Post 6', author: { name: 'User 12' } },
          { title: 'Post 5', author: { name: 'User 11' } },
          { title: 'Post 4', author: { name: 'User 10' } },
          { title: 'Post 3', author: { name: 'User 11' } },
        ],
      },
    });
    expect(extensions.upstream.prefetched).toEqual([
      { route: '/wp/v2/users', fields: ['id', 'name'], asked: 2, needed: 2 },
    ]);
    expect(gateway.asked().map((request) => request.replace(/&.*/, ''))).toEqual([
      '/wp/v2/posts?orderby=date',
      expect.stringMatching(/^\/wp\/v2\/users\?include=(10,11|11,10)$/),
      '/wp/v2/users?include=12',
    ]);
  });

  test('too often is no longer requested', async () => {
    const site = magazine();
    await using gateway = await startGateway(site, UNCACHED);
    const query = '{ posts(first: 1) { nodes { author { name } } } }';
    const requests: number[] = [];
    for (const author of [10, 11, 12, 13, 10]) {
      Object.assign(site.posts[5] ?? {}, { author });
      await gateway.query(query);
      requests.push(gateway.asked().length);
    }
    expect(requests).toEqual([2, 3, 2, 2, 2]);
  });

  test('by failing is requested again, by who needs it', async () => {
    let failures = 0;
    const override = ({ route }: OverrideRequest) => {
      if (failures === 0 || !/users|comments/.test(String(route))) return undefined;
      failures -= 1;
      return { status: 503, body: { code: 'busy', message: 'Busy.', data: { status: 503 } } };
    };
    await using gateway = await startGateway({ ...magazine(), override }, UNCACHED);
    for (const query of [HOME_PAGE, ARTICLE]) {
      const first = await gateway.query(query);
      failures = 1;
      expect(await gateway.query(query)).toEqual(first);
      expect(failures).toBe(0);
    }
  });
});

describe('what a slug or an address led to, another operation has seen', () => {
  const LIST = '{ posts(first: 4) { nodes { slug uri } } }';
  const REST = 'title author { name } comments { nodes { authorName } }';
  const atUri = (id: number) => `{ nodeByUri(uri: "/post-${id}/") { ... on Post { ${REST} } } }`;
  const bySlug = (id: number) => `{ post(by: { slug: "post-${id}" }) { ${REST} } }`;

  test.each([
    ['by slug', bySlug],
    ['by address', atUri],
  ])('an article that was never asked for takes one wait, %s', async (_, query) => {
    const held = startInOneWait(magazine());
    await using gateway = await startGateway(held.options, {
      ...UNCACHED,
      limits: { operationTimeout: 3_000 },
    });
    // Not seen: two waits.
    const expected = await gateway.query(query(3));
    expect(expected.errors).toBeUndefined();
    const requests = gateway.asked();
    await using fresh = await startGateway(held.options, {
      ...UNCACHED,
      limits: { operationTimeout: 3_000 },
    });
    await fresh.query(LIST);
    fresh.asked();
    held.expect(requests.length);
    expect(await fresh.query(query(3))).toEqual(expected);
    expect(fresh.asked().toSorted()).toEqual(requests.toSorted());
  });

  test.each([
    ['by slug', bySlug],
    ['by address', atUri],
  ])('what leads elsewhere now is discarded, %s', async (_, query) => {
    const site = magazine();
    await using gateway = await startGateway(site, UNCACHED);
    await gateway.query(LIST);
    const [three, four] = [site.posts[2], site.posts[3]];
    if (!three || !four) throw new Error('Expected six posts.');
    const { slug, link } = three;
    Object.assign(three, { slug: 'moved', link: String(link).replace('post-3', 'moved') });
    Object.assign(four, { slug, link });
    const { data, extensions } = await traced(gateway, query(3));
    expect(Object.values(data as object)).toEqual([
      { title: 'Post 4', author: { name: 'User 10' }, comments: { nodes: [] } },
    ]);
    expect(extensions.upstream.prefetched).toEqual([{ route: '/wp/v2/posts', asked: 1, needed: 0 }]);
  });
});

describe('nothing is prefetched', () => {
  const countsOf = async (gateway: TestGateway, query: string, times: number) => {
    const prefetched: unknown[] = [];
    for (let time = 0; time < times; time++)
      prefetched.push((await traced(gateway, query)).extensions.upstream.prefetched);
    return prefetched;
  };

  test('with PREFETCH_MAX_BYTES 0', async () => {
    await using gateway = await startGateway(magazine(), { cache: { ttl: 0, prefetchMaxBytes: 0 } });
    expect(await countsOf(gateway, HOME_PAGE, 3)).toEqual([undefined, undefined, undefined]);
  });

  test('beyond what the estimate leaves of MAX_COST', async () => {
    const estimate = 6;
    await using gateway = await startGateway(magazine(), { ...UNCACHED, limits: { maxCost: estimate } });
    expect(await countsOf(gateway, HOME_PAGE, 3)).toEqual([undefined, undefined, undefined]);
    expect((await gateway.query(HOME_PAGE)).errors).toBeUndefined();
  });

  test('for callers with a credential, nor from what they saw', async () => {
    const authorization = basic('erin:secret');
    await using gateway = await startGateway(
      { ...magazine(), override: signedIn({ [authorization]: {} }) },
      UNCACHED,
    );
    for (const time of range(1, 3)) {
      const answer = await gateway.query(HOME_PAGE, {}, { authorization, 'x-pressgraph-trace': '1' });
      expect((answer as unknown as Traced).extensions.upstream.prefetched, `time ${time}`).toBeUndefined();
    }
    expect(await countsOf(gateway, HOME_PAGE, 1)).toEqual([undefined]);
  });

  test('that is cached', async () => {
    await using gateway = await startGateway(magazine());
    await gateway.query(HOME_PAGE);
    gateway.asked();
    await gateway.gateway.changes.publish([{ kind: 'CREATED', route: '/wp/v2/posts', id: 99 }]);
    await gateway.query(HOME_PAGE);
    expect(gateway.asked()).toEqual([expect.stringMatching(/^\/wp\/v2\/posts\?/)]);
  });
});
