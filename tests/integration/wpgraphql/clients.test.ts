import { createHash } from 'node:crypto';
import { ApolloClient, gql as apolloGql, HttpLink, InMemoryCache } from '@apollo/client';
import { createPersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, fetchExchange, gql as urqlGql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import {
  buildClientSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  isAbstractType,
  isObjectType,
} from 'graphql';
import { ClientError, GraphQLClient, gql } from 'graphql-request';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeComment, makePage } from '../../helpers/wordpress-rows.ts';
import { type ListeningGateway, MAGAZINE, startListeningGateway } from '../../helpers/wpgraphql.ts';

let gateway: ListeningGateway;
let uri: string;
let introspection: IntrospectionQuery;
beforeAll(async () => {
  gateway = await startListeningGateway({
    ...MAGAZINE,
    pages: [
      ...(MAGAZINE.pages ?? []),
      makePage({ id: 41, slug: 'team', parent: 40, link: 'http://wordpress.test/about/team/' }),
    ],
    comments: [makeComment({ id: 9, post: 112, author_name: 'Bea' })],
  });
  uri = `${gateway.origin}/wp/graphql`;
  introspection = await new GraphQLClient(uri).request<IntrospectionQuery>(getIntrospectionQuery());
});
afterAll(() => gateway[Symbol.asyncDispose]());

/** As Apollo's documentation and `faust generatePossibleTypes` make them. */
async function readPossibleTypes(): Promise<Record<string, string[]>> {
  const { __schema } = await new GraphQLClient(uri).request<{
    __schema: { types: { kind: string; name: string; possibleTypes: { name: string }[] | null }[] };
  }>('{ __schema { types { kind name possibleTypes { name } } } }');
  return Object.fromEntries(
    __schema.types.flatMap(({ name, possibleTypes }) =>
      possibleTypes ? [[name, possibleTypes.map((type) => type.name)]] : [],
    ),
  );
}

const HOME = `
  query Home($first: Int!, $after: String) {
    generalSettings { id title description }
    posts(first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { __typename id databaseId title uri ...Author ...Image ...Terms }
    }
  }
  fragment Author on NodeWithAuthor { author { node { __typename id name } } }
  fragment Image on NodeWithFeaturedImage { featuredImage { node { __typename id sourceUrl altText mediaDetails { width height } } } }
  fragment Terms on Post { categories { nodes { __typename id name uri } } tags { nodes { __typename id name } } }
`;

interface Home {
  readonly generalSettings: { readonly title: string };
  readonly posts: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly nodes: readonly {
      readonly __typename: string;
      readonly databaseId: number;
      readonly title: string;
      readonly author: { readonly node: { readonly name: string } } | null;
      readonly featuredImage: { readonly node: { readonly sourceUrl: string } } | null;
      readonly categories: { readonly nodes: readonly { readonly name: string }[] };
    }[];
  };
}

const NEWEST = {
  __typename: 'Post',
  title: 'It’s post 112',
  author: { node: { name: 'Ada' } },
  featuredImage: { node: { sourceUrl: expect.stringContaining('http') } },
  categories: { nodes: [{ name: 'News & more' }] },
};

/** Faust’s first query of every page: which template shows an address. */
const SEED = `
  query GetSeedNode($id: ID! = 0, $uri: String! = "", $asPreview: Boolean = false) {
    ... on RootQuery @skip(if: $asPreview) { nodeByUri(uri: $uri) { __typename ...GetNode } }
    ... on RootQuery @include(if: $asPreview) {
      contentNode(id: $id, idType: DATABASE_ID, asPreview: true) { __typename ...GetNode }
    }
  }
  fragment GetNode on UniformResourceIdentifiable {
    __typename uri id
    ... on DatabaseIdentifier { databaseId }
    ... on ContentType { name isFrontPage isPostsPage }
    ... on User { name userId databaseId }
    ... on TermNode { isTermNode slug taxonomyName }
    ... on ContentNode { isContentNode slug contentType { node { id name } } template { templateName } }
    ... on MediaItem { id mimeType }
    ... on Page { isFrontPage isPostsPage }
  }
`;

