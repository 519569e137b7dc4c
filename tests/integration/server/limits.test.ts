import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const site = { posts: [makePost({ id: 1 })] };
const LIMITS = { limits: { maxDepth: 6, maxAliases: 3, maxDirectives: 3, maxTokens: 200 } };

const nested = (levels: number): string => (levels === 0 ? 'id' : `parent { ${nested(levels - 1)} }`);

describe('an oversized operation is rejected with the limit, before any request', () => {
  test.each([
    [
      'in its levels',
      `{ comments { nodes { ${nested(4)} } } }`,
      'Expected an operation of at most 6 levels of fields, got 7.',
      { limit: 6, found: 7 },
    ],
    [
      'in its levels, behind fragments',
      `{ comments { ...A } } fragment A on CommentConnection { nodes { ...B } } fragment B on Comment { ${nested(4)} }`,
      'Expected an operation of at most 6 levels of fields, got 7.',
      { limit: 6, found: 7 },
    ],
    [
      'in its aliases',
      '{ a: site { name } b: site { name } c: site { name } d: site { name } }',
      'Expected an operation of at most 3 aliases, got 4.',
      { limit: 3, found: 4 },
    ],
    [
      'in its aliases, behind a fragment that is used again and again',
      '{ site { ...A } one: site { ...A } } fragment A on Site { b: name c: name }',
      'Expected an operation of at most 3 aliases, got 5.',
      { limit: 3, found: 5 },
    ],
    [
      'in its directives',
      `{ site { name ${'@include(if: true) '.repeat(4)} } }`,
      'Expected an operation of at most 3 directives, got 4.',
      { limit: 3, found: 4 },
    ],
    [
      'in its words',
      `{ site { ${'name '.repeat(200)} } }`,
      'Expected an operation of at most 200 tokens, got more.',
      { limit: 200 },
    ],
  ])('%s', async (_title, query, message, details) => {
    await using gateway = await startGateway(site, LIMITS);
    const { errors } = await gateway.query(query);
    expect(errors).toEqual([{ message, extensions: { code: 'QUERY_TOO_COMPLEX', ...details } }]);
    expect(gateway.asked()).toEqual([]);
  });

  test('a bomb of 10,000 aliases is not parsed to its end', async () => {
    await using gateway = await startGateway(site);
    const fields = Array.from({ length: 10_000 }, (_, index) => `a${index}: posts { nodes { title } }`);
    const { errors } = await gateway.query(`{ ${fields.join(' ')} }`);
    expect(errors?.[0]?.extensions).toEqual({ code: 'QUERY_TOO_COMPLEX', limit: 2000 });
    expect(gateway.asked()).toEqual([]);
  });

  test('it is a 400 for clients that accept application/graphql-response+json', async () => {
    await using gateway = await startGateway(site, LIMITS);
    const response = await gateway.gateway.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: '{ a: __typename b: __typename c: __typename d: __typename }' }),
    });
    expect(response.status).toBe(400);
  });

  test('circular fragments are reported as such', async () => {
    await using gateway = await startGateway(site, LIMITS);
    const { errors } = await gateway.query(
      '{ site { ...A } } fragment A on Site { ...B } fragment B on Site { ...A }',
    );
    expect(errors?.[0]?.message).toBe('Cannot spread fragment "A" within itself via "B".');
  });
});

test('introspection queries of GraphiQL and code generators are allowed', async () => {
  await using gateway = await startGateway(site);
  for (const options of [{}, { inputValueDeprecation: true, schemaDescription: true, oneOf: true }]) {
    const { errors } = await gateway.query(getIntrospectionQuery(options));
    expect(errors).toBeUndefined();
  }
});

