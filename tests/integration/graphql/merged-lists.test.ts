import { describe, expect, test } from 'vitest';
import { range, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import {
  makeCategory,
  makeComment,
  makeMedia,
  makePage,
  makePost,
  makeUser,
} from '../../helpers/wordpress-rows.ts';

const newest = 'orderby=date&order=desc';

/** 60 posts, in six categories by turns. */
const sections = {
  categories: range(1, 6).map((id) => makeCategory({ id, name: `Section ${id}`, count: 10 })),
  posts: range(101, 160).map((id) => makePost({ id, categories: [1 + (id % 6)], author: 5 })),
  users: [makeUser({ id: 5 })],
};

interface Sections {
  readonly categories: { readonly nodes: readonly { readonly posts: unknown }[] };
}

const QUERY = '{ categories { nodes { posts(first: 3) { nodes { title } } } } }';

describe('merging the lists of a list’s items', () => {
  test('posts of categories', async () => {
    await using gateway = await startGateway(sections);
    const { data } = await gateway.query<Sections>(/* GraphQL */ `
      { categories { nodes { name posts(first: 3) { nodes { title author { name } } } } } }
    `);
    expect(data.categories.nodes[0]).toEqual({
      name: 'Section 1',
      posts: {
        nodes: [156, 150, 144].map((id) => ({ title: `Post ${id}`, author: { name: 'User 5' } })),
      },
    });
    expect(gateway.asked()).toEqual([
      '/wp/v2/categories?orderby=name&order=asc&per_page=11&_fields=count,id,name',
      `/wp/v2/posts?categories=1,2,3,4,5,6&${newest}&per_page=48&_fields=author,categories,date,id,title.rendered`,
      '/wp/v2/users?include=5&per_page=1&_fields=id,name',
    ]);
  });

  test('comments of posts, if all were returned', async () => {
    await using gateway = await startGateway({
      posts: range(1, 4).map((id) => makePost({ id })),
      comments: range(21, 26).map((id) => makeComment({ id, post: 1 + (id % 3) })),
    });
    const { data } = await gateway.query(/* GraphQL */ `
      { posts { nodes { comments(first: 2) { nodes { databaseId } pageInfo { hasNextPage } } } } }
    `);
    const comments = (...ids: number[]) => ({
      comments: { nodes: ids.map((databaseId) => ({ databaseId })), pageInfo: { hasNextPage: false } },
    });
    expect(data).toEqual({
      posts: { nodes: [comments(), comments(26, 23), comments(25, 22), comments(24, 21)] },
    });
    expect(gateway.asked()).toEqual([
      `/wp/v2/comments?post=4,3,2,1&${newest}&per_page=27&_fields=date,id,post`,
      `/wp/v2/posts?${newest}&per_page=10&_fields=id`,
    ]);
  });

  test.each([
    [
      'posts of authors',
      '{ authors { nodes { posts(first: 2) { nodes { slug } } } } }',
      'posts?author=1,2,3',
    ],
    [
      'replies to comments',
      '{ comments { nodes { replies(first: 2) { nodes { databaseId } } } } }',
      'comments?parent=23,22,21',
    ],
    [
      'attachments of posts',
      '{ posts { nodes { attachments(first: 2) { nodes { sourceUrl } } } } }',
      'media?parent=3,2,1',
    ],
  ])('%s', async (_title, query, asked) => {
    await using gateway = await startGateway({
      users: range(1, 3).map((id) => makeUser({ id })),
      posts: range(1, 3).map((id) => makePost({ id, author: id })),
      comments: range(21, 23).map((id) => makeComment({ id, post: 1, parent: id === 23 ? 21 : 0 })),
      media: [makeMedia({ id: 41, post: 2 })],
    });
    await gateway.query(query);
    expect(gateway.asked()).toEqual(
      expect.arrayContaining([expect.stringContaining(`/wp/v2/${asked}&${newest}&per_page=18`)]),
    );
    expect(gateway.site.calls).toHaveLength(0);
  });

  test('children of pages, by date', async () => {
    await using gateway = await startGateway({
      pages: range(1, 9).map((id) => makePage({ id, parent: id > 3 ? 1 + (id % 3) : 0 })),
    });
    const { data } = await gateway.query(/* GraphQL */ `
      {
        pages(where: { parent: [0] }) {
          nodes { databaseId children(first: 1, orderBy: { field: DATE, direction: DESC }) { nodes { databaseId } } }
        }
      }
    `);
    const page = (databaseId: number, child: number) => ({
      databaseId,
      children: { nodes: [{ databaseId: child }] },
    });
    expect(data).toEqual({ pages: { nodes: expect.arrayContaining([page(1, 9), page(2, 7), page(3, 8)]) } });
    expect(gateway.asked()).toHaveLength(2);
  });

  test('with the page info of each', async () => {
    await using gateway = await startGateway(sections);
    const list = (end: string) =>
      `posts(first: 3${end}) { edges { cursor node { databaseId } } pageInfo { hasNextPage endCursor } }`;
    const together = await gateway.query<Sections>(`{ categories { nodes { ${list('')} } } }`);
    expect(gateway.asked()).toHaveLength(2);
    for (const [index, { posts }] of together.data.categories.nodes.entries()) {
      const by = `by: { databaseId: ${index + 1} }`;
      const alone = await gateway.query<{ category: { posts: unknown } }>(
        `{ category(${by}) { ${list('')} } }`,
      );
      expect(posts).toEqual(alone.data.category.posts);
    }
    const first = together.data.categories.nodes[0]?.posts as { pageInfo: { endCursor: string } } | undefined;
    const after = first?.pageInfo.endCursor;
    const { data } = await gateway.query(
      `{ category(by: { databaseId: 1 }) { ${list(`, after: "${after}"`)} } }`,
    );
    expect(data).toMatchObject({
      category: { posts: { edges: [138, 132, 126].map((databaseId) => ({ node: { databaseId } })) } },
    });
  });
});

/** The categories of each list request, and the number of rows. */
const lists = (gateway: TestGateway): string[] =>
  gateway.site.calls
    .splice(0)
    .filter(({ route }) => route === '/wp/v2/posts')
    .map(({ query }) => `${query['categories']} of ${query['per_page']}`)
    .sort();

describe('no more rows are requested than were enough last time', () => {
  /** Three posts of each section, and one of a second that is none of theirs; with room for what is new. */
  const ENOUGH = '1,2,3,4,5,6 of 23';
  const publish = (first: number, count: number, category: number) =>
    range(first, first + count - 1).map((id) =>
      makePost({ id, categories: [category], date: `2031-01-01T00:00:${String(id % 60).padStart(2, '0')}` }),
    );

  test('with room for what is new', async () => {
    const posts = [...sections.posts];
    await using gateway = await startGateway({ ...sections, posts }, { cache: { ttl: 0 } });
    const first = await gateway.query(QUERY);
    expect(lists(gateway)).toEqual(['1,2,3,4,5,6 of 48']);
    expect(await gateway.query(QUERY)).toEqual(first);
    expect(lists(gateway)).toEqual([ENOUGH]);
    posts.push(...publish(200, 2, 3));
    const { data } = await gateway.query<Sections>(QUERY);
    expect(lists(gateway)).toEqual([ENOUGH]);
    expect(data.categories.nodes[2]?.posts).toEqual({
      nodes: [{ title: 'Post 201' }, { title: 'Post 200' }, { title: 'Post 158' }],
    });
    expect(data.categories.nodes[5]?.posts).toEqual({
      nodes: [{ title: 'Post 155' }, { title: 'Post 149' }, { title: 'Post 143' }],
    });
  });

  test('and more again, if more is new', async () => {
    const posts = [...sections.posts];
    await using gateway = await startGateway({ ...sections, posts }, { cache: { ttl: 0 } });
    await gateway.query(QUERY);
    posts.push(...publish(200, 8, 3));
    lists(gateway);
    const { data } = await gateway.query<Sections>(QUERY);
    expect(lists(gateway)[0]).toBe(ENOUGH);
    expect(data.categories.nodes[5]?.posts).toEqual({
      nodes: [{ title: 'Post 155' }, { title: 'Post 149' }, { title: 'Post 143' }],
    });
    await gateway.query(QUERY);
    await gateway.query(QUERY);
    expect(lists(gateway)).toEqual(['1,2,3,4,5,6 of 32', '1,2,3,4,5,6 of 35']);
  });

  test('those of a list that shows whether it goes on', async () => {
    await using gateway = await startGateway(sections, { cache: { ttl: 0 } });
    const PAGES = QUERY.replace('nodes { title }', 'nodes { title } pageInfo { hasNextPage }');
    for (const rows of [48, 29, 29]) {
      const { data } = await gateway.query<Sections>(PAGES);
      expect(data.categories.nodes.map(({ posts }) => posts)).toMatchObject(
        range(1, 6).map(() => ({ pageInfo: { hasNextPage: true } })),
      );
      expect(lists(gateway)).toEqual([`1,2,3,4,5,6 of ${rows}`]);
    }
  });

  test('those of both, if the same list is selected twice', async () => {
    await using gateway = await startGateway(sections, { cache: { ttl: 0 } });
    const TWICE = QUERY.replace(
      /posts.*?} }/,
      '$& pages: posts(first: 3) { nodes { title } pageInfo { hasNextPage } }',
    );
    for (const rows of [48, 29]) {
      const { data } = await gateway.query<{ categories: { nodes: readonly { pages: unknown }[] } }>(TWICE);
      expect(data.categories.nodes).toMatchObject(
        range(1, 6).map(() => ({ pages: { pageInfo: { hasNextPage: true } } })),
      );
      expect(lists(gateway)).toEqual([`1,2,3,4,5,6 of ${rows}`]);
    }
  });
});

