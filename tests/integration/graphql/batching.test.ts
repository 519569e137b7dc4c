import { describe, expect, test } from 'vitest';
import { idOf, range, startGateway } from '../../helpers/gateway.ts';
import {
  makeCategory,
  makeComment,
  makeMedia,
  makePage,
  makePost,
  makeTag,
  makeUser,
} from '../../helpers/wordpress-rows.ts';

const newestPosts = 'orderby=date&order=desc&per_page=10';

describe('loads an item once per operation', () => {
  test('the author of posts and comments', async () => {
    await using gateway = await startGateway({
      posts: [makePost({ id: 1, author: 5 }), makePost({ id: 2, author: 6 })],
      users: [makeUser({ id: 5 }), makeUser({ id: 6 })],
      comments: [makeComment({ id: 21, post: 1, author: 5 })],
    });
    await gateway.query(/* GraphQL */ `
      { posts { nodes { author { name } } } comments { nodes { author { slug } } } }
    `);
    expect(gateway.asked()).toEqual([
      `/wp/v2/comments?${newestPosts}&_fields=author,id`,
      `/wp/v2/posts?${newestPosts}&_fields=author,id`,
      expect.stringMatching(/^\/wp\/v2\/users\?include=(5,6|6,5)&per_page=2&_fields=id,name,slug$/),
    ]);
  });

  test('an author that several lists refer to at different depths', async () => {
    await using gateway = await startGateway({
      categories: range(1, 10).map((id) => makeCategory({ id, count: 100 - id })),
      posts: range(1, 50).map((id) =>
        makePost({ id, categories: [1 + (id % 10)], author: 60 + (id % 7), featured_media: 100 + id }),
      ),
      users: range(60, 66).map((id) => makeUser({ id })),
      media: range(101, 150).map((id) => makeMedia({ id })),
    });
    const { data } = await gateway.query<{ categories: { nodes: { posts: { nodes: unknown[] } }[] } }>(
      /* GraphQL */ `
        { categories { nodes { posts(first: 5) { nodes { author { name } featuredMedia { altText } } } } } }
      `,
    );
    expect(data.categories.nodes.map(({ posts }) => posts.nodes.length)).toEqual(range(1, 10).map(() => 5));
    const { calls } = gateway.site;
    expect(calls.map(({ route, query }) => `${route} ${query['per_page']}`)).toEqual([
      '/wp/v2/categories 11',
      ...['/wp/v2/posts 62', '/wp/v2/posts 62'],
      '/wp/v2/users 7',
      '/wp/v2/media 50',
    ]);
    expect(
      calls
        .slice(1, 3)
        .flatMap(({ query }) => query['categories']?.split(',').map(Number))
        .sort((x = 0, y = 0) => x - y),
    ).toEqual(range(1, 10));
  });

  test('an item is not loaded again after a list', async () => {
    await using gateway = await startGateway({
      pages: [makePage({ id: 1 }), makePage({ id: 2, parent: 1 }), makePage({ id: 3, parent: 2 })],
    });
    const { data } = await gateway.query(/* GraphQL */ `
      { pages(orderBy: { field: ID, direction: ASC }) { nodes { title parent { title parent { title } } } } }
    `);
    expect(data).toEqual({
      pages: {
        nodes: [
          { title: 'Page 1', parent: null },
          { title: 'Page 2', parent: { title: 'Page 1', parent: null } },
          { title: 'Page 3', parent: { title: 'Page 2', parent: { title: 'Page 1' } } },
        ],
      },
    });
    expect(gateway.asked()).toEqual([
      '/wp/v2/pages?orderby=id&order=asc&per_page=10&_fields=id,parent,title.rendered',
    ]);
  });

  test('unless the list lacks a field that is needed', async () => {
    await using gateway = await startGateway({
      pages: [makePage({ id: 1, parent: 0 }), makePage({ id: 2, parent: 1 })],
    });
    await gateway.query('{ pages { nodes { title parent { slug } } } }');
    expect(gateway.asked()).toEqual([
      '/wp/v2/pages?include=1&per_page=1&_fields=id,slug',
      `/wp/v2/pages?${newestPosts}&_fields=id,parent,title.rendered`,
    ]);
  });
});

