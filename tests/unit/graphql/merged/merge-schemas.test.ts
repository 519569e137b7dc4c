import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLArgument,
  parse,
  print as printed,
  printType,
  validate,
  validateSchema,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { planList, planQuery } from '../../../../src/graphql/merged/plan/site-parts.ts';
import { readListArguments } from '../../../../src/graphql/merged/resolvers/list-arguments.ts';
import { siteOfUri } from '../../../../src/graphql/merged/resolvers/site-of-uri.ts';
import { mergeSchemas } from '../../../../src/graphql/merged/schema/merge-schemas.ts';

/** What every site has, and content of its own. */
const schemaOf = (own: string, book = '', args = '') =>
  buildSchema(`
    interface Node { id: ID! }
    interface Content implements Node { id: ID! databaseId: Int! date: String title: String }
    type PageInfo { hasNextPage: Boolean! endCursor: String }
    type Site implements Node { id: ID! name: String }
    "A book."
    type Book implements Content & Node { id: ID! databaseId: Int! date: String title: String ${book} }
    type BookEdge { cursor: String! node: Book! }
    type BookConnection { edges: [BookEdge!]! nodes: [Book!]! pageInfo: PageInfo! totalCount: Int }
    type Query {
      site: Site!
      node(id: ID!): Node
      "Books."
      books(first: Int, after: String, last: Int, before: String, where: BookFilter ${args}): BookConnection
    }
    input BookFilter { search: String status: [Status!] ${args} }
    enum Status { PUBLISH DRAFT }
    ${own}
  `);

const merged = (one: string, other: string, own: readonly [string, string] = ['', '']) =>
  mergeSchemas(
    new Map([
      ['us', schemaOf(own[0], one)],
      ['in', schemaOf(own[1], other)],
    ]),
  );

const fieldsOf = ({ schema }: ReturnType<typeof mergeSchemas>, type: string) =>
  printType(schema.getType(type) as never)
    .replaceAll(/"""(?:[^"]|"(?!""))*"""\s*/g, '')
    .split('\n')
    .slice(1, -1)
    .map((line) => line.trim())
    .filter(Boolean);

describe('a field that sites give different types', () => {
  test.each([
    ['the same', 'pages: Int', 'pages: Int', 'pages: Int'],
    ['not null on all', 'pages: Int!', 'pages: Int!', 'pages: Int!'],
    ['null on one', 'pages: Int!', 'pages: Int', 'pages: Int'],
    ['lacking on one', 'pages: Int!', '', 'pages: Int'],
    ['numbers', 'pages: Int', 'pages: Float', 'pages: Float'],
    ['a number and a text', 'pages: Int', 'pages: String', 'pages: String'],
    ['a scalar and a list', 'pages: Int', 'pages: [Int!]', 'pages: [Int]'],
    ['lists of different items', 'pages: [Int!]!', 'pages: [String!]!', 'pages: [String!]!'],
    ['a text and a Boolean', 'pages: String', 'pages: Boolean', 'pages: JSON'],
    ['a text and an object', 'pages: String', 'pages: Site', 'pages: JSON'],
  ])('%s: %s and %s', (_case, one, other, expected) => {
    expect(fieldsOf(merged(one, other), 'Book')).toContain(expected);
    expect(validateSchema(merged(one, other).schema)).toEqual([]);
  });

  test('objects and enums are united, and what one site lacks says so', () => {
    const both = merged('acf: BookAcf binding: Binding', 'acf: BookAcf binding: Binding', [
      'type BookAcf { price: Float } enum Binding { SOFT }',
      'type BookAcf { price: Float! isbn: String } enum Binding { SOFT HARD } type Film { title: String }',
    ]);
    expect(fieldsOf(both, 'BookAcf')).toEqual(['price: Float', 'isbn: String']);
    expect(fieldsOf(both, 'Binding')).toEqual(['SOFT', 'HARD']);
    expect(printType(both.schema.getType('BookAcf') as never)).toContain('"""Only on the site `in`."""');
    expect(both.schema.getType('Film')).toBeUndefined();
  });

  test('a name that means different kinds of types is JSON', () => {
    const both = merged('price: Price', 'price: Price', [
      'type Price { amount: Float }',
      'enum Price { FREE }',
    ]);
    expect(fieldsOf(both, 'Book')).toContain('price: JSON');
    const request = { fragments: {}, definitions: [], variables: {} };
    const [node] = rootFields('{ site(key: "us") { query { books { nodes { price } } } } }');
    const [query] = node?.selectionSet?.selections ?? [];
    const { document } = planQuery('us', [query as never], { merged: both, request });
    // As an object, all of it has to be selected.
    expect(textOf(document)).toContain('nodes{price{amount}}');
    expect(validate(both.sites.get('us') as never, document)).toEqual([]);
  });
});

test('an object that has the name of another site’s post type is JSON, and changes nothing of that', () => {
  const both = merged('plan: Film', '', [
    'type Film { length: Int }',
    'type Film implements Content & Node { id: ID! databaseId: Int! date: String title: String } extend type Query { film: Film }',
  ]);
  expect(fieldsOf(both, 'Book')).toContain('plan: JSON');
  expect(fieldsOf(both, 'Film')).toContain('id: ID!');
  expect(fieldsOf(both, 'Node')).toContain('id: ID!');
  expect(validateSchema(both.schema)).toEqual([]);
});

