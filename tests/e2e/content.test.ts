import { decodeHTML } from 'entities';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startLiveGateway } from '../helpers/live-gateway.ts';
import { graphql } from './generated/gql.ts';
import type { FilteredQueryVariables, PostsQueryVariables } from './generated/graphql.ts';

const ids = inject('wordPressIds');
let live: Awaited<ReturnType<typeof startLiveGateway>>;
beforeAll(async () => {
  live = await startLiveGateway(inject('wordPressUrl'));
});
afterAll(() => live[Symbol.asyncDispose]());

const rest = async <T>(path: string): Promise<T> =>
  (await (await fetch(`${inject('wordPressUrl')}/wp-json${path}`)).json()) as T;

describe('one post', () => {
  const Article = graphql(`
    query Article($id: Int!) {
      post(by: { databaseId: $id }) {
        id
        title
        html: content
        markdown: content(format: MARKDOWN)
        text: content(format: TEXT)
        raw: content(format: RAW)
        date
        modified
        status
        format
        isSticky
        isProtected
        commentStatus
        classList
        revisionCount
        revisions { nodes { databaseId } }
        contentType { slug }
        tags { name }
        comments { totalCount nodes { authorName parent { authorName } replies { nodes { authorName } } } }
      }
    }
  `);

  test('equals its REST item', async () => {
    const { data, errors } = await live.query(Article, { id: ids.fortyTagPost });
    const post = await rest<{ date_gmt: string; content: { rendered: string }; class_list: string[] }>(
      `/wp/v2/posts/${ids.fortyTagPost}`,
    );
    expect(errors).toBeUndefined();
    expect(data.post).toMatchObject({
      html: post.content.rendered,
      raw: null,
      date: `${post.date_gmt}.000Z`,
      status: 'PUBLISH',
      isProtected: false,
      classList: post.class_list,
      revisions: null,
      contentType: { slug: 'post' },
    });
    expect(data.post?.tags).toHaveLength(40);
    expect(data.post?.text).not.toMatch(/<\w/);
  });

  test('has its comments, including threads', async () => {
    const { data } = await live.query(Article, { id: ids.threadedPost });
    const comments = await rest<{ parent: number }[]>(
      `/wp/v2/comments?post=${ids.threadedPost}&per_page=100`,
    );
    expect(data.post?.comments?.totalCount).toBe(comments.length);
    expect(data.post?.comments?.nodes.filter(({ parent }) => parent)).toHaveLength(
      comments.filter(({ parent }) => parent > 0).length,
    );
  });

  test('with a password is listed without its content, and its comments are null without an error', async () => {
    const { data, errors } = await live.query(Article, { id: ids.protectedPost });
    expect(errors).toBeUndefined();
    expect(data.post).toMatchObject({ html: '', isProtected: true, comments: null });
  });

  test.each(['draftPost', 'privatePost', 'pendingPost', 'scheduledPost', 'trashedPost'] as const)(
    'that is a %s is null without an error',
    async (name) => {
      expect(ids[name]).toBeGreaterThan(0);
      expect(await live.query(Article, { id: ids[name] })).toEqual({ data: { post: null } });
    },
  );
});

