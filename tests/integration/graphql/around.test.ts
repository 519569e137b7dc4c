import { describe, expect, test } from 'vitest';
import { idOf, range, startGateway } from '../../helpers/gateway.ts';
import { makeYoastHead } from '../../helpers/seo-heads.ts';
import { readPage } from '../../helpers/walk.ts';
import {
  HOME,
  makeCategory,
  makeComment,
  makeCustom,
  makeMedia,
  makePage,
  makePost,
  makeTag,
} from '../../helpers/wordpress-rows.ts';

describe('archives: months with posts', () => {
  const sparse = {
    posts: [
      ...['2026-04-30T23:59:59', '2026-04-01T00:00:00', '2026-03-31T23:59:59', '2026-01-05T00:00:00'],
      ...['2019-12-31T23:00:00', '2019-12-01T00:00:00'],
    ].map((date, index) => makePost({ id: index + 1, date })),
  };
  const ARCHIVES = 'query ($first: Int!) { archives(first: $first) { year month uri count } }';
  const months = [
    { year: 2026, month: 4, uri: '/2026/04/', count: 2 },
    { year: 2026, month: 3, uri: '/2026/03/', count: 1 },
    { year: 2026, month: 1, uri: '/2026/01/', count: 1 },
    { year: 2019, month: 12, uri: '/2019/12/', count: 2 },
  ];

  test.each([
    [0, 0],
    [2, 3],
    // Empty months are skipped, each with one request at most.
    [3, 5],
    [12, 14],
  ])('the first %i cost %i requests', async (first, requests) => {
    await using gateway = await startGateway(sparse);
    expect(await gateway.query(ARCHIVES, { first })).toEqual({ data: { archives: months.slice(0, first) } });
    expect(gateway.asked()).toHaveLength(requests);
  });

  test('none, too many, and the count of one', async () => {
    await using gateway = await startGateway({ posts: [] });
    expect(await gateway.query(ARCHIVES, { first: 12 })).toEqual({ data: { archives: [] } });
    expect(gateway.asked()).toEqual(['/wp/v2/posts?orderby=date&order=desc&per_page=1&_fields=date,id']);
    expect(await gateway.query(ARCHIVES, { first: 101 })).toMatchObject({
      errors: [{ path: ['archives'], extensions: { code: 'BAD_USER_INPUT' } }],
    });
    await using other = await startGateway(sparse);
    const id = Buffer.from('DateArchive:2026').toString('base64');
    const one = 'query ($id: ID!) { node(id: $id) { ... on DateArchive { count } } }';
    expect(await other.query(one, { id })).toEqual({ data: { node: { count: 4 } } });
    expect(other.asked()).toHaveLength(1);
  });
});

const SITE = {
  posts: [
    makePost({ id: 1, date: '2026-01-01T00:00:00', categories: [7], tags: [9], title: 'Ink &amp; paper' }),
    makePost({ id: 2, date: '2026-01-02T00:00:00', categories: [7], tags: [] }),
    makePost({ id: 3, date: '2026-01-03T00:00:00', categories: [8], tags: [9] }),
    makePost({ id: 4, date: '2026-01-04T00:00:00', categories: [8], tags: [] }),
    makePost({ id: 5, date: '2026-01-05T00:00:00', categories: [], tags: [] }),
  ],
  pages: [
    makePage({ id: 20, title: 'About' }),
    makePage({ id: 21, title: 'Team', parent: 20 }),
    makePage({ id: 22, title: 'Ann', parent: 21 }),
  ],
  categories: [makeCategory({ id: 6, name: 'World' }), makeCategory({ id: 7, name: 'News', parent: 6 })],
  tags: [makeTag({ id: 9 })],
  types: { book: { name: 'Books', rest_base: 'books', has_archive: 'library' } },
  custom: { book: [makeCustom('book', { id: 30, title: 'Ulysses' })] },
};

describe('related', () => {
  const related = (id: number, args = '') =>
    `{ post(by: { databaseId: ${id} }) { related${args} { ... on Post { databaseId } } } }`;

  test.each([
    [1, '', [3, 2]],
    [1, '(first: 1)', [3]],
    [1, '(taxonomies: ["category"])', [2]],
    [5, '', []],
  ])('of post %i%s', async (id, args, ids) => {
    await using gateway = await startGateway(SITE);
    expect(await gateway.query(related(id, args))).toEqual({
      data: { post: { related: ids.map((databaseId) => ({ databaseId })) } },
    });
  });

  test('is one request, with what is selected', async () => {
    await using gateway = await startGateway(SITE);
    await gateway.query('{ post(by: { databaseId: 1 }) { related { title } } }');
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts?categories=7&tags=9&tax_relation=OR&exclude=1&orderby=date&order=desc&per_page=3&_fields=id,title.rendered',
      '/wp/v2/posts?include=1&per_page=1&_fields=categories,id,tags',
    ]);
  });
});

