import { describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { HOME, makeCategory, makePage, makePost, makeTag } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

/** As WPGraphQL 2.20 answered beside a real WordPress with the same content. */
const TIE = '2026-02-01T10:00:00';
const at = (id: number, date: string, more: object = {}) =>
  makePost({ id, date, date_gmt: date, slug: `post-${id}`, link: `${HOME}/post-${id}/`, ...more });

const SITE: WordPressServerOptions = {
  posts: [
    at(10, '2026-01-01T10:00:00', { categories: [1], format: 'aside' }),
    at(11, TIE, { categories: [2, 4] }),
    at(12, TIE, { categories: [3, 4] }),
    at(13, TIE, { categories: [4], format: 'quote' }),
    at(14, '2026-03-01T10:00:00', { title: { rendered: 'Sticky One' } }),
  ],
  pages: [makePage({ id: 20, slug: 'blog', link: `${HOME}/blog/` })],
  categories: [
    makeCategory({ id: 1, name: 'Zoo', slug: 'zoo' }),
    makeCategory({ id: 2, name: 'Local', slug: 'local', parent: 1 }),
    makeCategory({ id: 3, name: 'Animals', slug: 'animals', parent: 2 }),
    makeCategory({ id: 4, name: 'Japan', slug: 'japan' }),
  ],
  tags: [makeTag({ id: 6, name: 'Ink' })],
};

interface Answer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly message: string }[];
}

async function ask({ gateway }: TestGateway, query: string): Promise<Answer> {
  const response = await gateway.fetch('http://gateway/wp/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const OLDEST = 'orderby: [{ field: DATE, order: ASC }]';
const ids = (...numbers: readonly number[]) => ({
  data: { list: { nodes: numbers.map((databaseId) => ({ databaseId })) } },
});

describe('as WPGraphQL answers', () => {
  test.each([
    [`post(id: "${base64('term:1')}")`, null, 0],
    [`post(id: "${base64('post:20')}")`, null, 0],
    [`comment(id: "${base64('post:10')}")`, null, 0],
    [`contentNode(id: "${base64('user:1')}")`, null, 0],
    ['node(id: "")', null, 0],
    ['post(id: "junk")', null, 1],
    ['contentNode(id: 0)', null, 1],
    ['contentNode(id: 0, idType: DATABASE_ID)', null, 0],
    // Of terms, the number alone counts.
    [`category(id: "${base64('post:1')}")`, { id: base64('term:1') }, 0],
  ])('an id of another kind: %s', async (field, found, errors) => {
    await using gateway = await startGateway(SITE);
    const answer = await ask(gateway, `{ found: ${field} { id } }`);
    expect(answer.data).toEqual({ found });
    expect(answer.errors ?? []).toHaveLength(errors);
  });

  test.each([
    ['the oldest first, of one second the newest', `posts(where: { ${OLDEST} })`, [10, 13, 12, 11, 14]],
    [
      'beyond the plugin’s own cursor',
      `posts(first: 2, after: "${base64('arrayconnection:12')}", where: { ${OLDEST} })`,
      [11, 14],
    ],
    [
      'before it',
      `posts(last: 2, before: "${base64('arrayconnection:12')}", where: { ${OLDEST} })`,
      [10, 13],
    ],
    ['both categories, children included', 'posts(where: { categoryName: "japan+zoo" })', [12, 11]],
    ['a list of no ids', 'posts(where: { in: [0] })', []],
    ['an empty list of ids, which is none', 'posts(first: 1, where: { in: [] })', [14]],
    ['a title in other letters', 'posts(where: { title: "sticky one" })', [14]],
    ['all below a category, as in the tree', 'categories(where: { childOf: 1 })', [2, 3]],
    ['nothing below a tag', 'tags(where: { parent: 6 })', []],
    ['nothing below a tag, however deep', 'tags(where: { childOf: 6 })', []],
  ])('%s', async (_name, list, found) => {
    await using gateway = await startGateway(SITE);
    const answer = await ask(gateway, `{ list: ${list} { nodes { databaseId } } }`);
    expect(answer).toEqual(ids(...found));
  });

  test('cursors of the oldest first lead through a second', async () => {
    await using gateway = await startGateway(SITE);
    const seen: number[] = [];
    let after = '';
    for (let page = 0; page < 5; page++) {
      const { data } = await ask(
        gateway,
        `{ posts(first: 2, after: "${after}", where: { ${OLDEST} }) {
          nodes { databaseId } pageInfo { hasNextPage endCursor }
        } }`,
      );
      const { posts } = data as { posts: unknown };
      const { nodes, pageInfo } = posts as {
        nodes: { databaseId: number }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      seen.push(...nodes.map(({ databaseId }) => databaseId));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual([10, 13, 12, 11, 14]);
  });

  test('the page of posts has no address of its own', async () => {
    const index = { body: { show_on_front: 'page', page_for_posts: 20, page_on_front: 0 } };
    await using gateway = await startGateway({
      ...SITE,
      override: ({ route }) => (route === '/' ? index : undefined),
    });
    const { data } = await ask(gateway, '{ page(id: 20, idType: DATABASE_ID) { uri isPostsPage } }');
    expect(data).toEqual({ page: { uri: null, isPostsPage: true } });
  });

  test('a filter of rows that finds nothing in a thousand goes on at its cursor', async () => {
    const posts = Array.from({ length: 1_150 }, (_, index) =>
      at(2_000 - index, new Date(Date.UTC(2026, 0, 1) - index * 60_000).toISOString().slice(0, 19), {
        content: { rendered: '', protected: index === 1_149 },
      }),
    );
    await using gateway = await startGateway({ posts }, { cache: { ttl: 0 } });
    const page = async (after: string) =>
      (
        await ask(
          gateway,
          `{ posts(first: 5, after: "${after}", where: { hasPassword: true }) {
            nodes { databaseId } pageInfo { hasNextPage endCursor }
          } }`,
        )
      ).data?.['posts'] as { pageInfo: { endCursor: string } };
    const first = await page('');
    expect(first).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true } });
    expect(await page(first.pageInfo.endCursor)).toMatchObject({
      nodes: [{ databaseId: 851 }],
      pageInfo: { hasNextPage: false },
    });
  });
});