describe('a list', () => {
  const Posts = graphql(`
    query Posts($first: Int, $after: String, $last: Int, $before: String) {
      posts(first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes { databaseId }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  `);
  const postsPage = async (variables: PostsQueryVariables) => {
    const { data } = await live.query(Posts, variables);
    if (!data.posts) throw new Error('Expected a page of posts.');
    return data.posts;
  };
  const newestFirst = async () =>
    (await rest<{ id: number }[]>('/wp/v2/posts?per_page=100&_fields=id')).map(({ id }) => id);

  test('paged by sevens from either end returns every post once, in order', async () => {
    const expected = await newestFirst();
    const forward: number[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await postsPage({ first: 7, after: cursor ?? null });
      forward.push(...page.nodes.map(({ databaseId }) => databaseId));
      expect(page.totalCount).toBe(expected.length);
      cursor = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    } while (cursor);
    expect(forward).toEqual(expected);

    const backward: number[] = [];
    do {
      const page = await postsPage({ last: 7, before: cursor ?? null });
      backward.unshift(...page.nodes.map(({ databaseId }) => databaseId));
      cursor = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : undefined;
    } while (cursor);
    expect(backward).toEqual(expected);
  });

  test('equals the REST list for each filter', async () => {
    const Filtered = graphql(`
      query Filtered($where: PostFilter, $orderBy: PostOrder) {
        posts(first: 50, where: $where, orderBy: $orderBy) { nodes { databaseId } }
      }
    `);
    const [category] = await rest<{ id: number; slug: string }[]>(
      '/wp/v2/categories?orderby=count&order=desc&per_page=1',
    );
    const [author] = await rest<{ id: number; slug: string }[]>('/wp/v2/users?per_page=1');
    const table: [FilteredQueryVariables, string][] = [
      [{ where: { search: 'type' } }, 'search=type'],
      [{ where: { category: [category?.id ?? 0] } }, `categories=${category?.id}`],
      [{ where: { categorySlug: [category?.slug ?? ''] } }, `categories=${category?.id}`],
      [{ where: { authorSlug: [author?.slug ?? ''] } }, `author=${author?.id}`],
      [{ where: { categoryNot: [category?.id ?? 0] } }, `categories_exclude=${category?.id}`],
      [{ where: { isSticky: true } }, 'sticky=true'],
      [{ where: { publishedBefore: '2026-01-01T00:00:00Z' } }, 'before=2026-01-01T00:00:00Z'],
      [{ orderBy: { field: 'TITLE', direction: 'ASC' } }, 'orderby=title&order=asc'],
      [{ orderBy: { field: 'MODIFIED', direction: 'DESC' } }, 'orderby=modified&order=desc'],
    ];
    for (const [variables, query] of table) {
      const { data, errors } = await live.query(Filtered, variables);
      const expected = (await rest<{ id: number }[]>(`/wp/v2/posts?per_page=50&_fields=id&${query}`)).map(
        ({ id }) => id,
      );
      expect(errors, query).toBeUndefined();
      expect(expected.length, query).toBeGreaterThan(0);
      expect(
        data.posts?.nodes.map(({ databaseId }) => databaseId),
        query,
      ).toEqual(expected);
    }
  });
});

describe('lists of a list’s items', () => {
  const Nested = graphql(`
    query Nested {
      categories(first: 100) {
        nodes { databaseId posts(first: 2) { nodes { databaseId title } pageInfo { hasNextPage } } }
      }
      authors(first: 100) { nodes { databaseId posts(first: 3) { nodes { databaseId } } } }
      posts(first: 30) {
        nodes {
          databaseId
          comments(first: 2) { nodes { databaseId replies(first: 1) { nodes { databaseId } } } }
          attachments(first: 2) { nodes { databaseId } }
        }
      }
    }
  `);

  test('each equal their REST list, with a fraction of the requests', async () => {
    live.calls.length = 0;
    const { data, errors } = await live.query(Nested, {});
    const asked = live.calls.map(({ route }) => route);
    expect(errors).toBeUndefined();
    const idsOf = async (path: string) =>
      (await rest<{ id: number }[]>(`/wp/v2/${path}&_fields=id`)).map(({ id }) => ({ databaseId: id }));
    const { categories, authors, posts } = data;
    for (const { databaseId, posts } of categories?.nodes ?? []) {
      const titled = await idsOf(`posts?categories=${databaseId}&per_page=3`);
      expect(posts).toMatchObject({
        nodes: titled.slice(0, 2),
        pageInfo: { hasNextPage: titled.length > 2 },
      });
    }
    for (const { databaseId, posts } of authors?.nodes ?? []) {
      expect(posts?.nodes).toEqual(await idsOf(`posts?author=${databaseId}&per_page=3`));
    }
    for (const { databaseId, comments, attachments } of posts?.nodes ?? []) {
      expect(attachments?.nodes).toEqual(await idsOf(`media?parent=${databaseId}&per_page=2`));
      // Those of a protected post are hidden.
      for (const comment of comments?.nodes ?? []) {
        expect(comment.replies?.nodes).toEqual(
          await idsOf(`comments?parent=${comment.databaseId}&per_page=1`),
        );
      }
      if (comments !== null) {
        const expected = await idsOf(`comments?post=${databaseId}&per_page=2`);
        expect(comments.nodes.map((comment) => ({ databaseId: comment.databaseId }))).toEqual(expected);
      }
    }
    const owners = [categories, authors, posts, posts].map((list) => list?.nodes.length ?? 0);
    const lists = owners.reduce((sum, count) => sum + count, 0);
    expect(lists).toBeGreaterThan(60);
    expect(asked.length).toBeLessThan(lists / 2);
  });
});

