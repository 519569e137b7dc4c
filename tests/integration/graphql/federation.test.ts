import { readFileSync } from 'node:fs';
import { composeServices } from '@theguild/federation-composition';
import { buildSchema, isObjectType, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { idOf, range, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { makeCategory, makePage, makePost, makeUser } from '../../helpers/wordpress-rows.ts';

const EDITOR = { authorization: basic('editor:abcd') };
const draft = { ...makePost({ id: 90 }), status: 'draft', title: { rendered: 'A draft' } };

const SITE = {
  posts: range(1, 60).map((id) => makePost({ id, author: 1, categories: [3] })),
  pages: [makePage({ id: 70 })],
  categories: [makeCategory({ id: 3 })],
  users: [makeUser({ id: 1 })],
};
const SUBGRAPH = { federation: true, cache: { ttl: 0 } };

const ENTITIES = `query ($of: [_Any!]!) { _entities(representations: $of) {
  __typename
  ... on Post { databaseId title }
} }`.replace('title', 'title');

interface Entities {
  readonly _entities: readonly (Readonly<Record<string, unknown>> | null)[];
}
const entities = (
  gateway: TestGateway,
  representations: readonly unknown[],
  { query = ENTITIES, headers = {} }: { query?: string; headers?: Record<string, string> } = {},
) => gateway.query<Entities>(query, { of: representations }, headers);

const sdlOf = async (gateway: TestGateway): Promise<string> => {
  const { data } = await gateway.query<{ _service: { sdl: string } }>('{ _service { sdl } }');
  return data._service.sdl;
};

/** Another team’s subgraph: it knows WordPress’s ids of posts and global ids of authors. */
const REVIEWS = `
  extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.3"
    import: ["@key", "@shareable"]
  )
  type Query { reviews: [Review!]! }
  interface Node { id: ID! }
  type Review implements Node @key(fields: "id") { id: ID! stars: Int! post: Post author: Author }
  type Post @key(fields: "databaseId", resolvable: false) { databaseId: Int! }
  type Author @key(fields: "id") { id: ID! badges: [String!]! }
  type PageInfo @shareable { hasNextPage: Boolean! }
`;

/** Adds to all content. */
const STATISTICS = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@interfaceObject"])
  type Content @interfaceObject @key(fields: "id") { id: ID! views: Int! }
`;

const compose = (subgraphs: Readonly<Record<string, string>>) =>
  composeServices(
    Object.entries(subgraphs).map(([name, sdl]) => ({
      name,
      url: `http://${name}.example/graphql`,
      typeDefs: parse(sdl),
    })),
  );

