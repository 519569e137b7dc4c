import { describe, expect, test } from 'vitest';
import { range, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { readPage, walk } from '../../helpers/walk.ts';
import { makeCategory, makePage, makePost, makeTag, makeUser } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

async function idsOf(gateway: TestGateway, list: string, args: string): Promise<number[]> {
  const { data, errors } = await gateway.query<{ list: { nodes: { databaseId: number }[] } }>(
    `{ list: ${list}(${args}) { nodes { databaseId } } }`,
  );
  expect(errors).toBeUndefined();
  return data.list.nodes.map(({ databaseId }) => databaseId);
}

describe('without cursors, the items are those of a page with cursors', () => {
  const site: WordPressServerOptions = {
    pages: range(1, 60).map((id) => makePage({ id, menu_order: id % 4 })),
    posts: range(101, 160).map((id) => makePost({ id, author: 1 + (id % 3), title: 'Same' })),
    tags: range(201, 260).map((id) => makeTag({ id, name: `Tag ${id % 5}`, count: id % 3 })),
    categories: range(301, 360).map((id) => makeCategory({ id, name: `Topic ${id % 5}`, count: id % 3 })),
    users: range(1, 3).map((id) => makeUser({ id, name: 'Same' })),
  };

  test.each([
    ['pages', 'MENU_ORDER'],
    ['posts', 'AUTHOR'],
    ['posts', 'TITLE'],
    ['tags', 'NAME'],
    ['tags', 'COUNT'],
    ['categories', 'NAME'],
    ['authors', 'NAME'],
  ])('%s by %s', async (list, field) => {
    await using gateway = await startGateway(site);
    const order = `orderBy: { field: ${field}, direction: ASC }`;
    const whole = (await readPage(gateway, list, `first: 1000 ${order}`)).nodes.map(
      ({ databaseId }) => databaseId,
    );
    for (const size of [2, 7, 10, 23]) {
      expect(await idsOf(gateway, list, `first: ${size} ${order}`)).toEqual(whole.slice(0, size));
      const from = await readPage(gateway, list, `first: ${size} ${order}`);
      expect(await idsOf(gateway, list, `first: 5 after: "${from.pageInfo.endCursor}" ${order}`)).toEqual(
        whole.slice(size, size + 5),
      );
    }
  });

  test('and dates are asked as ever', async () => {
    await using gateway = await startGateway(site);
    await gateway.query('{ posts(first: 10) { nodes { title } } }');
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts?orderby=date&order=desc&per_page=10&_fields=id,title.rendered',
    ]);
    await gateway.query('{ tags(first: 100) { nodes { name } } }');
    expect(gateway.asked()).toHaveLength(1);
  });
});

describe('a list that stays short', () => {
  const posts = range(1, 150).map((id) => makePost({ id }));
  const tags = range(201, 350).map((id) => makeTag({ id }));
  /** From an offset on, as a plugin that knows no paging. */
  const cut = (path: string, from: number): NonNullable<WordPressServerOptions['override']> => {
    const isPast = (query: Readonly<Record<string, string>>) =>
      Number(query['offset'] ?? (Number(query['page'] ?? 1) - 1) * Number(query['per_page'])) >= from;
    return ({ route, query }) =>
      route === path && query['include'] === undefined && isPast(query)
        ? { headers: { 'x-wp-total': '150', 'x-wp-totalpages': '15' }, body: [] }
        : undefined;
  };

  test.each([
    ['posts', '/wp/v2/posts', 'first: 150'],
    ['posts', '/wp/v2/posts', 'first: 150, orderBy: { field: TITLE, direction: ASC }'],
    ['tags', '/wp/v2/tags', 'first: 150'],
  ])('%s: no rows though there are more are an error at the path', async (list, route, args) => {
    await using gateway = await startGateway({ posts, tags, override: cut(route, 20) });
    const { data, errors } = await gateway.query(
      `{ other: site { name } ${list}(${args}) { nodes { id } } }`,
    );
    expect(errors).toMatchObject([{ path: [list], extensions: { code: 'UPSTREAM_ERROR' } }]);
    expect(errors?.[0]?.message).toContain('150 items');
    expect(data).toMatchObject({ other: { name: expect.anything() } });
  });

  test('first pages, too', async () => {
    await using gateway = await startGateway({ posts, override: cut('/wp/v2/posts', 0) });
    const { errors } = await gateway.query('{ posts { nodes { id } } }');
    expect(errors).toMatchObject([{ path: ['posts'], extensions: { code: 'UPSTREAM_ERROR' } }]);
  });

  test('pages that get shorter are read on', async () => {
    let isShorter = false;
    await using gateway = await startGateway({
      get posts() {
        return posts;
      },
      override: ({ route, query }) => {
        if (route !== '/wp/v2/posts') return undefined;
        const start = Number(query['offset'] ?? 0);
        const asked = Number(query['per_page']);
        const size = Math.min(asked, start >= 40 || isShorter ? 7 : 20);
        if (start >= 40) isShorter = true;
        const rows = posts.toReversed().slice(start, start + size);
        return {
          headers: { 'x-wp-total': '150', 'x-wp-totalpages': String(Math.ceil(150 / size)) },
          body: rows.map(({ id, date, title }) => ({ id, date, title })),
        };
      },
    });
    expect(await idsOf(gateway, 'posts', 'first: 150')).toEqual(range(1, 150).toReversed());
  });
});