test('names of categories and tags are loaded in one request, and equal those of REST', async () => {
  const Filed = graphql(`
    query Filed {
      posts(first: 5) { nodes { databaseId categories { databaseId name link } tags { databaseId name link } } }
    }
  `);
  live.calls.length = 0;
  const { data } = await live.query(Filed, {});
  expect(live.calls.map(({ route }) => route)).toEqual(['/wp/v2/posts', '/wp/v2/search']);
  for (const { databaseId, categories, tags } of data.posts?.nodes ?? []) {
    const filedUnder = async (taxonomy: string) => {
      const path = `/wp/v2/${taxonomy}?post=${databaseId}&per_page=100&_fields=id,name,link`;
      const terms = await rest<{ id: number; name: string; link: string }[]>(path);
      return terms.map(({ id, name, link }) => ({ databaseId: id, name: decodeHTML(name), link }));
    };
    for (const [taxonomy, terms] of [['categories', categories] as const, ['tags', tags] as const]) {
      expect(terms).toHaveLength((await filedUnder(taxonomy)).length);
      expect(terms).toEqual(expect.arrayContaining(await filedUnder(taxonomy)));
    }
  }
});

describe('a page of the site', () => {
  const ByUri = graphql(`
    query ByUri($uri: String!) {
      nodeByUri(uri: $uri) {
        __typename
        id
        ... on Content { databaseId uri }
        ... on Term { databaseId uri }
        ... on Author { databaseId uri }
      }
    }
  `);

  test.each([
    ['a post', 'posts', 'Post', 'newestPost'],
    ['a page four levels down', 'pages', 'Page', 'deeplyNestedPage'],
    ['a category three levels down', 'categories', 'Category', 'deepestCategory'],
    ['an item of a custom type', 'books', 'Book', 'book'],
  ] as const)('is found by its URL: %s', async (_name, route, typeName, name) => {
    const item = await rest<{ link: string }>(`/wp/v2/${route}/${ids[name]}`);
    const { data, errors } = await live.query(ByUri, { uri: item.link });
    expect(errors).toBeUndefined();
    expect(data.nodeByUri).toMatchObject({ __typename: typeName, databaseId: ids[name] });
    const uri = data.nodeByUri && 'uri' in data.nodeByUri ? data.nodeByUri.uri : null;
    expect((await live.query(ByUri, { uri: uri ?? '' })).data.nodeByUri).toEqual(data.nodeByUri);
  });

  test('is null if there is no such page', async () => {
    expect(await live.query(ByUri, { uri: '/nothing/here/' })).toEqual({ data: { nodeByUri: null } });
  });

  test('is found by a plain permalink, which redirects', async () => {
    const { data } = await live.query(ByUri, { uri: `/?p=${ids.newestPost}` });
    expect(data.nodeByUri).toMatchObject({ __typename: 'Post', databaseId: ids.newestPost });
  });
});

