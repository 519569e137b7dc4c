import { describe, expect, test } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import { readPage, walk } from '../../helpers/walk.ts';
import {
  makeCategory,
  makeComment,
  makeCustom,
  makePost,
  makeTag,
  makeUser,
  type Row,
} from '../../helpers/wordpress-rows.ts';

/** Posts that share seconds, across the borders of pages of 2, 3 and 4. */
const twins = [
  ...range(1, 2).map((id) => makePost({ id, date: '2024-01-01T08:00:00' })),
  ...range(3, 9).map((id) => makePost({ id, date: '2024-01-02T08:00:00' })),
  makePost({ id: 10, date: '2024-01-02T08:00:01' }),
  ...range(11, 12).map((id) => makePost({ id, date: '2024-01-03T08:00:00' })),
];
const newestFirst = range(1, 12).reverse();

test.each([
  ['of a setting', { defaultPageSize: 3 }, 3],
  ['that is larger than the maximum', { defaultPageSize: 5, maxPageSize: 2 }, 2],
])('a page without `first` has the default size %s', async (_, limits, size) => {
  await using gateway = await startGateway({ posts: twins }, { limits });
  const { data } = await gateway.query<{ posts: { nodes: unknown[] } }>('{ posts { nodes { databaseId } } }');
  expect(data.posts.nodes).toHaveLength(size);
  expect(gateway.asked()).toHaveLength(1);
});

test('a cursor does not depend on what else is selected', async () => {
  const posts = twins.map((post) => ({ ...post, date_gmt: String(post['date']) }));
  await using gateway = await startGateway({ posts });
  const cursorsOf = async (node: string) => {
    const query = `{ posts(first: 3) { edges { cursor node { ${node} } } } }`;
    const { data } = await gateway.query<{ posts: { edges: { cursor: string }[] } }>(query);
    return data.posts.edges.map(({ cursor }) => cursor);
  };
  expect(await cursorsOf('databaseId date modified')).toEqual(await cursorsOf('databaseId'));
});

