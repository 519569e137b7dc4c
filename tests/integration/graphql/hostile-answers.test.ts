import { describe, expect, test, vi } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import { makeMedia, makePost, makeTag, makeUser, type Row } from '../../helpers/wordpress-rows.ts';
import type { OverrideRequest, OverrideResponse } from '../../helpers/wordpress-server.ts';

interface Page {
  readonly nodes: readonly { readonly databaseId: number }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const PAGE = `query ($first: Int, $after: String) {
  posts(first: $first, after: $after) { nodes { databaseId } pageInfo { hasNextPage endCursor } }
}`;

const posts = range(1, 7).map((id) => makePost({ id, date: `2026-01-0${id}T10:00:00` }));
const json = { 'content-type': 'application/json' };

/** The site's own rows, with a wrong total. */
const lying = (total: string) => ({
  posts,
  override: ({ method, route, query }: OverrideRequest): OverrideResponse | undefined => {
    if (route !== '/wp/v2/posts') return undefined;
    const before = query['before'] ?? '9999';
    const offset = Number(query['offset'] ?? 0);
    const rows = posts
      .filter(
        ({ id, date = '' }) => String(date) < before && !query['exclude']?.split(',').includes(String(id)),
      )
      .reverse()
      .slice(offset, offset + Number(query['per_page']));
    return { headers: { ...json, 'x-wp-total': total }, body: method === 'HEAD' ? '' : rows };
  },
});

describe('a wrong total', () => {
  test.each(['1000000', '2147483647', '99999999999999999999', '3', '-3', 'many', '7, 7', ''])(
    'does not mislead paging: %s',
    async (total) => {
      await using gateway = await startGateway(lying(total));
      const seen: number[] = [];
      let after: string | null = null;
      let pages = 0;
      do {
        const { data }: { data: { posts: Page } } = await gateway.query(PAGE, { first: 2, after });
        seen.push(...data.posts.nodes.map(({ databaseId }) => databaseId));
        after = data.posts.pageInfo.hasNextPage ? data.posts.pageInfo.endCursor : null;
        pages += 1;
        expect(data.posts.pageInfo.hasNextPage).toBe(after !== null);
      } while (after !== null && pages < 20);
      expect(pages).toBeLessThan(20);
      expect(seen).toEqual([...new Set(seen)]);
      // If the site says that there is no more, stop.
      expect([7, 3, 4]).toContain(seen.length);
      expect(gateway.asked().length).toBeLessThan(40);
    },
  );

  test.each(['1000000', '99999999999999999999'])('costs no additional requests: %s', async (total) => {
    await using gateway = await startGateway(lying(total));
    const { data } = await gateway.query<{ posts: Page }>(PAGE, { first: 300 });
    expect(data.posts.nodes).toHaveLength(7);
    expect(gateway.asked().length).toBeLessThanOrEqual(3);
  });

  test.each(['-3', 'many', '99999999999999999999'])('is not reported if it is invalid: %s', async (total) => {
    await using gateway = await startGateway(lying(total));
    expect(await gateway.query('{ posts { totalCount nodes { databaseId } } }')).toMatchObject({
      data: { posts: { totalCount: null, nodes: { length: 7 } } },
    });
  });
});

describe('rows', () => {
  test('that are sent twice appear once', async () => {
    await using gateway = await startGateway({
      posts,
      override: ({ route }) =>
        route === '/wp/v2/posts'
          ? { headers: { 'x-wp-total': '4' }, body: [posts[0], posts[1], posts[0], posts[2]] }
          : undefined,
    });
    expect(await gateway.query('{ posts { nodes { databaseId } } }')).toEqual({
      data: { posts: { nodes: [{ databaseId: 1 }, { databaseId: 2 }, { databaseId: 3 }] } },
    });
  });

  test('that move to the next page appear once', async () => {
    const rows = range(1, 150).map((id) => makePost({ id }));
    await using gateway = await startGateway({
      override: ({ route, query }) => {
        if (route !== '/wp/v2/posts') return undefined;
        const body = query['offset'] === undefined ? rows.slice(0, 100) : rows.slice(98, 148);
        return { headers: { 'x-wp-total': '150' }, body };
      },
    });
    const { data } = await gateway.query<{ posts: Page }>(PAGE, { first: 150 });
    const ids = data.posts.nodes.map(({ databaseId }) => databaseId);
    expect(ids).toEqual(range(1, 148));
  });

  test('that are sent twice for their ids do no harm', async () => {
    const tags = [makeTag({ id: 10, name: 'Ten' }), makeTag({ id: 11, name: 'Eleven' })];
    await using gateway = await startGateway({
      posts: [makePost({ id: 1, tags: [10, 11] })],
      tags,
      override: ({ route }) => (route === '/wp/v2/tags' ? { body: [...tags, ...tags] } : undefined),
    });
    expect(await gateway.query('{ post(by: { databaseId: 1 }) { tags { name } } }')).toEqual({
      data: { post: { tags: [{ name: 'Ten' }, { name: 'Eleven' }] } },
    });
  });

  test('that were not requested are ignored', async () => {
    await using gateway = await startGateway({
      posts: [makePost({ id: 1, author: 5, featured_media: 30 }), makePost({ id: 2, author: 6 })],
      media: [makeMedia({ id: 30, author: 6 })],
      users: [makeUser({ id: 5, name: 'Ada' }), makeUser({ id: 6, name: 'Grace' })],
      override: ({ route, query }) =>
        route === '/wp/v2/users' && query['include'] === '5'
          ? { body: [makeUser({ id: 6, name: 'Mallory' }), makeUser({ id: 5, name: 'Ada' })] }
          : undefined,
    });
    expect(
      await gateway.query(
        '{ post(by: { databaseId: 1 }) { author { name } featuredMedia { author { name } } } }',
      ),
    ).toEqual({ data: { post: { author: { name: 'Ada' }, featuredMedia: { author: { name: 'Grace' } } } } });
  });

  test.each([
    ['that are not a list', { a: 1 }, 'Expected a list from /wp/v2/posts, got an object.'],
    [
      'without ids',
      [{ slug: 'x' }],
      'Expected items with a numeric id from /wp/v2/posts, got an object without one.',
    ],
    [
      'with ids that are strings',
      [{ id: '1; DROP TABLE' }],
      'Expected items with a numeric id from /wp/v2/posts, got an object without one.',
    ],
    ['that are null', [null], 'Expected items with a numeric id from /wp/v2/posts, got null without one.'],
  ])('%s are an error', async (_name, body, message) => {
    await using gateway = await startGateway({
      override: ({ route }) => (route === '/wp/v2/posts' ? { body } : undefined),
    });
    expect(await gateway.query('{ posts { nodes { databaseId } } }')).toMatchObject({
      data: { posts: null },
      errors: [{ message, extensions: { code: 'UPSTREAM_ERROR' } }],
    });
  });
});

describe('a value of an unexpected type', () => {
  /** A site of one post and its comment, with a value replaced. */
  const sending = (route: string, row: Row, value: Record<string, unknown>) => ({
    override: (request: OverrideRequest): OverrideResponse | undefined =>
      request.route === route ? { headers: { 'x-wp-total': '1' }, body: [{ ...row, ...value }] } : undefined,
  });
  const post = makePost({ id: 1 });

  test.each([
    ['template', { template: {} }, 'Expected a string for `template`, got an object from WordPress.'],
    ['isSticky', { sticky: 'x' }, 'Expected true or false for `isSticky`, got a string from WordPress.'],
    ['date', { date_gmt: [] }, 'Expected a date for `date`, got a list from WordPress.'],
    ['modified', { modified_gmt: 7 }, 'Expected a date for `modified`, got a number from WordPress.'],
    ['classList', { class_list: [{}] }, 'Expected a string for `classList`, got an object from WordPress.'],
    ['classList', { class_list: [null] }, 'Expected a value for `classList`, got none from WordPress.'],
  ])('is an upstream error at %s alone: %j', async (field, value, message) => {
    const onError = vi.fn();
    await using gateway = await startGateway(sending('/wp/v2/posts', post, value), { onError });
    expect(await gateway.query(`{ posts { nodes { databaseId renamed: ${field} } } }`)).toMatchObject({
      data: { posts: { nodes: [{ databaseId: 1, renamed: null }] } },
      errors: [{ message, extensions: { code: 'UPSTREAM_ERROR' } }],
    });
    expect(onError).toHaveBeenCalledOnce();
  });

  test.each([
    ['slug', { slug: {} }, 'Expected a string for `slug`, got an object from WordPress.'],
    ['slug', { slug: undefined }, 'Expected `slug` of item 1 from /wp/v2/posts, got none.'],
    ['link', { link: ['x'] }, 'Expected a URL for `link`, got a list from WordPress.'],
    ['link', { link: null }, 'Expected `link` of item 1 from /wp/v2/posts, got none.'],
  ])(
    'is an upstream error at %s, and its list is null, if every WordPress sends it: %j',
    async (field, value, message) => {
      await using gateway = await startGateway(sending('/wp/v2/posts', post, value));
      expect(await gateway.query(`{ posts { nodes { databaseId ${field} } } site { url } }`)).toMatchObject({
        data: { posts: null, site: { url: expect.any(String) } },
        errors: [{ message, path: ['posts', 'nodes', 0, field], extensions: { code: 'UPSTREAM_ERROR' } }],
      });
    },
  );

  test.each([
    ['count', 'Expected an integer for `count`, got a different number from WordPress.'],
    ['name', 'Expected a string for `name`, got a number from WordPress.'],
  ])('is reported by the kind of value, without the value: %s', async (field, message) => {
    const sent = sending('/wp/v2/tags', makeTag({ id: 1 }), { count: 1.5, name: 5 });
    await using gateway = await startGateway(sent);
    expect(await gateway.query(`{ tags { nodes { ${field} } } }`)).toMatchObject({ errors: [{ message }] });
  });

  test.each([{ title: 5 }, { title: { rendered: [] } }, { content: 'x' }, { date: 'x' }])(
    'is skipped if a text is derived from it: %j',
    async (value) => {
      await using gateway = await startGateway(sending('/wp/v2/posts', post, value));
      const { errors } = await gateway.query(
        '{ posts(first: 1) { nodes { title(format: TEXT) content } pageInfo { hasNextPage } } }',
      );
      expect(errors).toBeUndefined();
    },
  );
});

describe('malicious JSON', () => {
  const answering = (text: string) => ({
    override: ({ route }: OverrideRequest) =>
      route === '/wp/v2/posts' ? { headers: { ...json, 'x-wp-total': '1' }, body: text } : undefined,
  });

  test('does not pollute prototypes', async () => {
    await using gateway = await startGateway(
      answering(
        '[{"id":1,"__proto__":{"template":"evil","isAdmin":true},"title":{"rendered":"One","__proto__":{"isAdmin":true}},"constructor":{"prototype":{"isAdmin":true}}}]',
      ),
    );
    expect(await gateway.query('{ posts { nodes { databaseId title template } } }')).toMatchObject({
      data: { posts: { nodes: [{ databaseId: 1, title: 'One', template: null }] } },
    });
    expect({}).not.toHaveProperty('isAdmin');
  });

  test('nested a hundred thousand levels deep does not crash the gateway', async () => {
    const depth = 100_000;
    await using gateway = await startGateway(
      answering(`[{"id":1,"title":${'['.repeat(depth)}${']'.repeat(depth)}}]`),
    );
    expect(await gateway.query('{ posts { nodes { title } } }')).toMatchObject({
      data: { posts: null },
      errors: [{ message: expect.stringContaining('nested deeper than PHP writes it') }],
    });
    expect(await gateway.query('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
  });
});