describe('requests that are batched', () => {
  const posts = [makePost({ id: 1, slug: 'ink' }), makePost({ id: 2, slug: 'paper' }), makePost({ id: 3 })];

  test('aliases of one list, with the union of their fields', async () => {
    await using gateway = await startGateway({ posts });
    const { data } = await gateway.query(
      '{ a: posts { nodes { title } } b: posts { nodes { slug } totalCount } c: posts(first: 1) { nodes { slug } } }',
    );
    expect(data).toMatchObject({ b: { totalCount: 3 }, c: { nodes: [{ slug: 'post-3' }] } });
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts?orderby=date&order=desc&per_page=1&_fields=id,slug',
      `/wp/v2/posts?${newestPosts}&_fields=id,slug,title.rendered`,
    ]);
  });

  test('several slugs', async () => {
    await using gateway = await startGateway({ posts });
    const { data } = await gateway.query(
      '{ a: post(by: { slug: "ink" }) { title } b: post(by: { slug: "PAPER" }) { status } c: post(by: { slug: "none" }) { id } }',
    );
    expect(data).toEqual({ a: { title: 'Post 1' }, b: { status: 'PUBLISH' }, c: null });
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts?slug=ink,paper,none&per_page=100&_fields=id,slug,status,title.rendered',
    ]);
  });

  test('node, nodes and single items by id', async () => {
    await using gateway = await startGateway({ posts, tags: [makeTag({ id: 9 })] });
    const { data } = await gateway.query(
      /* GraphQL */ `
        query ($one: ID!, $some: [ID!]!) {
          node(id: $one) { ... on Post { slug } }
          nodes(ids: $some) { __typename ... on Content { title } ... on Term { name } }
          post(by: { databaseId: 3 }) { status }
        }
      `,
      { one: idOf('Post', 2), some: [idOf('Tag', 9), idOf('Post', 1), idOf('Post', 404), idOf('Post', 1)] },
    );
    expect(data).toEqual({
      node: { slug: 'paper' },
      nodes: [
        { __typename: 'Tag', name: 'Tag 9' },
        { __typename: 'Post', title: 'Post 1' },
        null,
        { __typename: 'Post', title: 'Post 1' },
      ],
      post: { status: 'PUBLISH' },
    });
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts/404?_fields=id,title.rendered',
      '/wp/v2/posts?include=2,1,404,3&per_page=4&_fields=id,slug,status,title.rendered',
      '/wp/v2/tags?include=9&per_page=1&_fields=id,name',
    ]);
  });

  test('the ancestors of several items, level by level', async () => {
    await using gateway = await startGateway({
      pages: [
        makePage({ id: 1 }),
        makePage({ id: 2, parent: 1 }),
        makePage({ id: 3, parent: 2 }),
        makePage({ id: 4, parent: 2 }),
      ],
    });
    const { data } = await gateway.query(
      '{ pages(where: { id: [3, 4] }) { nodes { ancestors { title } } } }',
    );
    const ancestors = [{ title: 'Page 2' }, { title: 'Page 1' }];
    expect(data).toEqual({ pages: { nodes: [{ ancestors }, { ancestors }] } });
    expect(gateway.asked()).toEqual([
      '/wp/v2/pages?include=1&per_page=1&_fields=id,parent,title.rendered',
      '/wp/v2/pages?include=2&per_page=1&_fields=id,parent,title.rendered',
      `/wp/v2/pages?include=3,4&${newestPosts}&_fields=id,parent`,
    ]);
  });

  test('more than a hundred ids, in requests of a hundred', async () => {
    await using gateway = await startGateway({
      posts: [makePost({ id: 1, tags: range(1001, 1101) })],
      tags: range(1001, 1101).map((id) => makeTag({ id })),
    });
    const { data } = await gateway.query('{ posts { nodes { tags { name } } } }');
    expect(data).toEqual({
      posts: { nodes: [{ tags: range(1001, 1101).map((id) => ({ name: `Tag ${id}` })) }] },
    });
    expect(gateway.asked()).toEqual([
      `/wp/v2/posts?${newestPosts}&_fields=id,tags`,
      `/wp/v2/tags?include=${range(1001, 1100).join()}&per_page=100&_fields=id,name`,
      '/wp/v2/tags?include=1101&per_page=1&_fields=id,name',
    ]);
  });
});