describe('paging returns every item once, in order', () => {
  test.each([1, 2, 3, 4, 5, 12, 13])('forward by %i', async (by) => {
    await using gateway = await startGateway({ posts: twins });
    const pages = await walk(gateway, 'posts', { by });
    expect(pages.flat()).toEqual(newestFirst);
    expect(pages).toHaveLength(Math.ceil(12 / by));
  });

  test.each([1, 2, 3, 4, 5, 12, 13])('backward by %i', async (by) => {
    await using gateway = await startGateway({ posts: twins });
    const pages = await walk(gateway, 'posts', { by, backward: true });
    expect(pages.toReversed().flat()).toEqual(newestFirst);
    expect(pages).toHaveLength(Math.ceil(12 / by));
  });

  test.each([
    ['DATE', 'ASC'],
    ['TITLE', 'ASC'],
    ['TITLE', 'DESC'],
    ['ID', 'ASC'],
    ['MODIFIED', 'DESC'],
  ])('by %s %s, both ways', async (field, direction) => {
    await using gateway = await startGateway({ posts: twins });
    const args = `orderBy: { field: ${field}, direction: ${direction} }`;
    const whole = (await walk(gateway, 'posts', { by: 100, args })).flat();
    expect(whole.toSorted((a, b) => a - b)).toEqual(range(1, 12));
    expect((await walk(gateway, 'posts', { by: 5, args })).flat()).toEqual(whole);
    expect((await walk(gateway, 'posts', { by: 5, args, backward: true })).toReversed().flat()).toEqual(
      whole,
    );
  });

  test.each([
    ['filtered by id', `id: [${range(1, 12)}]`],
    ['that are sticky', 'isSticky: true'],
    ['with exclusions', 'idNot: [99, 98]'],
  ])('of posts %s, which need special parameters', async (_, where) => {
    const posts = [
      ...twins.map((post) => ({ ...post, sticky: true })),
      makePost({ id: 99 }),
      makePost({ id: 98 }),
    ];
    await using gateway = await startGateway({ posts });
    const args = `where: { ${where} }`;
    for (const by of [1, 3]) {
      const pages = await walk(gateway, 'posts', { by, args });
      expect(pages.flat()).toEqual(newestFirst);
      expect(pages).toHaveLength(12 / by);
      const back = await walk(gateway, 'posts', { by, args, backward: true });
      expect(back.toReversed().flat()).toEqual(newestFirst);
    }
  });

  test.each([1, 3])('by %i, on a route that does not support `exclude`', async (by) => {
    await using gateway = await startGateway({
      types: { event: { rest_base: 'events' } },
      custom: { event: range(1, 9).map((id) => makeCustom('event', { id })) },
      override: async ({ route, path, query }) => {
        if (route !== '/wp/v2/events' || query['exclude'] === undefined) return undefined;
        const answer = await fetch(`${gateway.site.url}${path.replace(/exclude=[^&]*&?/, '')}`);
        return {
          headers: { 'x-wp-total': answer.headers.get('x-wp-total') ?? '' },
          body: await answer.json(),
        };
      },
    });
    expect((await walk(gateway, 'events', { by })).flat()).toEqual(range(1, 9).reverse());
  });

  test.each(['categories', 'tags', 'authors', 'comments', 'search'])('of %s', async (list) => {
    await using gateway = await startGateway({
      posts: range(1, 8).map((id) => makePost({ id, author: 10 + id })),
      users: range(11, 18).map((id) => makeUser({ id })),
      categories: range(21, 28).map((id) => makeCategory({ id })),
      tags: range(31, 38).map((id) => makeTag({ id })),
      comments: range(41, 48).map((id) => makeComment({ id, post: 1 })),
    });
    const args = list === 'search' ? 'query: ""' : '';
    const whole = (await walk(gateway, list, { by: 100, args })).flat();
    expect(whole).toHaveLength(8);
    expect((await walk(gateway, list, { by: 3, args })).map((page) => page.length)).toEqual([3, 3, 2]);
    expect((await walk(gateway, list, { by: 3, args })).flat()).toEqual(whole);
    if (list === 'search') return;
    expect((await walk(gateway, list, { by: 3, backward: true })).toReversed().flat()).toEqual(whole);
  });

  test('with another page size each time', async () => {
    await using gateway = await startGateway({ posts: twins });
    const met: number[] = [];
    let from = '';
    for (const size of [1, 4, 2, 3, 2]) {
      const page = await readPage(gateway, 'posts', `first: ${size} ${from}`);
      met.push(...page.nodes.map(({ databaseId }) => databaseId));
      from = `after: "${page.pageInfo.endCursor}"`;
    }
    expect(met).toEqual(newestFirst);
  });

  test('forward, and back again', async () => {
    await using gateway = await startGateway({ posts: twins });
    const first = await readPage(gateway, 'posts', 'first: 4');
    const second = await readPage(gateway, 'posts', `first: 4 after: "${first.pageInfo.endCursor}"`);
    const back = await readPage(gateway, 'posts', `last: 4 before: "${second.pageInfo.startCursor}"`);
    expect(back.nodes).toEqual(first.nodes);
    const third = await readPage(gateway, 'posts', `last: 3 before: "${second.pageInfo.endCursor}"`);
    expect(third.nodes).toEqual(second.nodes.slice(0, 3));
  });

  test('a cursor of newest first continues from the same item oldest first', async () => {
    await using gateway = await startGateway({ posts: twins });
    const { pageInfo } = await readPage(gateway, 'posts', 'first: 6');
    const args = `first: 20 after: "${pageInfo.endCursor}" orderBy: { field: DATE, direction: ASC }`;
    const upwards = await readPage(gateway, 'posts', args);
    expect(upwards.nodes.map(({ databaseId }) => databaseId)).toEqual(range(8, 12));
  });
});

describe('items published or deleted between two pages', () => {
  /** A site whose posts a test may change; each request reads them again. */
  const changing = () => range(1, 9).map((id) => makePost({ id }));
  const ids = (page: { nodes: readonly { databaseId: number }[] }) =>
    page.nodes.map((node) => node.databaseId);

  test('before the cursor do not shift the next page', async () => {
    const posts: Row[] = changing();
    await using gateway = await startGateway({ posts });
    const first = await readPage(gateway, 'posts', 'first: 3');
    expect(ids(first)).toEqual([9, 8, 7]);
    posts.push(makePost({ id: 10 }), makePost({ id: 11 }));
    posts.splice(
      posts.findIndex(({ id }) => id === 9),
      1,
    );
    const second = await readPage(gateway, 'posts', `first: 3 after: "${first.pageInfo.endCursor}"`);
    expect(ids(second)).toEqual([6, 5, 4]);
  });

  test('the item of the cursor itself may be deleted', async () => {
    const posts: Row[] = changing();
    await using gateway = await startGateway({ posts });
    const first = await readPage(gateway, 'posts', 'first: 3');
    posts.splice(
      posts.findIndex(({ id }) => id === 7),
      1,
    );
    const second = await readPage(gateway, 'posts', `first: 3 after: "${first.pageInfo.endCursor}"`);
    expect(ids(second)).toEqual([6, 5, 4]);
  });

  test('during one long list do not shift it either', async () => {
    const posts: Row[] = range(1, 250).map((id) => makePost({ id }));
    await using gateway = await startGateway({
      posts,
      override: ({ route, query }) => {
        // Published right after the first hundred were sent.
        if (route === '/wp/v2/posts' && query['offset'] === '100') posts.push(makePost({ id: 251 }));
        return undefined;
      },
    });
    const page = await readPage(gateway, 'posts', 'first: 250');
    expect(ids(page)).toEqual(range(1, 250).reverse());
  });
});