describe('a schema as a subgraph', () => {
  test('stays plain unless it is asked to be one', async () => {
    await using gateway = await startGateway(SITE);
    const { errors } = await gateway.query('{ _service { sdl } }');
    expect(errors?.[0]?.message).toContain('Cannot query field "_service"');
  });

  test('_service: every type with an id is an entity, items of WordPress also by its own ids', async () => {
    await using gateway = await startGateway(SITE, SUBGRAPH);
    const sdl = await sdlOf(gateway);
    const heads = sdl
      .match(/^(type|interface) \w+ .*@.*(?= {$)/gm)
      ?.map((head) => head.replace(/ implements [^@]+/, ' '));
    const [byId, byBoth] = ['@key(fields: "id")', '@key(fields: "id") @key(fields: "databaseId")'];
    expect(heads).toEqual([
      ...[`type Author ${byBoth}`, `type Category ${byBoth}`, `type Comment ${byBoth}`],
      ...[
        `interface Content ${byId}`,
        `type ContentType ${byId}`,
        `type DateArchive ${byId}`,
        `type Media ${byBoth}`,
        `type Menu ${byId}`,
      ],
      ...[`type MenuItem ${byId}`, `type Page ${byBoth}`, 'type PageInfo @shareable', `type Post ${byBoth}`],
      ...[`type Revision ${byId}`, `type Settings ${byId}`, `type Site ${byId}`, `type Tag ${byBoth}`],
      ...[`type Taxonomy ${byId}`, `interface Term ${byId}`, `type Viewer ${byId}`],
    ]);
    // What the specification adds is not part of the text; everything else is.
    expect(sdl).not.toMatch(/_Any|_Entity|_entities|_Service/);
    expect(sdl).toContain('@oneOf');
    const served = buildSchema(sdl, { assumeValidSDL: true });
    for (const type of Object.values(served.getTypeMap()).filter(isObjectType))
      if (!type.name.startsWith('__'))
        expect(gateway.site && Object.keys(type.getFields()).length, type.name).toBeGreaterThan(0);
    expect(gateway.asked()).toEqual([]);
  });

  test('composes with another subgraph: plain references, added fields, fields added to an interface', async () => {
    await using gateway = await startGateway(SITE, SUBGRAPH);
    const { supergraphSdl, errors } = compose({
      wordpress: await sdlOf(gateway),
      reviews: REVIEWS,
      statistics: STATISTICS,
    });
    expect(errors).toBeUndefined();
    const supergraph = buildSchema(supergraphSdl ?? '', { assumeValidSDL: true });
    const query = `{
      reviews { stars post { title uri author { name badges } } author { name posts { nodes { title } } } }
      posts(first: 3) { nodes { title views } pageInfo { hasNextPage endCursor } }
      pages { nodes { views } }
    }`;
    expect(validate(supergraph, parse(query))).toEqual([]);
    const page = readFileSync(new URL('../../../docs/federation.md', import.meta.url), 'utf8');
    const [reviews, statistics = ''] = [...page.matchAll(/```graphql\n(.*?)```/gs)].map(([, sdl]) => sdl);
    const documented = { reviews: `${reviews} type Query { reviews: [Review!]! }`, statistics };
    expect(compose({ wordpress: await sdlOf(gateway), ...documented }).errors).toBeUndefined();
    // Where composition knows `@oneOf`, clients see it.
    expect(supergraphSdl).toMatch(/input PostBy @join__type\(graph: WORDPRESS\) @oneOf/);
  });

  test('with introspection off, the text is hidden, too', async () => {
    await using gateway = await startGateway(SITE, { ...SUBGRAPH, introspection: false });
    const { errors } = await gateway.query('{ site { _service: name } again: _service { sdl } }');
    expect(errors).toMatchObject([{ message: expect.stringContaining('introspection has been disabled') }]);
    const one = await entities(gateway, [{ __typename: 'Post', databaseId: 1 }]);
    expect(one.data._entities[0]).toMatchObject({ databaseId: 1 });
  });
});

describe('_entities', () => {
  test('fifty posts are one request, by whichever key, in the order of the router', async () => {
    await using gateway = await startGateway(SITE, SUBGRAPH);
    const of = range(1, 50).map((id) =>
      id % 2 ? { __typename: 'Post', databaseId: id } : { __typename: 'Post', id: idOf('Post', id) },
    );
    const { data, errors } = await entities(gateway, of.toReversed());
    expect(errors).toBeUndefined();
    expect(data._entities.map((post) => post?.['databaseId'])).toEqual(range(1, 50).toReversed());
    expect(gateway.asked()).toEqual([
      expect.stringMatching(/^\/wp\/v2\/posts\?include=[\d,]+&.*_fields=id,title/),
    ]);
  });

  test('types are a batch each, and interfaces stand for the types of their ids', async () => {
    await using gateway = await startGateway(SITE, SUBGRAPH);
    const of = [
      { __typename: 'Content', id: idOf('Page', 70) },
      { __typename: 'Post', databaseId: 4 },
      { __typename: 'Category', databaseId: 3 },
      { __typename: 'ContentType', id: Buffer.from('ContentType:post').toString('base64') },
      { __typename: 'Author', id: idOf('Author', 1) },
    ];
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename
      ... on Content { uri } ... on Category { name } ... on Author { name } ... on ContentType { label } } }`;
    const { data, errors } = await entities(gateway, of, { query });
    expect(errors).toBeUndefined();
    expect(data._entities.map((entity) => entity?.['__typename'])).toEqual([
      ...['Page', 'Post', 'Category', 'ContentType', 'Author'],
    ]);
    expect(gateway.asked()).toHaveLength(4);
  });

  test('null for what does not exist; an error at its index for what is no entity', async () => {
    await using gateway = await startGateway(SITE, SUBGRAPH);
    const of = [
      { __typename: 'Post', databaseId: 1 },
      { __typename: 'Post', databaseId: 999 },
      { __typename: 'Film', id: 'x' },
      { __typename: 'PageInfo', id: 'x' },
      { __typename: 'Post' },
      { __typename: 'Post', databaseId: '1; DROP' },
      { __typename: 'Content', databaseId: 1 },
      { __typename: 'Post', id: idOf('Page', 70) },
      { __typename: 'Post', id: idOf('Post', 2), databaseId: 3 },
      { __typename: 'Post', id: 'junk' },
      'Post',
    ];
    const { data, errors: reported } = await entities(gateway, of);
    const errors = reported?.toSorted((one, other) => Number(one.path?.[1]) - Number(other.path?.[1]));
    expect(data._entities.map((entity) => entity?.['databaseId'] ?? null)).toEqual([
      1,
      ...Array(10).fill(null),
    ]);
    expect(errors?.map(({ path }) => path?.[1])).toEqual(range(2, 10));
    expect(new Set(errors?.map(({ extensions }) => extensions?.code))).toEqual(new Set(['BAD_USER_INPUT']));
    expect(errors?.map(({ message }) => message)).toEqual([
      'Expected a representation with the `__typename` of an entity, got “Film”.',
      'Expected a representation with the `__typename` of an entity, got “PageInfo”.',
      'Expected a representation of a Post with `id` or `databaseId`, got one without.',
      'Expected a representation of a Post with `id` or `databaseId`, got one without.',
      'Expected a representation of a Content with `id`, got one without.',
      'Expected a representation whose keys are those of one Post, got the ID of a Page.',
      'Expected a representation whose keys are those of one Post, got those of two.',
      expect.stringContaining('junk'),
      'Expected a representation with the `__typename` of an entity, got none.',
    ]);
  });

  test('drafts are there for callers whom the router passes on, and null for others', async () => {
    const answers = {
      [EDITOR.authorization]: { '/wp/v2/posts': { body: [draft] }, '/wp/v2/posts/90': { body: draft } },
    };
    await using gateway = await startGateway({ ...SITE, override: signedIn(answers) }, SUBGRAPH);
    const of = [{ __typename: 'Post', databaseId: 90 }];
    expect((await entities(gateway, of)).data._entities).toEqual([null]);
    const own = await entities(gateway, of, { headers: EDITOR });
    expect(own.data._entities).toMatchObject([{ databaseId: 90, title: 'A draft' }]);
  });

  test('the estimate counts what is below each of them; as many as a page has', async () => {
    await using gateway = await startGateway(SITE, {
      ...SUBGRAPH,
      limits: { maxCost: 60, maxPageSize: 100 },
    });
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Post { comments(first: 5) { nodes { id } } } } }`;
    const of = (count: number) => range(1, count).map((id) => ({ __typename: 'Post', databaseId: id }));
    const traced = { query, headers: { 'x-pressgraph-trace': '1' } };
    const { extensions } = (await entities(gateway, of(50), traced)) as unknown as {
      extensions: { cost: { estimate: number } };
    };
    // One request for the posts, one for what a batch leaves out, and one for the comments of each.
    expect(extensions.cost.estimate).toBe(52);
    // Types with requests of their own: a revision each, and their authors together.
    const revisions = range(1, 3).map((id) => ({
      __typename: 'Revision',
      id: Buffer.from(`Revision:post/1/${id}`).toString('base64'),
    }));
    const authors = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Revision { author { name } } } }`;
    const own = (await entities(gateway, revisions, { ...traced, query: authors })) as unknown as {
      extensions: { cost: { estimate: number } };
    };
    expect(own.extensions.cost.estimate).toBe(4);
    gateway.asked();
    const costly = await entities(gateway, of(60), traced);
    expect(costly.errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX' } }]);
    const many = await entities(gateway, of(101));
    expect(many.errors).toMatchObject([{ message: 'Expected at most 100 `representations`, got 101.' }]);
    expect(gateway.asked()).toEqual([]);
  });
});

describe('several sites in one supergraph', () => {
  const prefixed = { ...SUBGRAPH, schemaPrefix: 'Blog' };

  test('clash, and do not with a prefix', async () => {
    await using shop = await startGateway(SITE, SUBGRAPH);
    await using blog = await startGateway(SITE, prefixed);
    const [ofShop, ofBlog] = [await sdlOf(shop), await sdlOf(blog)];
    expect(compose({ shop: ofShop, blog: ofShop }).errors?.[0]?.message).toContain('Non-shareable field');
    const { errors, supergraphSdl } = compose({
      shop: ofShop,
      blog: ofBlog,
      reviews: REVIEWS,
      statistics: STATISTICS,
    });
    expect(errors).toBeUndefined();
    const query = `{
      posts { nodes { title views ...Common } }
      blogPosts { nodes { title author { name } blocks { ... on BlogHeadingBlock { level } } ...Common } pageInfo { hasNextPage } }
      node(id: "x") { id } blogNode(id: "y") { id ... on BlogPost { title } }
    } fragment Common on Node { __typename id }`;
    expect(validate(buildSchema(supergraphSdl ?? '', { assumeValidSDL: true }), parse(query))).toEqual([]);
  });

  test('every name, id and lookup has the prefix', async () => {
    await using gateway = await startGateway(SITE, prefixed);
    const { data, errors } = await gateway.query<Record<string, never>>(`{
      blogPosts(first: 1) { nodes { __typename id author { __typename } categories { id } } }
      blogContents(first: 1) { nodes { __typename } }
      blogContentTypes { typeName singleField listField }
      blogSite { id }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      blogPosts: {
        nodes: [
          {
            __typename: 'BlogPost',
            author: { __typename: 'BlogAuthor' },
            categories: [{ id: idOf('BlogCategory', 3) }],
          },
        ],
      },
      blogContents: { nodes: [{ __typename: 'BlogPage' }] },
      blogContentTypes: expect.arrayContaining([
        { typeName: 'BlogPost', singleField: 'blogPost', listField: 'blogPosts' },
      ]),
      blogSite: { id: Buffer.from('BlogSite:site').toString('base64') },
    });
    gateway.asked();
    const nodes = `query ($ids: [ID!]!) { blogNodes(ids: $ids) { __typename id ... on BlogPost { title } ... on BlogSite { name } } }`;
    const ids = [idOf('BlogPost', 7), Buffer.from('BlogSite:site').toString('base64'), idOf('Post', 7)];
    const found = await gateway.query<{ blogNodes: unknown[] }>(nodes, { ids });
    expect(found.data.blogNodes).toMatchObject([
      { __typename: 'BlogPost', id: ids[0] },
      { __typename: 'BlogSite', name: 'A WordPress site' },
      null,
    ]);
    // The same item of another site is none of this one.
    expect(found.errors).toMatchObject([{ path: ['blogNodes', 2], extensions: { code: 'BAD_USER_INPUT' } }]);
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on BlogPost { databaseId } } }`;
    const of = [
      { __typename: 'BlogPost', databaseId: 5 },
      { __typename: 'BlogContent', id: idOf('BlogPost', 6) },
      { __typename: 'Post', databaseId: 5 },
    ];
    const known = await entities(gateway, of, { query });
    expect(known.data._entities).toEqual([
      { __typename: 'BlogPost', databaseId: 5 },
      { __typename: 'BlogPost', databaseId: 6 },
      null,
    ]);
  });

  test('the page at / and GraphiQL speak with the prefix', async () => {
    await using gateway = await startGateway(SITE, prefixed);
    const page = await (await gateway.gateway.fetch('http://gateway/')).text();
    expect(page).toContain('<code>blogPosts</code></td><td class="count">60</td>');
    const { EXAMPLE_QUERIES, exampleQueries } = await import(
      '../../../src/server/graphiql/example-queries.ts'
    );
    for (const { query } of exampleQueries('Blog')) {
      const { errors } = await gateway.query(query);
      expect(errors, query).toBeUndefined();
    }
    expect(exampleQueries()).toEqual(EXAMPLE_QUERIES);
  });

  test('a prefix that makes a name another’s is refused at the start', async () => {
    const type = { slug: 'info', name: 'Info', rest_base: 'infos' };
    await expect(startGateway({ ...SITE, types: [type] } as never, { schemaPrefix: 'Page' })).rejects.toThrow(
      'Expected another schema prefix than `Page`',
    );
  });
});