describe('lists of different lengths', () => {
  /** Over the same year, no two in the same second. */
  const dateOf = (part: number, second: number) =>
    new Date(Date.UTC(2024, 0, 1) + Math.round(part * 8_760) * 3_600_000 + second * 1_000)
      .toISOString()
      .slice(0, 19);
  const counts = [200, 150, 120, 9, 5, 2];
  const uneven = {
    categories: counts.map((count, index) => makeCategory({ id: index + 1, count })),
    posts: counts.flatMap((count, index) =>
      range(1, count).map((nth) =>
        makePost({ id: 1000 * (index + 1) + nth, categories: [index + 1], date: dateOf(nth / count, index) }),
      ),
    ),
  };

  test('are merged with those of a similar length', async () => {
    await using gateway = await startGateway(uneven);
    const { data } = await gateway.query<Sections>(QUERY);
    expect(data.categories.nodes.map(({ posts }) => posts)).toMatchObject(
      counts.map((count) => ({ nodes: { length: Math.min(count, 3) } })),
    );
    // Short lists are complete.
    expect(lists(gateway)).toEqual(['1,2,3 of 32', '4,5,6 of 20']);
  });

  test('are merged once more if the items of others crowd them out', async () => {
    await using gateway = await startGateway(
      {
        ...uneven,
        // By its own count, all are alike.
        categories: counts.map((_, index) => makeCategory({ id: index + 1, count: 100 })),
      },
      { cache: { ttl: 0 } },
    );
    const { data } = await gateway.query<Sections>(QUERY);
    expect(data.categories.nodes.map(({ posts }) => posts)).toMatchObject(
      counts.map((count) => ({ nodes: { length: Math.min(count, 3) } })),
    );
    expect(lists(gateway)).toEqual(['1,2,3,4,5,6 of 48', '4,5,6 of 24']);
    // Next time, their lengths are known.
    await gateway.query(QUERY);
    expect(lists(gateway)).toEqual(['1,2,3 of 30', '4,5,6 of 24']);
  });

  test('are requested separately if two posts share a second', async () => {
    const posts = sections.posts.map((post) =>
      post.id === 159 ? { ...post, date: '2030-01-01T00:00:00' } : post,
    );
    const twin = makePost({ id: 161, categories: [4], date: '2030-01-01T00:00:00' });
    await using gateway = await startGateway({ ...sections, posts: [...posts, twin] });
    await gateway.query(QUERY);
    expect(lists(gateway)).toEqual(['1,2,3,4,5,6 of 48', '4 of 3']);
  });
});