describe('around a post', () => {
  const Around = graphql(`
    query Around($id: Int!) {
      post(by: { databaseId: $id }) {
        date
        next { databaseId date }
        previous { databaseId date next { databaseId } }
        related(first: 5) { databaseId ... on Post { categories { databaseId } tags { databaseId } } }
        breadcrumbs { label uri }
        categories { databaseId }
        tags { databaseId }
      }
    }
  `);
  const Months = graphql(`
    query Months($first: Int!) {
      archives(first: $first) { id year month count uri posts(first: 1) { totalCount } }
    }
  `);
  const Month = graphql(`
    query Month($uri: String!) { nodeByUri(uri: $uri) { id __typename ... on DateArchive { count } } }
  `);

  test('next and previous lead there and back; related ones share a term', async () => {
    const { data, errors } = await live.query(Around, { id: ids.fortyTagPost });
    expect(errors).toBeUndefined();
    const { post } = data;
    expect(post?.previous?.next).toEqual({ databaseId: ids.fortyTagPost });
    expect(Date.parse(post?.next?.date ?? '')).toBeGreaterThanOrEqual(Date.parse(post?.date ?? ''));
    const termsOf = (of: { categories?: unknown; tags?: unknown } | null | undefined) =>
      [of?.categories, of?.tags].flat().map((term) => (term as { databaseId: number }).databaseId);
    const own = new Set(termsOf(post));
    expect(post?.related).toHaveLength(5);
    for (const item of post?.related ?? [])
      if ('categories' in item) expect(termsOf(item).some((id) => own.has(id))).toBe(true);
    expect(post?.breadcrumbs?.length).toBeGreaterThan(1);
  });

  test('the months with posts have the counts of their lists, and are found by their addresses', async () => {
    const { data, errors } = await live.query(Months, { first: 6 });
    expect(errors).toBeUndefined();
    expect(data.archives?.length).toBeGreaterThan(0);
    for (const { count, posts, uri, id } of data.archives ?? []) {
      expect([uri, count]).toEqual([uri, posts?.totalCount]);
      expect(count).toBeGreaterThan(0);
      const found = await live.query(Month, { uri: uri ?? '' });
      expect(found.data.nodeByUri).toEqual({ id, __typename: 'DateArchive', count });
    }
  });

  test('a thread has the comments of a post, each after what it replies to', async () => {
    const Thread = graphql(`
      query Thread($post: ID!) {
        thread(post: $post) { depth comment { databaseId parent { databaseId } } }
      }
    `);
    const comments = await rest<{ post: number }[]>('/wp/v2/comments?per_page=100');
    const [post = 0] = comments.map((comment) => comment.post);
    const { data, errors } = await live.query(Thread, { post: String(post) });
    expect(errors).toBeUndefined();
    expect(data.thread).toHaveLength(comments.filter((comment) => comment.post === post).length);
    const seen = new Map<number, number>();
    for (const { depth, comment } of data.thread ?? []) {
      const above = comment.parent && seen.get(comment.parent.databaseId);
      expect(depth).toBe(above == null ? 0 : above + 1);
      seen.set(comment.databaseId, depth);
    }
  });
});

test('search finds content of several types, each as its own type', async () => {
  const Search = graphql(`
    query Search($query: String!, $types: [String!]) {
      search(query: $query, types: $types, first: 20) {
        totalCount
        nodes { __typename databaseId title ... on Post { categories { name } } ... on Page { parent { title } } }
      }
    }
  `);
  const found = await rest<{ id: number }[]>('/wp/v2/search?search=press&type=post&per_page=20');
  const { data, errors } = await live.query(Search, { query: 'press' });
  expect(errors).toBeUndefined();
  expect(data.search?.nodes.map(({ databaseId }) => databaseId)).toEqual(found.map(({ id }) => id));
  const pages = await live.query(Search, { query: 'press', types: ['page'] });
  expect(new Set(pages.data.search?.nodes.map(({ __typename }) => __typename))).toEqual(new Set(['Page']));
});
