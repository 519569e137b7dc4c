import { describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { makePage, makePost, makeTag, makeUser } from '../../helpers/wordpress-rows.ts';

const POSTS = '/wp/v2/posts';

describe('a field that the site adds to its posts', () => {
  test('is typed by its schema, and requested only if it is selected', async () => {
    await using gateway = await startGateway({
      posts: [
        makePost({
          id: 1,
          subtitle: 'A drawer',
          difficulty: 'for-experts',
          steps: [{ label: 'Ink', minutes: '5' }],
        }),
      ],
      declares: {
        [POSTS]: {
          properties: {
            subtitle: { type: 'string', description: 'The line below the title.', context: ['view'] },
            difficulty: { type: 'string', enum: ['for-all', 'for-experts'] },
            steps: {
              type: 'array',
              items: {
                type: 'object',
                properties: { label: { type: 'string' }, minutes: { type: 'integer' } },
              },
            },
            secret_note: { type: 'string', context: ['edit'] },
          },
        },
      },
    });
    expect(
      await gateway.query('{ posts { nodes { subtitle difficulty steps { label minutes } } } }'),
    ).toEqual({
      data: {
        posts: {
          nodes: [{ subtitle: 'A drawer', difficulty: 'FOR_EXPERTS', steps: [{ label: 'Ink', minutes: 5 }] }],
        },
      },
    });
    expect(gateway.asked()).toEqual([
      `${POSTS}?orderby=date&order=desc&per_page=10&_fields=difficulty,id,steps,subtitle`,
    ]);
    const { data } = await gateway.query<{ __type: { fields: { name: string; description: string }[] } }>(
      '{ __type(name: "Post") { fields { name description } } }',
    );
    const described = new Map(data.__type.fields.map(({ name, description }) => [name, description]));
    expect(described.get('subtitle')).toBe('The line below the title.');
    expect(described.has('secretNote')).toBe(false);
    await gateway.query('{ posts { nodes { id } } }');
    expect(gateway.asked()).toEqual([`${POSTS}?orderby=date&order=desc&per_page=10&_fields=id`]);
  });

  test('is discovered from live items if it has no schema', async () => {
    await using gateway = await startGateway({
      posts: [
        makePost({ id: 1, reading_time: '6 min read' }),
        makePost({ id: 2, reading_time: '1 min read' }),
      ],
    });
    const { data } = await gateway.query('{ post(by: { databaseId: 1 }) { readingTime } }');
    expect(data).toEqual({ post: { readingTime: '6 min read' } });
    expect(gateway.asked()).toEqual([`${POSTS}?include=1&per_page=1&_fields=id,reading_time`]);
  });

  test('is typed by its values where they contradict the schema', async () => {
    await using gateway = await startGateway({
      posts: [makePost({ id: 1, pages: 'many', sold: 'perhaps' })],
      declares: { [POSTS]: { properties: { pages: { type: 'integer' }, sold: { type: 'boolean' } } } },
    });
    expect(await gateway.query('{ posts { nodes { title pages sold } } }')).toEqual({
      data: { posts: { nodes: [{ title: 'Post 1', pages: 'many', sold: 'perhaps' }] } },
    });
  });
});

test('meta is an object with its declared keys, on terms and authors, too', async () => {
  const meta = (key: string) => ({
    properties: { meta: { type: 'object', properties: { [key]: { type: 'string' } } } },
  });
  await using gateway = await startGateway({
    posts: [makePost({ id: 1, author: 5, tags: [4], meta: { isbn_13: '978' } })],
    tags: [makeTag({ id: 4, meta: { colour: 'red' } })],
    users: [makeUser({ id: 5, meta: [] })],
    declares: { [POSTS]: meta('isbn_13'), '/wp/v2/tags': meta('colour'), '/wp/v2/users': meta('motto') },
  });
  expect(
    await gateway.query(
      '{ posts { nodes { meta { isbn13 } tags { meta { colour } } author { meta { motto } } } } }',
    ),
  ).toEqual({
    data: {
      posts: {
        nodes: [{ meta: { isbn13: '978' }, tags: [{ meta: { colour: 'red' } }], author: { meta: null } }],
      },
    },
  });
});

test('one value of meta can be had of content of any type', async () => {
  const declared = { meta: { type: 'object', properties: { sub_title: { type: 'string' } } } };
  await using gateway = await startGateway({
    posts: [makePost({ id: 1, meta: { sub_title: 'A drawer' } }), makePost({ id: 2, meta: [] })],
    pages: [makePage({ id: 3 })],
    declares: {
      [POSTS]: { properties: declared },
      '/wp/v2/pages': { properties: { title: { type: 'object' } } },
    },
  });
  const ids = ['Post:1', 'Post:2', 'Page:3'].map(btoa);
  const ask = (key: string) =>
    gateway.query(
      'query ($ids: [ID!]!, $key: String!) { nodes(ids: $ids) { ... on Content { metaValue(key: $key) } } }',
      {
        ids,
        key,
      },
    );
  expect(await ask('sub_title')).toEqual({
    data: { nodes: [{ metaValue: 'A drawer' }, { metaValue: null }, { metaValue: null }] },
  });
  expect(gateway.asked()).toEqual([
    '/wp/v2/pages?include=3&per_page=1&_fields=id,meta',
    `${POSTS}?include=1,2&per_page=2&_fields=id,meta`,
  ]);
  const { errors } = await ask('subtitle');
  expect(errors).toContainEqual(
    expect.objectContaining({
      message: 'Expected a key of registered meta, got “subtitle”. Did you mean sub_title?',
      path: ['nodes', 0, 'metaValue'],
    }),
  );
});

describe('filters and sort orders of a list', () => {
  const parameters = {
    search: { type: 'string' },
    tags: { type: ['object', 'array'] },
    difficulty: { type: 'array', items: { type: 'string', enum: ['for-all', 'for-experts'] } },
    min_price: { type: 'number' },
    in_stock: { type: 'boolean' },
    released_after: { type: 'string', format: 'date-time' },
    orderby: { type: 'string', enum: ['date', 'title', 'modified'] },
  };
  const site = { posts: [makePost({ id: 1 })], declares: { [POSTS]: { parameters } } };

  test('are those that its route declares', async () => {
    await using gateway = await startGateway(site);
    const { data } = await gateway.query<{
      filter: { inputFields: { name: string }[] };
      order: { enumValues: { name: string }[] };
    }>(
      '{ filter: __type(name: "PostFilter") { inputFields { name } } order: __type(name: "PostOrderField") { enumValues { name } } }',
    );
    expect(data.filter.inputFields.map(({ name }) => name).sort()).toEqual(
      [
        'difficulty',
        'inStock',
        'minPrice',
        'releasedAfter',
        'search',
        'tag',
        'tagAll',
        'tagSlug',
        'tagSlugAll',
      ].sort(),
    );
    expect(data.order.enumValues.map(({ name }) => name).sort()).toEqual(['DATE', 'MODIFIED', 'TITLE']);
  });

  test('are sent with WordPress’s own names', async () => {
    await using gateway = await startGateway(site);
    const { errors } = await gateway.query(`{
      posts(
        where: { difficulty: [FOR_EXPERTS], minPrice: 2.5, inStock: true, releasedAfter: "2026-01-01T00:00:00Z" }
        orderBy: { field: MODIFIED, direction: ASC }
      ) { nodes { id } }
    }`);
    expect(errors).toBeUndefined();
    const [asked = ''] = gateway.asked();
    expect(asked).toContain('difficulty=for-experts');
    expect(asked).toContain('min_price=2.5');
    expect(asked).toContain('in_stock=true');
    expect(asked).toContain('released_after=2026-01-01T00:00:00Z');
    expect(asked).toContain('orderby=modified');
  });
});

describe('taxonomy filters', () => {
  const site = {
    posts: [makePost({ id: 1, tags: [4, 5] }), makePost({ id: 2, tags: [4] })],
    tags: [makeTag({ id: 4, slug: 'ink' }), makeTag({ id: 5, slug: 'paper' })],
  };
  const where = async (filter: string) => {
    await using gateway = await startGateway(site);
    const { errors } = await gateway.query(`{ posts(where: ${filter}) { nodes { id } } }`);
    return errors?.[0]?.extensions?.code ?? gateway.asked().find((call) => call.startsWith(POSTS));
  };

  test.each([
    ['any of the terms, by id', '{ tag: [4, 5] }', 'tags=4,5'],
    ['any of the terms, by slug', '{ tagSlug: ["ink", "paper"] }', 'tags=4,5'],
    ['any of the terms, by id and slug', '{ tag: [4], tagSlug: ["paper"] }', 'tags=4,5'],
    ['all of the terms', '{ tagSlugAll: ["ink", "paper"] }', 'tags[terms]=4,5&tags[operator]=AND'],
    ['none of the terms', '{ tagSlugNot: ["ink", "nothing"] }', 'tags_exclude=4'],
    [
      'terms and their descendants',
      '{ category: [7], categoryIncludeChildren: true }',
      'categories[terms]=7&categories[include_children]=true',
    ],
    ['either of two taxonomies', '{ category: [7], tag: [4], taxonomyRelation: OR }', 'tax_relation=OR'],
  ])('%s', async (_name, filter, query) => {
    expect(await where(filter)).toContain(query);
  });

  test('“all of” with an unknown term matches nothing, without a request', async () => {
    expect(await where('{ tagSlugAll: ["ink", "nothing"] }')).toBeUndefined();
  });

  test('“any of” and “all of” on the same terms are rejected', async () => {
    expect(await where('{ tag: [4], tagAll: [5] }')).toBe('BAD_USER_INPUT');
  });

  test('an option without terms is ignored', async () => {
    expect(await where('{ categoryIncludeChildren: true }')).not.toContain('categories');
  });
});