describe('Apollo Client', () => {
  const createClient = async (link = new HttpLink({ uri })) =>
    new ApolloClient({
      link,
      cache: new InMemoryCache({
        possibleTypes: await readPossibleTypes(),
        // As Faust configures it: its fragments name the root.
        typePolicies: { RootQuery: { queryType: true }, RootMutation: { mutationType: true } },
      }),
    });

  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));
  afterEach(() => vi.restoreAllMocks());

  test('matches fragments on interfaces, and reads a page again from its cache', async () => {
    const client = await createClient();
    const query = apolloGql(HOME);
    const { data } = await client.query<Home>({ query, variables: { first: 5 } });
    expect(data?.posts.nodes[0]).toMatchObject(NEWEST);
    expect(data?.posts.nodes).toHaveLength(5);
    gateway.asked();
    const cached = client.readQuery<Home>({ query, variables: { first: 5 } });
    expect(cached).toEqual(data);
    expect(gateway.asked()).toEqual([]);
    // A missing field, or a fragment of which the cache does not know whether it matches, would be an error here.
    expect(console.error).not.toHaveBeenCalled();
  });

  test('Faust’s seed query, with the fragments matched by the cache', async () => {
    const client = await createClient();
    const query = apolloGql(SEED);
    for (const [address, node] of [
      [
        '/about/',
        { __typename: 'Page', databaseId: 40, isFrontPage: false, contentType: { node: { name: 'page' } } },
      ],
      ['/category/news/', { __typename: 'Category', isTermNode: true, taxonomyName: 'category' }],
      ['/nope/', null],
    ] as const) {
      const variables = { uri: address };
      const { data } = await client.query<{ nodeByUri: object | null }>({ query, variables });
      if (node === null) expect(data?.nodeByUri).toBeNull();
      else expect(data?.nodeByUri).toMatchObject(node);
      expect(client.readQuery({ query, variables })).toEqual(data);
    }
    expect(console.error).not.toHaveBeenCalled();
  });

  test('walks a list by its cursors', async () => {
    const client = await createClient();
    const seen: number[] = [];
    let page: Home['posts']['pageInfo'] | undefined;
    do {
      const variables = { first: 5, after: page?.endCursor ?? null };
      const { data } = await client.query<Home>({ query: apolloGql(HOME), variables });
      seen.push(...(data?.posts.nodes ?? []).map(({ databaseId }) => databaseId));
      page = data?.posts.pageInfo;
    } while (page?.hasNextPage);
    expect(seen).toEqual([112, 111, 110, 109, 108, 107, 106, 105, 104, 103, 102, 101]);
  });

  test('persisted queries: by GET with the hash, registered by POST', async () => {
    const methods: string[] = [];
    const http = new HttpLink({
      uri,
      fetch: (input, init) => {
        methods.push(init?.method ?? 'GET');
        return fetch(input, init);
      },
    });
    const persisted = createPersistedQueryLink({
      sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
      useGETForHashedQueries: true,
    });
    for (let turn = 0; turn < 2; turn += 1) {
      const client = await createClient(persisted.concat(http) as HttpLink);
      const query = apolloGql`{ pages(where: { parent: "0" }) { nodes { id databaseId } } }`;
      const { data } = await client.query<{ pages: { nodes: readonly unknown[] } }>({ query });
      expect(data?.pages.nodes).toMatchObject([{ databaseId: 40 }]);
    }
    expect(methods).toEqual(['GET', 'POST', 'GET']);
  });

  test('errors come with what else there is', async () => {
    const client = await createClient();
    const { data, error } = await client.query<{ posts: unknown; pages: unknown }>({
      query: apolloGql`{ pages { nodes { id } } post(id: "junk") { id } }`,
      errorPolicy: 'all',
    });
    expect(data?.pages).toMatchObject({ nodes: [{}, {}] });
    expect(error?.message).toContain('ID');
  });
});

test('possible types are complete: each is an object type, and each interface has some', async () => {
  const schema = buildClientSchema(introspection);
  const possible = await readPossibleTypes();
  for (const type of Object.values(schema.getTypeMap()).filter(isAbstractType)) {
    expect([type.name, possible[type.name]?.length]).not.toEqual([type.name, 0]);
    for (const name of possible[type.name] ?? []) expect(isObjectType(schema.getType(name))).toBe(true);
  }
});

describe('graphql-request', () => {
  test('sends variables and fragments', async () => {
    const client = new GraphQLClient(uri);
    const { posts } = await client.request<Home>(HOME, { first: 2 });
    expect(posts.nodes[0]).toMatchObject(NEWEST);
  });

  test('finds its errors with status 200', async () => {
    const failed = await new GraphQLClient(uri).request(gql`{ nope }`).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ClientError);
    if (failed instanceof ClientError) expect(failed.response.status).toBe(200);
  });

  test('batches', async () => {
    const answers = await new GraphQLClient(uri).batchRequests([
      { document: '{ posts(first: 1) { nodes { databaseId } } }' },
      { document: '{ generalSettings { title } }' },
    ]);
    expect(answers).toMatchObject([{ data: { posts: {} } }, { data: { generalSettings: {} } }]);
  });

  test('by GET', async () => {
    const client = new GraphQLClient(`${gateway.origin}/wp/index.php?graphql`, {
      method: 'GET',
      jsonSerializer: JSON,
    });
    expect(await client.request('{ __typename }')).toEqual({ __typename: 'RootQuery' });
  });
});

describe('urql', () => {
  /** Types without an ID of their own, as every client of WPGraphQL has to declare them. */
  function keyless(): Record<string, () => null> {
    const types = Object.values(buildClientSchema(introspection).getTypeMap()).filter(isObjectType);
    const without = types.filter((type) => !('id' in type.getFields()));
    return Object.fromEntries(without.map(({ name }) => [name, () => null]));
  }

  test('its normalised cache knows the schema, and warns of nothing', async () => {
    const warnings: string[] = [];
    const client = new Client({
      url: uri,
      preferGetMethod: false,
      exchanges: [
        cacheExchange({
          schema: introspection,
          keys: keyless(),
          logger: (severity, message) => warnings.push(`${severity}: ${message}`),
        }),
        fetchExchange,
      ],
    });
    const { data, error } = await client.query<Home>(HOME, { first: 3 });
    expect(error).toBeUndefined();
    expect(data?.posts.nodes[0]).toMatchObject(NEWEST);
    const seed = await client.query(urqlGql(SEED), { uri: '/about/' });
    expect(seed.data).toMatchObject({ nodeByUri: { __typename: 'Page' } });
    const comments = await client.query(
      '{ post(id: 112, idType: DATABASE_ID) { id title comments { nodes { id author { node { __typename id name } } } } } }',
      {},
    );
    expect(comments.data).toMatchObject({
      post: { comments: { nodes: [{ author: { node: { name: 'Bea' } } }] } },
    });
    // The item is one: its author, read with the list, is there without a request.
    gateway.asked();
    const cached = await client.query(
      `query One($id: ID!) { post(id: $id, idType: DATABASE_ID) { id title } }`,
      { id: 112 },
      { requestPolicy: 'cache-first' },
    );
    expect(cached.data).toMatchObject({ post: { title: 'It’s post 112' } });
    expect(warnings).toEqual([]);
  });
});