describe('a plugin that drops rows after the query', () => {
  const isDropped = ({ id }: { readonly id: number }) => id % 10 === 4;
  const site: WordPressServerOptions = {
    posts: range(1, 95).map((id) => makePost({ id })),
    tags: range(201, 295).map((id) => makeTag({ id, name: `Tag ${id}` })),
    dropped: isDropped,
  };
  const kept = (first: number) => range(first, first + 94).filter((id) => !isDropped({ id }));

  test.each([
    ['posts', 1],
    ['tags', 201],
  ])('is not taken for smaller pages: %s', async (list, first) => {
    await using gateway = await startGateway(site, { cache: { ttl: 0 } });
    for (const size of [10, 20, 50, 95, 10]) {
      gateway.asked();
      const ids = await idsOf(gateway, list, `first: ${size}`);
      expect(new Set(ids).size).toBe(ids.length);
      // Another one where the number of pages leaves open whether rows were dropped.
      expect(gateway.asked().length, `first: ${size}`).toBeLessThanOrEqual(2);
    }
    expect((await idsOf(gateway, list, 'first: 95')).toSorted((one, other) => one - other)).toEqual(
      kept(first),
    );
  });

  test.each([
    ['posts', 1, ''],
    ['posts', 1, 'orderBy: { field: TITLE, direction: ASC }'],
    ['tags', 201, ''],
  ])('lets a walk reach every other item once: %s', async (list, first, args) => {
    await using gateway = await startGateway(site);
    const ids = (await walk(gateway, list, { by: 10, args })).flat();
    expect(ids.toSorted((one, other) => one - other)).toEqual(kept(first));
  });
});

describe('many equal values that no parameter filters, in a long list', () => {
  const site: WordPressServerOptions = {
    tags: range(1, 2_300).map((id) => makeTag({ id, name: `Tag ${id}`, count: id % 10 === 0 ? 5 : id })),
  };
  const EQUAL = range(1, 230).map((nth) => nth * 10);

  test.each([
    ['ASC', 60],
    ['DESC', 60],
  ] as const)('%s by %i', async (direction, by) => {
    await using gateway = await startGateway(site);
    const args = `orderBy: { field: COUNT, direction: ${direction} }`;
    const sorted = range(1, 2_300)
      .map((id) => ({ id, count: id % 10 === 0 ? 5 : id }))
      .toSorted((one, other) =>
        direction === 'ASC'
          ? one.count - other.count || one.id - other.id
          : other.count - one.count || other.id - one.id,
      )
      .map(({ id }) => id);
    const start = sorted.indexOf(direction === 'ASC' ? 10 : 2_300);
    expect(sorted.slice(start, start + 2)).not.toEqual([]);
    let from: string | null = null;
    const ids: number[] = [];
    if (direction === 'ASC') {
      while (ids.length < 300) {
        const page = await readPage(
          gateway,
          'tags',
          `first: ${by} ${from ? `after: "${from}"` : ''} ${args}`,
        );
        ids.push(...page.nodes.map(({ databaseId }) => databaseId));
        from = page.pageInfo.endCursor;
      }
      expect(ids).toEqual(sorted.slice(0, ids.length));
    } else {
      while (ids.length < 300) {
        const page = await readPage(
          gateway,
          'tags',
          `last: ${by} ${from ? `before: "${from}"` : ''} ${args}`,
        );
        ids.unshift(...page.nodes.map(({ databaseId }) => databaseId));
        from = page.pageInfo.startCursor;
      }
      expect(ids).toEqual(sorted.slice(-ids.length));
    }
    expect(ids).toEqual(expect.arrayContaining(EQUAL));
  });
});