describe('an owner with most of the items', () => {
  /** The third of twenty posts has 300 of 411 comments, the newest among them. */
  const lengths = [4, 6, 300, 3, 12, 0, 8, 7, 0, 10, 4, 4, 12, 10, 8, 11, 6, 5, 0, 1];
  const busy = {
    posts: lengths.map((_, index) => makePost({ id: 120 - index })),
    comments: lengths.flatMap((length, index) =>
      range(1, length).map((nth) =>
        makeComment({
          id: 1_000 * (index + 1) + nth,
          post: 120 - index,
          date: new Date(Date.UTC(2024, 0, 1) + (nth * 700 + index * 13) * 60_000).toISOString().slice(0, 19),
        }),
      ),
    ),
  };
  const COMMENTS = '{ posts(first: 20) { nodes { comments(first: 5) { nodes { authorName content } } } } }';
  const comments = (gateway: TestGateway) =>
    gateway
      .asked()
      .filter((url) => url.includes('/wp/v2/comments'))
      .map((url) => {
        const query = new URL(url, gateway.site.url).searchParams;
        return `${query.get('post')?.split(',').length} of ${query.get('per_page')}`;
      })
      .toSorted();

  test('is asked alone from the second time on, and the others stay merged', async () => {
    await using gateway = await startGateway(busy, { cache: { ttl: 0 } });
    const first = await gateway.query<{ posts: { nodes: readonly { comments: { nodes: [] } }[] } }>(COMMENTS);
    expect(first.data.posts.nodes.map(({ comments: { nodes } }) => nodes.length)).toEqual(
      lengths.map((length) => Math.min(length, 5)),
    );
    // Six are crowded out by the busy one.
    expect(comments(gateway)).toEqual(['6 of 78', '6 of 78', '7 of 90', '7 of 90']);
    for (const _ of range(1, 3)) {
      expect(await gateway.query(COMMENTS)).toEqual(first);
      expect(comments(gateway)).toEqual(['1 of 5', '10 of 96', '9 of 30']);
    }
  });

  test('as is one whose items are all older than those of the others', async () => {
    const byAge = {
      posts: range(1, 9).map((id) => makePost({ id })),
      comments: range(1, 9).flatMap((post) =>
        range(11, 23).map((nth) =>
          makeComment({
            id: 100 * post + nth,
            post,
            date: `20${post === 1 ? `10-01-${nth}` : `${nth}-01-01`}T00:00:0${post}`,
          }),
        ),
      ),
    };
    const QUERY = '{ posts(first: 9) { nodes { comments(first: 3) { nodes { databaseId } } } } }';
    await using gateway = await startGateway(byAge, { cache: { ttl: 0 } });
    const first = await gateway.query<{ posts: { nodes: readonly unknown[] } }>(QUERY);
    expect(first.data.posts.nodes.at(-1)).toEqual({
      comments: { nodes: [123, 122, 121].map((databaseId) => ({ databaseId })) },
    });
    const asked = [comments(gateway)];
    for (const _ of range(1, 3)) {
      expect(await gateway.query(QUERY)).toEqual(first);
      asked.push(comments(gateway));
    }
    expect(asked).toEqual([
      ['1 of 3', '9 of 76'],
      ['1 of 3', '9 of 100'],
      ['1 of 3', '8 of 100'],
      ['1 of 3', '8 of 100'],
    ]);
  });

  test('and the lengths alone', async () => {
    const TOTALS = '{ posts(first: 20) { nodes { comments(first: 0) { totalCount } } } }';
    await using gateway = await startGateway(busy, { cache: { ttl: 0 } });
    const asked: unknown[] = [];
    for (const _ of range(1, 3)) {
      const { data } = await gateway.query<{ posts: { nodes: readonly { comments: unknown }[] } }>(TOTALS);
      expect(data.posts.nodes).toEqual(lengths.map((totalCount) => ({ comments: { totalCount } })));
      asked.push(comments(gateway));
    }
    const alone = (count: number) => range(1, count).map(() => '1 of 1');
    expect(asked).toEqual([
      [...alone(20), '20 of 100'],
      ['1 of 1', '10 of 100', '9 of 100'],
      ['1 of 1', '10 of 100', '9 of 100'],
    ]);
  });
});