describe('breadcrumbs', () => {
  const trail = (list: string) => `{ ${list} { nodes { breadcrumbs { label uri } } } }`;
  const labels = async (query: string) => {
    await using gateway = await startGateway(SITE);
    const { data, errors } =
      await gateway.query<Record<string, { nodes: { breadcrumbs: { label: string }[] }[] }>>(query);
    expect(errors).toBeUndefined();
    const [list] = Object.values(data);
    return {
      labels: list?.nodes.map(({ breadcrumbs }) => breadcrumbs.map(({ label }) => label).join(' > ')),
      asked: gateway.asked(),
    };
  };

  test('of pages are their ancestors', async () => {
    const { labels: found } = await labels(trail('pages(orderBy: { field: ID })'));
    expect(found).toEqual(['About', 'About > Team', 'About > Team > Ann']);
  });

  test('of posts are the categories, a request for each level', async () => {
    const { labels: found, asked } = await labels(
      trail('posts(where: { id: [1, 2, 5] }, orderBy: { field: ID })'),
    );
    expect(found).toEqual(['World > News > Ink & paper', 'World > News > Post 2', 'Post 5']);
    expect(asked).toHaveLength(3);
  });

  test('lead through the primary category of Yoast SEO, asked for where there are several', async () => {
    const crumbs = (category: string) => ({
      schema: {
        '@graph': [
          {
            '@type': 'BreadcrumbList',
            itemListElement: ['Home', category, 'Post'].map((name, index) => ({
              '@type': 'ListItem',
              ...{ position: index + 1, name, item: `${HOME}/${index === 1 ? `category/${name}/` : ''}` },
            })),
          },
        ],
      },
    });
    const head = (id: number, category: string) => ({
      ...{ id, categories: id === 3 ? [7] : [6, 7], title: { rendered: `P${id}` } },
      yoast_head_json: makeYoastHead(crumbs(category)),
    });
    await using gateway = await startGateway({
      posts: [head(1, 'seven'), head(2, 'six'), head(3, 'seven'), head(4, 'gone')].map(makePost),
      categories: [6, 7].map((id) => {
        const slug = id === 6 ? 'six' : 'seven';
        return makeCategory({ id, slug, name: slug, link: `${HOME}/category/${slug}/` });
      }),
    });
    const { data } = await gateway.query<{ posts: { nodes: { breadcrumbs: { label: string }[] }[] } }>(
      '{ posts(orderBy: { field: ID }) { nodes { breadcrumbs { label } } } }',
    );
    expect(data.posts.nodes.map(({ breadcrumbs: [crumb] }) => crumb?.label)).toEqual([
      'seven',
      'six',
      'seven',
      'six',
    ]);
    expect(gateway.asked()).toEqual([
      expect.stringMatching(/^\/wp\/v2\/categories\?include=/),
      expect.stringMatching(/^\/wp\/v2\/posts\?include=1,2,4&.*_fields=id,yoast_head_json$/),
      expect.stringMatching(/^\/wp\/v2\/posts\?orderby=id/),
    ]);
  });

  test('of a type with an archive begin there', async () => {
    await using gateway = await startGateway(SITE);
    expect(
      await gateway.query('{ book(by: { databaseId: 30 }) { breadcrumbs { label uri } } }'),
    ).toMatchObject({
      data: { book: { breadcrumbs: [{ label: 'Books', uri: '/library/' }, { label: 'Ulysses' }] } },
    });
  });
});