test('what a variable leaves out is not counted', async () => {
  await using gateway = await startGateway(site, { limits: { maxCost: 1 } });
  const query = 'query ($all: Boolean!) { posts { nodes { title author @include(if: $all) { name } } } }';
  expect((await gateway.query(query, { all: true })).errors?.[0]?.extensions?.code).toBe('QUERY_TOO_COMPLEX');
  expect((await gateway.query(query, { all: false })).errors).toBeUndefined();
  expect(gateway.asked()).toEqual([
    '/wp/v2/posts?orderby=date&order=desc&per_page=10&_fields=id,title.rendered',
  ]);
});

test('a truncated document is reported as such', async () => {
  await using gateway = await startGateway(site);
  const { errors } = await gateway.query('{ posts { nodes');
  expect(errors).toMatchObject([
    { message: 'Syntax Error: Expected Name, found <EOF>.', extensions: { code: 'GRAPHQL_PARSE_FAILED' } },
  ]);
});

describe('lists without end', () => {
  const many = Array.from({ length: 1001 }, (_, index) => index + 1);

  test('in a filter are rejected, before any request', async () => {
    await using gateway = await startGateway(site);
    const query = 'query ($where: PostFilter) { posts(where: $where) { nodes { id } } }';
    for (const where of [{ id: many }, { idNot: many }, { categorySlug: many.map(String) }]) {
      const { errors } = await gateway.query(query, { where });
      expect(errors?.[0]?.message).toMatch(/^Expected at most 1000 values in `\w+`, got 1001\.$/);
    }
    expect(gateway.asked()).toEqual([]);
  });

  test('of slugs to be looked up count, a hundred a request', async () => {
    await using gateway = await startGateway(site, { limits: { maxCost: 10 } });
    const read = await gateway.query(
      'query ($slugs: [String!]) { posts(where: { categorySlug: $slugs }) { nodes { id } } }',
      { slugs: many.map(String) },
    );
    expect(read.errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX', estimate: 12 });
    const write = await gateway.query(
      'mutation ($slugs: [String!]) { createPost(input: { categorySlugs: $slugs }) { post { id } } }',
      { slugs: many.map(String) },
    );
    expect(write.errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX', estimate: 13 });
    expect(gateway.asked()).toEqual([]);
  });
});

test('deeply nested variables are rejected', async () => {
  await using gateway = await startGateway(site);
  const query = 'query ($x: PostFilter) { posts(where: $x) { totalCount } }';
  const body = `{"query":${JSON.stringify(query)},"variables":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`;
  const response = await gateway.gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX', limit: 100 } }],
  });
  expect(gateway.asked()).toEqual([]);
});

test('circular introspection is rejected', async () => {
  await using gateway = await startGateway(site);
  const around = 'fields { type { '.repeat(5);
  const { errors } = await gateway.query(`{ __schema { types { ${around} name ${'} }'.repeat(5)} } } }`);
  expect(errors?.[0]?.message).toBe('Maximum introspection depth exceeded');
});

describe('without introspection', () => {
  test('the schema is hidden, and no names are suggested', async () => {
    await using gateway = await startGateway(site, { introspection: false });
    const asked = await gateway.query('{ __schema { queryType { name } } }');
    expect(asked.errors?.[0]?.message).toContain('introspection has been disabled');
    const mistaken = await gateway.query('{ post(by: { databaseId: 1 }) { titel } }');
    expect(mistaken.errors?.[0]?.message).toBe('Cannot query field "titel" on type "Post".');
    expect((await gateway.query('{ __typename }')).data).toEqual({ __typename: 'Query' });
  });

  test('values of enums are not suggested either', async () => {
    await using gateway = await startGateway(site, { introspection: false });
    const inline = await gateway.query('{ posts(orderBy: { field: DAT, direction: DESC }) { totalCount } }');
    expect(inline.errors?.[0]?.message).not.toContain('Did you mean');
    const query = 'query ($by: PostOrder) { posts(orderBy: $by) { totalCount } }';
    const sent = await gateway.query(query, { by: { field: 'DAT', direction: 'DESC' } });
    expect(sent.errors?.[0]?.message).not.toContain('Did you mean');
  });
});