describe('an argument', () => {
  const both = mergeSchemas(
    new Map([
      ['us', schemaOf('', '', 'isNew: Boolean')],
      ['in', schemaOf('')],
    ]),
  );
  const plan = (site: string, query: string, variables = {}) => {
    const [node] = rootFields(query);
    const definitions = parse(query).definitions.flatMap((each) =>
      each.kind === 'OperationDefinition' ? (each.variableDefinitions ?? []) : [],
    );
    const request = { fragments: {}, definitions, variables };
    const page = { first: 20, after: undefined };
    return textOf(planList(site, 'books', [node as never], page, { merged: both, request })?.document);
  };

  test('is there if one site has it, and says which', () => {
    expect(printType(both.schema.getQueryType() as never)).toMatch(
      /"""Only on the site `us`."""\s+isNew: Boolean/,
    );
    expect(fieldsOf(both, 'BookFilter')).toContain('isNew: Boolean');
  });

  test.each([
    ['{ books(isNew: true) { totalCount } }', {}, 'isNew'],
    ['{ books(where: { isNew: true }) { totalCount } }', {}, 'where.isNew'],
    ['query ($new: Boolean) { books(isNew: $new) { totalCount } }', { new: true }, 'isNew'],
    [
      'query ($where: BookFilter) { books(where: $where) { totalCount } }',
      { where: { isNew: true } },
      'where.isNew',
    ],
  ])(
    '%s is an error for the site that lacks it: WordPress would answer unfiltered',
    (query, variables, path) => {
      expect(plan('us', query, variables)).toContain('totalCount');
      expect(() => plan('in', query, variables)).toThrow(`The site “in” has no \`${path}\` for \`books\`.`);
    },
  );

  test('is none for a site that lacks it if it has no value', () => {
    const query = 'query ($new: Boolean) { books(isNew: $new) { totalCount } }';
    expect(plan('in', query, {})).not.toContain('isNew');
  });
});

test('the schema over the sites of all core types is valid, and has their lists', () => {
  const core = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  const both = mergeSchemas(
    new Map([
      ['us', core],
      ['in', core],
      ['jp', schemaOf('')],
    ]),
  );
  expect(validateSchema(both.schema)).toEqual([]);
  expect([...both.lists.keys()]).toEqual(
    expect.arrayContaining(['posts', 'pages', 'contents', 'search', 'books']),
  );
  expect([...both.lists.keys()]).not.toContain('categories');
  expect(fieldsOf(both, 'SitesPostConnection')).toEqual([
    'edges: [PostEdge!]!',
    'nodes: [Post!]!',
    'pageInfo: PageInfo!',
    'totalCount: Int',
    'sites: [Site]!',
  ]);
  for (const type of ['Post', 'Content', 'Node', 'Category', 'Site']) {
    expect(fieldsOf(both, type)).toContain('site: Site!');
  }
  // What only mutations take or return is not there.
  expect(both.schema.getType('CreatePostInput')).toBeUndefined();
});

test('the same schema, by however many sites, is one: it names none of them, and describes everything', () => {
  const core = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  const many = mergeSchemas(new Map(Array.from({ length: 200 }, (_, index) => [`s${index}`, core] as const)));
  const types = Object.values(many.schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const parts = types.flatMap((type) => [
    { at: type.name, description: type.description },
    ...('getFields' in type
      ? Object.values(type.getFields()).flatMap((field) => [
          { at: `${type.name}.${field.name}`, description: field.description },
          ...('args' in field
            ? field.args.map(({ name, description }: GraphQLArgument) => ({
                at: `${type.name}.${field.name}(${name}:)`,
                description,
              }))
            : []),
        ])
      : []),
  ]);
  expect(parts.filter(({ description }) => description?.includes('Only on'))).toEqual([]);
  expect(parts.filter(({ description }) => !description).map(({ at }) => at)).toEqual([]);
});

test('a list of more than 25 sites is refused', () => {
  const keys = Array.from({ length: 26 }, (_, index) => `s${index}`);
  const own = schemaOf('');
  const all = mergeSchemas(new Map(keys.map((key) => [key, own] as const)));
  const asked = { keys, merged: all, pages: { defaultSize: 10, maxSize: 100 } };
  expect(() => readListArguments('books', {}, asked)).toThrow(
    'Expected a list of at most 25 sites at once, got 26. Name fewer in `sites`.',
  );
  expect(readListArguments('books', { sites: ['s1', 's1', 's2'] }, asked).sites).toEqual(['s1', 's2']);
});

test.each([
  ['https://example.com/usa/about/', 'us'],
  ['http://www.example.com/usa', 'us'],
  ['https://example.com/usable/', 'main'],
  ['https://example.com/', 'main'],
])('%s is of the site with the longest home: %s', (uri, site) => {
  const homes: Record<string, string[]> = {
    main: ['https://example.com'],
    us: ['https://example.com/usa'],
    jp: [],
  };
  expect(siteOfUri(uri, { keys: Object.keys(homes), addressesOf: (key) => homes[key] ?? [] })).toBe(site);
});

const rootFields = (query: string) =>
  parse(query, { noLocation: true }).definitions.flatMap((each) =>
    each.kind === 'OperationDefinition'
      ? each.selectionSet.selections.flatMap((node) => (node.kind === 'Field' ? [node] : []))
      : [],
  );

const textOf = (document: unknown): string =>
  document === undefined ? '' : printed(document as Parameters<typeof printed>[0]).replaceAll(/\s+/g, '');