describe('a cursor used with another date filter', () => {
  /** On a site two hours ahead of UTC: two posts a day, at noon. */
  const days = range(1, 9).map((id) => {
    const day = `2024-01-0${Math.ceil(id / 2)}`;
    return makePost({ id, date: `${day}T12:00:00`, date_gmt: `${day}T10:00:00` });
  });
  /** The first page, then a page with another filter; the requests for the latter. */
  async function goOn(first: string, next: (cursor: string) => string) {
    await using gateway = await startGateway({ posts: days });
    const { pageInfo } = await readPage(gateway, 'posts', first);
    gateway.asked();
    const page = await readPage(gateway, 'posts', next(String(pageInfo.endCursor)));
    const asked = gateway.asked().map((request) => request.match(/\b(?:before|after|exclude|offset)=[^&]+/g));
    return {
      ids: page.nodes.map(({ databaseId }) => databaseId),
      hasPrevious: page.pageInfo.hasPreviousPage,
      asked,
    };
  }
  const until = (moment: string) => `where: { publishedBefore: "${moment}" }`;
  const since = (moment: string) =>
    `where: { publishedAfter: "${moment}" } orderBy: { field: DATE, direction: ASC }`;

  test('continues from its position if that is within the filter', async () => {
    const made = `first: 3 ${until('2024-01-09T00:00:00Z')}`;
    // One second after the cursor in site time, which is still the stricter bound.
    const filter = until('2024-01-04T10:00:01Z');
    expect(await goOn(made, (cursor) => `first: 3 after: "${cursor}" ${filter}`)).toEqual({
      ids: [6, 5, 4],
      hasPrevious: true,
      asked: [
        ['before=2024-01-02T12:00:01', 'after=2024-01-02T11:59:59'],
        ['before=2024-01-04T12:00:00'],
        ['before=2024-01-04T12:00:01', 'after=2024-01-04T11:59:59', 'offset=1'],
      ],
    });
  });

  test('continues from the start of the filter if that is later', async () => {
    const made = `first: 3 ${until('2024-01-09T00:00:00Z')}`;
    const filter = until('2024-01-04T10:00:00Z');
    expect(await goOn(made, (cursor) => `first: 3 after: "${cursor}" ${filter}`)).toEqual({
      ids: [6, 5, 4],
      hasPrevious: false,
      asked: [['before=2024-01-02T12:00:01', 'after=2024-01-02T11:59:59'], ['before=2024-01-04T10:00:00Z']],
    });
    const earlier = until('2024-01-03T00:00:00Z');
    expect(await goOn(made, (cursor) => `first: 3 after: "${cursor}" ${earlier}`)).toMatchObject({
      ids: [4, 3, 2],
      asked: [['before=2024-01-03T00:00:00Z']],
    });
  });

  test('also oldest first, and if it was created without a filter', async () => {
    const made = 'first: 2 orderBy: { field: DATE, direction: ASC }';
    const filter = since('2024-01-03T00:00:00Z');
    expect(await goOn(made, (cursor) => `first: 2 after: "${cursor}" ${filter}`)).toMatchObject({
      ids: [5, 6],
      asked: [['after=2024-01-03T00:00:00Z']],
    });
  });

  test('does not bring back items of its own second that the filter excludes', async () => {
    const filter = until('2024-01-03T00:00:00Z');
    // The other post of the cursor's second is before it, and both are after the filter.
    const page = await goOn('first: 3', (cursor) => `last: 5 before: "${cursor}" ${filter}`);
    expect(page.ids).toEqual([]);
  });
});

test('rejects a cursor of a list in another order', async () => {
  await using gateway = await startGateway({ posts: twins });
  const { pageInfo } = await readPage(gateway, 'posts', 'first: 2');
  gateway.asked();
  const args = `after: "${pageInfo.endCursor}", orderBy: { field: TITLE, direction: ASC }`;
  expect(await gateway.query(`{ posts(${args}) { nodes { id } } }`)).toMatchObject({
    data: { posts: null },
    errors: [
      {
        message: 'Expected `after` to be a cursor of a list in this order, got one of another order.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ],
  });
  expect(gateway.asked()).toEqual([]);
});