describe('thread', () => {
  const comments = range(1, 250).map((id) =>
    makeComment({
      id,
      post: 1,
      parent: id === 1 ? 0 : Math.floor(id / 2),
      date: `2026-01-01T00:${String(Math.floor(id / 60)).padStart(2, '0')}:${String(id % 60).padStart(2, '0')}`,
    }),
  );
  test('down to a depth; the replies below it still count', async () => {
    await using gateway = await startGateway({ posts: SITE.posts, comments });
    const query = 'query ($depth: Int) { thread(post: 1, depth: $depth) { depth replyCount } }';
    const thread = [{ depth: 0, replyCount: 2 }, ...[1, 1].map((depth) => ({ depth, replyCount: 2 }))];
    expect(await gateway.query(query, { depth: 1 })).toEqual({ data: { thread } });
    expect(await gateway.query(query, { depth: -1 })).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  const THREAD = `query ($post: ID!, $first: Int! = 100) { thread(post: $post, first: $first) {
    depth replyCount comment { databaseId authorName } } }`;
  interface Thread {
    readonly thread: { depth: number; replyCount: number; comment: { databaseId: number } }[];
  }

  test('all levels come in pages of 100', async () => {
    await using gateway = await startGateway({ posts: SITE.posts, comments });
    const { data, errors } = await gateway.query<Thread>(THREAD, { post: idOf('Post', 1), first: 300 });
    expect(errors).toBeUndefined();
    expect(data.thread).toHaveLength(250);
    expect(data.thread.slice(0, 9).map(({ comment: { databaseId } }) => databaseId)).toEqual([
      1, 2, 4, 8, 16, 32, 64, 128, 129,
    ]);
    expect(data.thread.at(7)).toMatchObject({ depth: 7, replyCount: 0 });
    expect(gateway.asked()).toHaveLength(3);
  });

  test('the oldest, by a database ID; none; too many', async () => {
    await using gateway = await startGateway({ posts: SITE.posts, comments });
    const { data } = await gateway.query<Thread>(THREAD, { post: 1, first: 3 });
    expect(data.thread.map(({ comment: { databaseId } }) => databaseId)).toEqual([1, 2, 3]);
    expect(gateway.asked()).toEqual([
      expect.stringMatching(/^\/wp\/v2\/comments\?.*per_page=3&_fields=author_name,id,parent$/),
    ]);
    expect(await gateway.query(THREAD, { post: 2 })).toEqual({ data: { thread: [] } });
    expect(await gateway.query(THREAD, { post: 1, first: 1001 })).toMatchObject({
      data: { thread: null },
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});

describe('numbered pages of feeds', () => {
  // Seven of one second, across the borders of most pages.
  const second = (id: number) => (id < 3 ? '01' : id < 10 ? '02' : '03');
  const feed = {
    posts: range(1, 12).map((id) => makePost({ id, title: 'Ink', date: `2024-01-${second(id)}T08:00:00` })),
  };

  test('contents: every item once, and cursors lead on', async () => {
    await using gateway = await startGateway(feed);
    for (const size of [1, 3, 5]) {
      const ids: number[] = [];
      for (let offset = 0; offset < 12; offset += size) {
        const { nodes, pageInfo } = await readPage(gateway, 'contents', `first: ${size}, offset: ${offset}`);
        ids.push(...nodes.map(({ databaseId }) => databaseId));
        const next = await readPage(gateway, 'contents', `first: 2, after: "${pageInfo.endCursor}"`);
        const follow = range(1, 12)
          .reverse()
          .slice(offset + size, offset + size + 2);
        expect([offset, next.nodes.map(({ databaseId }) => databaseId)]).toEqual([offset, follow]);
      }
      expect(ids).toEqual(range(1, 12).reverse());
    }
  });

  test('search: WordPress orders the results, by one request', async () => {
    const day = (id: number) => `2024-01-${String(id).padStart(2, '0')}T08:00:00`;
    await using gateway = await startGateway({
      posts: range(1, 9).map((id) => makePost({ id, title: 'Ink', date: day(id) })),
    });
    const query =
      '{ search(query: "Ink", first: 3, offset: 4) { nodes { databaseId } pageInfo { hasNextPage } } }';
    expect(await gateway.query(query)).toEqual({
      data: {
        search: {
          nodes: [5, 4, 3].map((databaseId) => ({ databaseId })),
          pageInfo: { hasNextPage: true },
        },
      },
    });
    expect(gateway.asked().filter((asked) => asked.startsWith('/wp/v2/search'))).toHaveLength(1);
  });
});

test('attachments take filters, and are asked together', async () => {
  await using gateway = await startGateway({
    posts: SITE.posts,
    media: [
      makeMedia({ id: 50, post: 1, title: 'Plan' }),
      makeMedia({ id: 51, post: 1, title: 'Map' }),
      makeMedia({ id: 52, post: 2, title: 'Map' }),
    ],
  });
  const query = `{ posts(where: { id: [1, 2] }, orderBy: { field: ID }) { nodes {
    attachments(where: { search: "Map" }) { nodes { databaseId } } } } }`;
  expect(await gateway.query(query)).toEqual({
    data: {
      posts: {
        nodes: [51, 52].map((databaseId) => ({ attachments: { nodes: [{ databaseId }] } })),
      },
    },
  });
});
