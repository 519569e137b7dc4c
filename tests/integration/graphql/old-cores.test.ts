import { describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { discoverSite } from '../../../src/server/discover-site.ts';
import { type Answer, idOf, range, startGateway } from '../../helpers/gateway.ts';
import {
  makeCategory,
  makeComment,
  makeCustom,
  makeMedia,
  makePage,
  makePost,
  makeTag,
  makeUser,
} from '../../helpers/wordpress-rows.ts';
import { startWordPressServer, type WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const contents: WordPressServerOptions = {
  posts: [
    makePost({
      id: 1,
      title: 'Ink',
      author: 5,
      categories: [2],
      tags: [3],
      featured_media: 9,
      date: '2020-01-01T00:00:00',
    }),
    makePost({ id: 4, title: 'Paper', author: 5, categories: [2], date: '2020-01-04T00:00:00' }),
  ],
  pages: [makePage({ id: 6, title: 'Ink pots', date: '2020-01-02T00:00:00' })],
  types: { book: { rest_base: 'books' } },
  custom: { book: [makeCustom('book', { id: 7, title: 'A book', date: '2020-01-03T00:00:00' })] },
  users: [makeUser({ id: 5, name: 'Ann' })],
  media: [makeMedia({ id: 9 })],
  categories: [makeCategory({ id: 2, name: 'News', count: 2 })],
  tags: [makeTag({ id: 3, name: 'Blue', count: 1 })],
  comments: [makeComment({ id: 8, post: 1 })],
};
const CORES = [{ core: 4.9 }, { core: 5.2 }];

const pad = (id: number) =>
  `${String(Math.floor(id / 60)).padStart(2, '0')}:${String(id % 60).padStart(2, '0')}`;

async function doctor(address: string) {
  let printed = '';
  const print = (text: string) => {
    printed += text;
  };
  await run({ argv: ['doctor', address, '--json'], env: {}, print, printError: print });
  return (JSON.parse(printed) as { checks: { id: string; message: string }[] }).checks;
}

const fieldsOf = (paths: readonly string[]) =>
  paths.flatMap((path) => new URLSearchParams(path.split('?')[1]).get('_fields')?.split(',') ?? []);

describe.each(CORES)('a site with WordPress $core', ({ core }) => {
  test('has the same content as others, requested by top-level names', async () => {
    const query = `{
      posts { nodes { title excerpt content author { name } featuredMedia { sourceUrl } categories { name link } tags { name link } comments { nodes { content } } } }
      post(by: { slug: "post-1" }) { title author { name } featuredMedia { sourceUrl } categories { name } }
      page(by: { databaseId: 6 }) { title }
      books { nodes { title } }
    }`;
    await using modern = await startGateway(contents);
    await using old = await startGateway({ ...contents, core });
    const [expected, answer] = [await modern.query(query), await old.query(query)];
    expect(answer.errors).toBeUndefined();
    expect(JSON.stringify(answer).replaceAll(old.site.url, '')).toBe(
      JSON.stringify(expected).replaceAll(modern.site.url, ''),
    );
    const fields = fieldsOf(old.asked());
    expect(fields).toContain('title');
    expect(fields.filter((field) => field.includes('.'))).toEqual([]);
  });

  test('finds items of unknown types', async () => {
    await using gateway = await startGateway({ ...contents, core });
    const { data } = await gateway.query(
      `{ nodeByUri(uri: "/?p=7") { __typename } node(id: "${idOf('Book', 7)}") { ... on Book { title } } }`,
    );
    expect(data).toEqual({ nodeByUri: { __typename: 'Book' }, node: { title: 'A book' } });
  });

  test('has a feed of all types, and a search', async () => {
    await using gateway = await startGateway({ ...contents, core });
    const feed = await gateway.query(
      '{ contents { totalCount nodes { title } } search(query: "ink") { totalCount nodes { title } } }',
    );
    expect(feed).toEqual({
      data: {
        contents: {
          totalCount: 4,
          nodes: [{ title: 'Paper' }, { title: 'A book' }, { title: 'Ink pots' }, { title: 'Ink' }],
        },
        search: { totalCount: 2, nodes: [{ title: 'Ink pots' }, { title: 'Ink' }] },
      },
    });
  });

  test('is found out by a request of one item and one of the search', async () => {
    await using site = await startWordPressServer({ ...contents, core });
    const { client, discovery } = await discoverSite(site.url);
    await client.close();
    expect(discovery.core).toEqual({ nestedFields: false, search: core >= 5 });
    const probes = site.calls.filter(({ query }) => query['_fields']?.startsWith('id'));
    expect(probes.map(({ path }) => path).sort()).toEqual([
      '/wp-json/wp/v2/posts?per_page=1&_fields=id,title.rendered',
      '/wp-json/wp/v2/search?per_page=1&_fields=id',
    ]);
  });

  test('is told by the capabilities and the doctor', async () => {
    await using gateway = await startGateway({ ...contents, core });
    const { data } = await gateway.query<{ site: { capabilities: { route: string; fallback: string }[] } }>(
      '{ site { capabilities { route isReachable fallback } } }',
    );
    const told = new Map(data.site.capabilities.map((capability) => [capability.route, capability]));
    expect(told.get('/wp/v2/posts')).toMatchObject({
      isReachable: true,
      fallback: expect.stringContaining('fields are requested whole'),
    });
    expect(told.get('/wp/v2/search')).toMatchObject(
      core < 5
        ? { isReachable: false, fallback: 'The lists of all post types are searched and merged.' }
        : { isReachable: true, fallback: null },
    );
    const [check] = (await doctor(gateway.site.url)).filter(({ id }) => id === 'core');
    expect(check).toMatchObject({ status: 'warning', advice: 'Update WordPress.' });
    expect(check?.message.includes('/wp/v2/search')).toBe(core < 5);
  });
});

describe('without a search route', () => {
  const many: WordPressServerOptions = {
    core: 4.9,
    posts: range(1, 250).map((id) => makePost({ id, date: `2020-01-01T${pad(id)}:00` })),
    pages: range(301, 400).map((id) => makePage({ id, date: `2020-01-01T${pad(id - 200)}:30` })),
  };

  test('a feed is paged as others are', async () => {
    await using modern = await startGateway({ ...many, core: 7.1 });
    await using old = await startGateway(many);
    for (let after: string | null = null, page = 0; page < 3; page++) {
      const query = `query ($after: String) { contents(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { databaseId } } }`;
      type Feed = { contents: { totalCount: number; pageInfo: { endCursor: string } } };
      const expected: Answer<Feed> = await modern.query<Feed>(query, { after });
      expect(await old.query(query, { after })).toEqual(expected);
      after = expected.data.contents.pageInfo.endCursor;
    }
  });

  test('it ends after a thousand items, with words', async () => {
    await using gateway = await startGateway(many);
    const search = (after: string) =>
      gateway.query(`{ contents(first: 100, after: "${after}") { nodes { databaseId } } }`);
    const { data } = await gateway.query<{ contents: { pageInfo: { endCursor: string } } }>(
      '{ contents(first: 1) { pageInfo { endCursor } } }',
    );
    const cursorAt = (index: number) => {
      const cursor = Buffer.from(data.contents.pageInfo.endCursor, 'base64').toString();
      return Buffer.from(cursor.replace(/\b0\b/, String(index))).toString('base64');
    };
    expect((await search(cursorAt(899))).errors).toBeUndefined();
    expect((await search(cursorAt(900))).errors).toMatchObject([
      { message: expect.stringContaining('first 1000 results'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  test('a type that is blocked is left out, unless it is named', async () => {
    await using gateway = await startGateway({
      ...contents,
      core: 4.9,
      override: ({ route }) =>
        route === '/wp/v2/pages'
          ? { status: 401, body: { code: 'rest_forbidden', message: 'No.', data: { status: 401 } } }
          : undefined,
    });
    expect(await gateway.query('{ contents { totalCount } }')).toEqual({
      data: { contents: { totalCount: 3 } },
    });
    const { errors } = await gateway.query('{ contents(types: ["page"]) { totalCount } }');
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('with a search that knows no ids, as before 6.1', () => {
  const TERMS = '{ posts { nodes { categories { name } tags { name } } } }';

  test('terms are requested from their taxonomies, and the search is not tried again', async () => {
    await using gateway = await startGateway(
      {
        ...contents,
        core: 5.9,
        // By name, it is the first that a search finds.
        categories: [makeCategory({ id: 2, name: 'A', count: 1 })],
        tags: range(3, 40).map((id) => makeTag({ id, name: `Tag ${id}`, count: 1 })),
        posts: [makePost({ id: 1, categories: [2], tags: [30] })],
      },
      { cache: { ttl: 0 } },
    );
    const terms = { categories: [{ name: 'A' }], tags: [{ name: 'Tag 30' }] };
    expect(await gateway.query(TERMS)).toEqual({ data: { posts: { nodes: [terms] } } });
    expect(gateway.asked().filter((path) => path.startsWith('/wp/v2/search'))).toHaveLength(1);
    expect(await gateway.query(TERMS)).toEqual({ data: { posts: { nodes: [terms] } } });
    expect(gateway.asked()).toEqual([
      '/wp/v2/categories?include=2&per_page=1&_fields=id,name',
      '/wp/v2/posts?orderby=date&order=desc&per_page=10&_fields=categories,id,tags',
      '/wp/v2/tags?include=30&per_page=1&_fields=id,name',
    ]);
  });

  test('items of unknown types are found in the lists', async () => {
    await using gateway = await startGateway({ ...contents, core: 5.9 });
    const { data } = await gateway.query('{ nodeByUri(uri: "/?p=7") { __typename } }');
    expect(data).toEqual({ nodeByUri: { __typename: 'Book' } });
  });
});

test('a site that hides its version is tried, and served in full if it is no old one', async () => {
  const hidden = (types: Readonly<Record<string, object>>) =>
    Object.fromEntries(
      Object.entries(types).map(([slug, type]) => [slug, { ...type, rest_namespace: undefined }]),
    );
  await using bare = await startWordPressServer(contents);
  const types = hidden(await (await fetch(`${bare.url}/wp-json/wp/v2/types`)).json());
  await using site = await startWordPressServer({
    ...contents,
    override: ({ route }) => (route === '/wp/v2/types' ? { body: types } : undefined),
  });
  const { client, discovery } = await discoverSite(site.url);
  await client.close();
  expect(discovery.core).toEqual({ nestedFields: true, search: true });
});
