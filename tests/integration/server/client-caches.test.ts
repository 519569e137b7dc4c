import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import {
  buildClientSchema,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getIntrospectionQuery,
  getNamedType,
  type IntrospectionQuery,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { describe, expect, test, vi } from 'vitest';
import { idOf, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import {
  makeCategory,
  makeComment,
  makeCustom,
  makeMedia,
  makePage,
  makePost,
  makeUser,
} from '../../helpers/wordpress-rows.ts';

const CONTENT = `<h2>Ink</h2><p><a href="/page-2/">Paper</a></p><ul><li>One</li></ul>
  <table><tr><td>1</td></tr></table><figure class="wp-block-image"><img src="/a.jpg" class="wp-image-6"></figure>`;
const SITE = {
  posts: [
    makePost({ id: 1, slug: 'ink', author: 5, categories: [3], featured_media: 6, content: CONTENT }),
    makePost({ id: 9, slug: 'pens', author: 5, categories: [3], featured_media: 6 }),
  ],
  pages: [makePage({ id: 2 }), makePage({ id: 10, parent: 2 })],
  categories: [makeCategory({ id: 3 }), makeCategory({ id: 4, parent: 3 })],
  users: [makeUser({ id: 5 })],
  media: [makeMedia({ id: 6 })],
  comments: [makeComment({ id: 7, post: 1 }), makeComment({ id: 8, post: 1, parent: 7 })],
  types: { book: { name: 'Books', rest_base: 'books' } },
  custom: { book: [makeCustom('book', { id: 11 })] },
  override: ({ path, method }: { path: string; method: string }) =>
    path === '/' && method === 'GET'
      ? {
          body: '<nav class="main"><ul><li><a href="/a/">A</a><ul><li><a href="/b/">B</a></li></ul></li></ul></nav>',
        }
      : undefined,
};

/** Arguments of fields that need some. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  post: '(by: { slug: "ink" })',
  page: '(by: { databaseId: 10 })',
  book: '(by: { databaseId: 11 })',
  category: '(by: { databaseId: 4 })',
  author: '(by: { databaseId: 5 })',
  mediaItem: '(by: { databaseId: 6 })',
  comment: '(by: { databaseId: 8 })',
  nodes: `(ids: ["${idOf('Post', 1)}", "${idOf('ContentType', 'post' as never)}", "${idOf('Category', 4)}"])`,
  search: '(query: "ink")',
  menu: '(by: { slug: "main" })',
  thread: '(post: 1)',
};
/** Shown to nobody who has not signed in, nothing here, or as `nodes`. */
const LEFT_OUT = new Set(['redirect', 'tag', 'settings', 'viewer', 'node', 'nodeByUri']);
/** Further down than the queries go. */
const NOT_REACHED = ['SeoImage', 'SiteRedirect', 'TableCell'];

/** Types that a query has reached. */
const reached = new Set<string>();

/**
 * A selection of every other field of a type, and of all types that it leads to: two halves ask different fields of the
 * same objects. Aliases keep fields of different types apart.
 */
function selectionOf(type: GraphQLNamedType, half: number, possible: Possible, depth = 2): string {
  if (isAbstractType(type)) {
    const parts = possible(type).map(
      (one) => `... on ${one.name} ${selectionOf(one, half, possible, depth)}`,
    );
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  reached.add(type.name);
  const fields = Object.values(type.getFields()).flatMap((field, index) => {
    const of = getNamedType(field.type);
    const isOwn = field.name === 'id';
    if (field.args.some(isRequiredArgument) || LEFT_OUT.has(field.name)) return [];
    if (isLeafType(of))
      return isOwn || index % 2 === half ? [isOwn ? 'id' : `${type.name}_${field.name}: ${field.name}`] : [];
    if (depth === 0) return [];
    return [`${type.name}_${field.name}: ${field.name} ${selectionOf(of, half, possible, depth - 1)}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}
type Possible = (type: GraphQLNamedType) => readonly GraphQLObjectType[];

/** Queries of both halves for every root field. */
async function queriesOf(introspection: IntrospectionQuery): Promise<readonly string[]> {
  const schema = buildClientSchema(introspection);
  const possible: Possible = (type) => (isAbstractType(type) ? schema.getPossibleTypes(type) : []);
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    ({ name }) => !LEFT_OUT.has(name),
  );
  return [0, 1].flatMap((half) =>
    roots.map(
      ({ name, type }) =>
        `query Half${half}_${name} { ${name}${ARGUMENTS[name] ?? ''} ${selectionOf(getNamedType(type), half, possible)} }`,
    ),
  );
}

/** What docs/caching.md tells its readers to make of the types without ids. */
const valuesIn = ({ __schema }: IntrospectionQuery): readonly string[] =>
  __schema.types.flatMap((type) =>
    type.kind === 'OBJECT' && !type.fields.some(({ name }) => name === 'id') ? [type.name] : [],
  );

const send =
  ({ gateway }: TestGateway): typeof fetch =>
  async (input, init) =>
    gateway.fetch(String(input), init);

const start = async () => {
  const gateway = await startGateway(SITE, {
    limits: {
      ...{ maxCost: 1e6, maxItems: 1e6, maxHtml: 1e6, maxAnswerBytes: 2 ** 30, maxPendingBytes: 2 ** 30 },
      ...{ maxDepth: 1_000, maxAliases: 1e5, maxTokens: 1e6, maxQueryBytes: 2 ** 24 },
    },
  });
  const { data } = await gateway.query<IntrospectionQuery>(getIntrospectionQuery());
  return { gateway, introspection: data };
};

describe('normalised caches', () => {
  test('Apollo Client keeps every type, whatever two queries ask of it', async () => {
    const { gateway, introspection } = await start();
    await using _ = gateway;
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const client = new ApolloClient({
      link: new HttpLink({ uri: 'http://gateway/graphql', fetch: send(gateway) }),
      cache: new InMemoryCache({
        possibleTypes: Object.fromEntries(
          introspection.__schema.types.flatMap((type) =>
            type.kind === 'INTERFACE' || type.kind === 'UNION'
              ? [[type.name, type.possibleTypes.map(({ name }) => name)]]
              : [],
          ),
        ),
        typePolicies: Object.fromEntries(valuesIn(introspection).map((name) => [name, { merge: true }])),
      }),
    });
    const queries = (await queriesOf(introspection)).map((text) => gql(text));
    for (const query of queries) await client.query({ query, errorPolicy: 'all' });
    expect(warn.mock.calls).toEqual([]);
    expect(error.mock.calls).toEqual([]);
    // A header and a footer that ask different fields of one object do not take them from each other.
    const header = gql`{ site { name } menu(by: { slug: "main" }) { items { label } } contentTypes { label } }`;
    const footer = gql`{ site { homeUrl } menu(by: { slug: "main" }) { items { url } } contentTypes { slug } }`;
    for (const query of [header, footer]) await client.query({ query });
    gateway.asked();
    for (const query of [header, footer]) expect(client.readQuery({ query })).not.toBeNull();
    vi.restoreAllMocks();
  });

  test('graphcache of urql likewise', async () => {
    const { gateway, introspection } = await start();
    await using _ = gateway;
    const warnings: string[] = [];
    const client = new Client({
      url: 'http://gateway/graphql',
      preferGetMethod: false,
      fetch: send(gateway),
      exchanges: [
        cacheExchange({
          schema: introspection,
          keys: Object.fromEntries(valuesIn(introspection).map((name) => [name, () => null])),
          // It notes what it did not have yet as well, which is no warning.
          logger: (severity, message) => severity !== 'debug' && warnings.push(message),
        }),
        fetchExchange,
      ],
    });
    for (const query of await queriesOf(introspection)) {
      const { data } = await client.query(query, {});
      // What an imitated WordPress lacks is null with an error, as anywhere.
      expect(data).toBeTruthy();
    }
    expect(warnings).toEqual([]);
    // All of them are asked.
    const types = introspection.__schema.types.filter(
      ({ kind, name }) =>
        kind === 'OBJECT' && !/^__|Payload$|^(Query|Mutation|Subscription|ContentChange)$/.test(name),
    );
    expect(
      types
        .map(({ name }) => name)
        .filter((name) => !reached.has(name))
        .sort(),
    ).toEqual(NOT_REACHED);
  });
});