describe('lists that are not merged', () => {
  test.each([
    [
      'if there are only two',
      '{ categories(first: 2) { nodes { posts(first: 3) { nodes { title } } } } }',
      2,
    ],
    ['with their totals', '{ categories { nodes { posts(first: 3) { totalCount nodes { title } } } } }', 6],
    [
      'with excerpts, which are slow in WordPress',
      '{ categories { nodes { posts(first: 3) { nodes { excerpt } } } } }',
      6,
    ],
    ['if they are long', '{ categories { nodes { posts(first: 30) { nodes { title } } } } }', 6],
    [
      'in another order',
      '{ categories { nodes { posts(first: 3, orderBy: { field: TITLE, direction: ASC }) { nodes { title } } } } }',
      6,
    ],
    [
      'with the posts of descendant terms',
      '{ categories { nodes { posts(first: 3, includeChildren: true) { nodes { title } } } } }',
      6,
    ],
  ])('%s', async (_title, query, expected) => {
    await using gateway = await startGateway({
      ...sections,
      categories: sections.categories.map((category) => ({ ...category, count: 1_000 })),
    });
    expect(await gateway.query(query)).not.toHaveProperty('errors');
    expect(lists(gateway)).toHaveLength(expected);
  });
});

describe('if some may be hidden, or nothing can match', () => {
  test('comments on a protected post are null, and other posts keep theirs', async () => {
    await using gateway = await startGateway({
      posts: range(1, 4).map((id) => makePost({ id, ...(id === 2 && { password: 'secret' }) })),
      comments: range(1, 4).map((id) => makeComment({ id: 20 + id, post: id })),
    });
    expect(await gateway.query('{ posts { nodes { comments { nodes { databaseId } } } } }')).toEqual({
      data: {
        posts: {
          nodes: [24, 23, null, 21].map((databaseId) => ({
            comments: databaseId && { nodes: [{ databaseId }] },
          })),
        },
      },
    });
  });

  test('if the site is down, without retrying each list', async () => {
    await using gateway = await startGateway(
      {
        ...sections,
        override: ({ route }) => (route === '/wp/v2/posts' ? { status: 503, body: '' } : undefined),
      },
      { upstream: { retries: 0 } },
    );
    const { errors } = await gateway.query(QUERY);
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(
      range(1, 6).map(() => 'UPSTREAM_UNAVAILABLE'),
    );
    expect(lists(gateway)).toHaveLength(1);
  });

  test('if a plugin hides a field that assigns items to their lists', async () => {
    await using gateway = await startGateway({
      ...sections,
      override: ({ query }) =>
        query['categories']?.includes(',')
          ? { headers: { 'x-wp-total': '1' }, body: [{ id: 101, title: { rendered: 'Post' } }] }
          : undefined,
    });
    const { data } = await gateway.query<Sections>(QUERY);
    expect(data.categories.nodes[0]?.posts).toMatchObject({ nodes: { length: 3 } });
  });

  test('a plugin that breaks merged requests breaks no list', async () => {
    await using gateway = await startGateway({
      ...sections,
      override: ({ query }) =>
        query['categories']?.includes(',') ? { status: 200, body: '<b>Fatal error</b>' } : undefined,
    });
    const answer = await gateway.query<Sections>(QUERY);
    expect(answer.errors).toBeUndefined();
    expect(answer.data.categories.nodes[0]?.posts).toMatchObject({
      nodes: [156, 150, 144].map((id) => ({ title: `Post ${id}` })),
    });
  });
});
