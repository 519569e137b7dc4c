import { readFileSync } from 'node:fs';
import { type GraphQLSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { buildSchema, buildWPGraphQLSchema } from '../../../../src/graphql/build-schema.ts';
import { CORE_SITE } from '../../../../src/model/site-model.ts';

const page = readFileSync(new URL('../../../../docs/coming-from-wpgraphql.md', import.meta.url), 'utf8');
const [, section = ''] = page.split('## Moving on to the native schema');
const rows = [...section.matchAll(/^\| `(.+?)` \| `(.+?)` \|$/gm)].map(([, theirs = '', ours = '']) => [
  theirs,
  ours,
]);

const schemas = [buildWPGraphQLSchema(CORE_SITE), buildSchema(CORE_SITE)] as const;

/** Completes an excerpt to a query: where it may stand, and what it selects. */
function queriesOf(excerpt: string, schema: GraphQLSchema): readonly string[] {
  const isNative = schema.getQueryType()?.name === 'Query';
  const text = excerpt
    .replaceAll('(uri)', '(uri: "/")')
    .replaceAll('(query)', '(query: "x")')
    .replaceAll('{ search }', '{ search: "x" }');
  if (/^\w+: /.test(text)) return [`{ posts(${text}) { nodes { id } } }`];
  const id = '{ __typename }';
  return [
    `{ ${text} }`,
    `{ ${text} ${id} }`,
    `{ posts { nodes { ${text} } } }`,
    `{ posts { ${text} } }`,
    ...(isNative ? [`{ site { ${text} } }`] : []),
  ];
}

test('has names for those who move on', () => expect(rows.length).toBeGreaterThan(8));

test.each(rows)('%s is %s', (theirs, ours) => {
  for (const [schema, cell] of [
    [schemas[0], theirs],
    [schemas[1], ours],
  ] as const) {
    const excerpts = (cell ?? '').split(/`, `/).filter((text) => /[({]/.test(text));
    for (const excerpt of excerpts) {
      const queries = queriesOf(excerpt, schema);
      const errors = queries.map((query) => {
        try {
          return validate(schema, parse(query)).map(({ message }) => message);
        } catch (error) {
          return [String(error)];
        }
      });
      expect([excerpt, errors.some((list) => list.length === 0) ? [] : errors]).toEqual([excerpt, []]);
    }
    for (const name of (cell ?? '').split(/`, `/).filter((text) => /^[A-Z]\w*$/.test(text))) {
      expect([name, schema.getType(name)?.name]).toEqual([name, name]);
    }
  }
});
