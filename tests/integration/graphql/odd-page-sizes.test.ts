import { describe, expect, test } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import { readPage } from '../../helpers/walk.ts';
import { makeMedia, makePost, makeTag, makeUser } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const site: WordPressServerOptions = {
  posts: range(1, 40).map((id) =>
    makePost({
      id,
      slug: `p-${id}`,
      tags: range(1, 16).map((tag) => 100 + ((id + tag) % 60)),
      featured_media: 500 + id,
    }),
  ),
  tags: range(100, 159).map((id) => makeTag({ id })),
  media: range(501, 540).map((id) => makeMedia({ id })),
  users: [makeUser({ id: 1 })],
};

interface Posts {
  readonly posts: {
    readonly nodes: readonly { readonly tags: unknown[]; readonly featuredMedia: unknown }[];
  };
}

describe.each([
  ['a theme that sets 12 posts a page', { postsPerPage: 12 }],
  ['a filter that caps lists at 5', { rowCap: 5 }],
  ['a declared maximum of 7', { maximum: 7 }],
  [
    'a maximum of 7 that no route declares',
    {
      maximum: 7,
      declares: {
        '/wp/v2/posts': { parameters: {} },
        '/wp/v2/tags': { parameters: {} },
        '/wp/v2/media': { parameters: {} },
      },
    },
  ],
] as const)('with %s', (_, cap) => {
  test('lists and their relations are whole', async () => {
    await using gateway = await startGateway({ ...site, ...cap });
    const { data, errors } = await gateway.query<Posts>(
      '{ posts(first: 100) { nodes { tags { name link slug } featuredMedia { sourceUrl } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.posts.nodes).toHaveLength(40);
    for (const { tags, featuredMedia } of data.posts.nodes) {
      expect(tags).toHaveLength(16);
      expect(featuredMedia).not.toBeNull();
    }
  });

  test('so are items by slug, search results and their batches', async () => {
    await using gateway = await startGateway({ ...site, ...cap });
    const aliases = range(1, 30).map(
      (id) => `p${id}: post(by: { slug: "p-${id}" }) { databaseId tags { name } }`,
    );
    const found = await gateway.query<Record<string, unknown>>(`{ ${aliases.join(' ')} }`);
    expect(found.errors).toBeUndefined();
    expect(Object.values(found.data).filter((post) => post !== null)).toHaveLength(30);
    const feed = await gateway.query<{ contents: { nodes: unknown[] } }>(
      '{ contents(first: 40) { nodes { title } } }',
    );
    expect(feed.errors).toBeUndefined();
    expect(feed.data.contents.nodes).toHaveLength(40);
  });
});

test('a size is learned once: later lists ask for it at once', async () => {
  await using gateway = await startGateway({ ...site, postsPerPage: 12 }, { cache: { ttl: 0 } });
  const asked = async () => {
    gateway.asked();
    await gateway.query('{ posts(first: 40) { nodes { title } } }');
    return gateway
      .asked()
      .map((request) => Number(/per_page=(\d+)/.exec(request)?.[1]))
      .sort((one, other) => one - other);
  };
  // Once the page turns out to be torn, it is read again with the dates that order it.
  expect(await asked()).toEqual([4, 4, 12, 12, 12, 12, 12, 40]);
  expect(await asked()).toEqual([4, 12, 12, 12]);
});

test('a site where nothing is odd is asked as few requests as ever', async () => {
  await using gateway = await startGateway(site);
  await gateway.query('{ posts(first: 20) { nodes { title } pageInfo { endCursor hasNextPage } } }');
  expect(gateway.asked()).toEqual([
    '/wp/v2/posts?orderby=date&order=desc&per_page=21&_fields=date,id,title.rendered',
  ]);
});

describe('cursors survive changes of other items', () => {
  const order = 'orderBy: { field: MENU_ORDER, direction: ASC }';
  test.each([
    ['posts', '', 'date'],
    ['pages', order, 'menu_order'],
  ] as const)('%s %s', async (list, args, field) => {
    const rowOf = (id: number, value: number) =>
      makePost({ id, [field]: field === 'date' ? `2024-01-01T08:00:0${value}` : value });
    const rows = range(1, 60).map((id) => rowOf(id, id % 7));
    const contents = { [list]: rows } as WordPressServerOptions;
    await using before = await startGateway(contents);
    const whole = (await readPage(before, list, `first: 100 ${args}`)).nodes.map(
      ({ databaseId }) => databaseId,
    );
    const page = await readPage(before, list, `first: 20 ${args}`);
    const gone = new Set(whole.slice(3, 8));
    const kept = rows.filter(({ id }) => !gone.has(id));
    const came = range(201, 204).map((id) => rowOf(id, 1));
    await using after = await startGateway({ [list]: [...kept, ...came] } as WordPressServerOptions);
    const next = await readPage(after, list, `first: 10 after: "${page.pageInfo.endCursor}" ${args}`);
    expect(next.nodes.map(({ databaseId }) => databaseId).filter((id) => id < 200)).toEqual(
      whole.slice(20, 30).slice(0, next.nodes.filter(({ databaseId }) => databaseId < 200).length),
    );
    expect(next.nodes.length).toBe(10);
  });
});