describe('missing items', () => {
  test('are left out of lists, and null elsewhere, without an error', async () => {
    await using gateway = await startGateway({
      posts: [
        makePost({ id: 1, author: 5, featured_media: 404, tags: [9, 404, 8] }),
        // Its author has no published content, and so is hidden.
        makePost({ id: 2, status: 'draft', author: 6 }),
      ],
      users: [makeUser({ id: 5 }), makeUser({ id: 6 })],
      tags: [makeTag({ id: 8 }), makeTag({ id: 9 })],
      comments: [makeComment({ id: 21, post: 1, author: 6, parent: 404 })],
    });
    expect(
      await gateway.query(/* GraphQL */ `
        {
          posts { nodes { featuredMedia { altText } tags { name } author { name } } }
          draft: post(by: { databaseId: 2 }) { title }
          comments { nodes { author { name } parent { content } } }
          author(by: { databaseId: 6 }) { name }
        }
      `),
    ).toEqual({
      data: {
        posts: {
          nodes: [
            { featuredMedia: null, tags: [{ name: 'Tag 9' }, { name: 'Tag 8' }], author: { name: 'User 5' } },
          ],
        },
        draft: null,
        comments: { nodes: [{ author: null, parent: null }] },
        author: null,
      },
    });
  });

  test('an empty relation costs no request', async () => {
    await using gateway = await startGateway({ posts: [makePost({ id: 1 })] });
    expect(
      await gateway.query(
        '{ posts { nodes { author { name } featuredMedia { altText } tags { name } categories { name } } } }',
      ),
    ).toEqual({
      data: { posts: { nodes: [{ author: null, featuredMedia: null, tags: [], categories: [] }] } },
    });
    expect(gateway.asked()).toEqual([
      `/wp/v2/posts?${newestPosts}&_fields=author,categories,featured_media,id,tags`,
    ]);
  });

  test('operations do not share what they load', async () => {
    await using gateway = await startGateway({ posts: [makePost({ id: 1 })] }, { cache: { ttl: 0 } });
    await gateway.query('{ posts { nodes { title } } }');
    await gateway.query('{ posts { nodes { title } } }');
    expect(gateway.asked()).toHaveLength(2);
  });
});

describe('a batch does not wait for a list that it does not depend on', () => {
  test('comments without their authors', async () => {
    let tellUsersAsked = () => {};
    const usersAsked = new Promise<void>((resolve) => {
      tellUsersAsked = resolve;
    });
    await using gateway = await startGateway({
      posts: [makePost({ id: 1, slug: 'one', author: 5 })],
      users: [makeUser({ id: 5 })],
      comments: [makeComment({ id: 21, post: 1, author: 5 })],
      override: async ({ route }) => {
        if (route === '/wp/v2/users') tellUsersAsked();
        // If authors waited for comments, neither would ever be requested.
        if (route === '/wp/v2/comments') await usersAsked;
        return undefined;
      },
    });
    const { data } = await gateway.query(/* GraphQL */ `
      { posts { nodes { author { databaseId name } comments { nodes { databaseId } } } } }
    `);
    expect(data).toMatchObject({
      posts: { nodes: [{ author: { databaseId: 5 }, comments: { nodes: [{ databaseId: 21 }] } }] },
    });
  });
});
