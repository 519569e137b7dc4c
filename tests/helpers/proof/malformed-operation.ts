import type { Operation } from './random-operation.ts';
import type { SeededRandom } from './seeded-random.ts';

type ApplyDefect = (operation: Operation, random: SeededRandom) => unknown;

const at = (text: string, random: SeededRandom) => random.int(0, text.length);

/** Ways to make a request malformed. Each creates a request body from a valid operation. */
const DEFECTS: Readonly<Record<string, ApplyDefect>> = {
  truncated: ({ query, variables }, random) => ({ query: query.slice(0, at(query, random)), variables }),
  'a character removed': ({ query, variables }, random) => {
    const place = at(query, random);
    return { query: query.slice(0, place) + query.slice(place + 1), variables };
  },
  'a character inserted': ({ query, variables }, random) => {
    const place = at(query, random);
    const more = random.pick([
      '{',
      '}',
      '(',
      ')',
      '"',
      '"""',
      '$',
      '@',
      '!',
      ':',
      '...',
      '#',
      '\\',
      '\u0000',
      '\ufeff',
      '\ud800',
      '😀',
      '∞',
    ]);
    return { query: query.slice(0, place) + more + query.slice(place), variables };
  },
  'a part repeated': ({ query, variables }, random) => {
    const from = at(query, random);
    const piece = query.slice(from, from + random.int(1, 60));
    return { query: query.slice(0, from) + piece + query.slice(from), variables };
  },
  'an unknown name': ({ query, variables }, random) => {
    const names = [...query.matchAll(/\b[a-z][A-Za-z]+\b/g)];
    const { 0: name = '', index = 0 } = random.pick(names);
    const other = random.pick([
      '__proto__',
      'constructor',
      'nothing',
      `${name}x`,
      '__schema',
      'hasOwnProperty',
      'titel',
    ]);
    return { query: query.slice(0, index) + other + query.slice(index + name.length), variables };
  },
  'numbers out of range': ({ query, variables }, random) => ({
    query: query.replace(
      /: (\d+)/g,
      () => `: ${random.pick(['9'.repeat(300), '-99999999999', '1e400', '0x10', '00', '1.5'])}`,
    ),
    variables,
  }),
  'values of wrong types': ({ query, variables }, random) => ({
    query,
    variables: Object.fromEntries(
      Object.keys(variables).map((name) => [
        name,
        random.pick<unknown>([null, true, 'text', 1e100, [], [[[]]], {}, { toString: 1 }, [null], '\ud800']),
      ]),
    ),
  }),
  'variables of the wrong shape': ({ query }, random) => ({
    query,
    variables: random.pick<unknown>([null, [], 'text', 7, true, { __proto__: null, constructor: {} }]),
  }),
  'no variables': ({ query }) => ({ query }),
  'prototype property names': () => ({
    query:
      '{ __proto__: site { constructor: name } hasOwnProperty: __typename toString: posts(first: 1) { __proto__: nodes { valueOf: id } } }',
    variables: JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    ) as unknown,
  }),
  'excessive depth': (_, random) => {
    const levels = random.pick([21, 60, 300, 3_000]);
    return { query: `{ comments { nodes { ${'parent { '.repeat(levels)}id${' }'.repeat(levels)} } } }` };
  },
  'excessive braces': (_, random) => ({ query: '{ a '.repeat(random.pick([50, 5_000])) }),
  'excessively nested values': (_, random) => {
    const levels = random.pick([10, 150, 500, 900, 3_000]);
    const list = `${'['.repeat(levels)}1${']'.repeat(levels)}`;
    const input = `${'{ a: '.repeat(levels)}1${' }'.repeat(levels)}`;
    return { query: `{ posts(where: { id: ${random.pick([list, input])} }) { totalCount } }` };
  },
  'an alias bomb': (_, random) => {
    const fields = Array.from(
      { length: random.pick([101, 400, 10_000]) },
      (_, index) => `a${index}: posts { nodes { title } }`,
    );
    return { query: `{ ${fields.join(' ')} }` };
  },
  'a fragment bomb': () => {
    const levels = Array.from(
      { length: 30 },
      (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`,
    );
    return { query: `{ ...F0 } ${levels.join(' ')} fragment F30 on Query { site { name } }` };
  },
  'circular fragments': () => ({
    query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A site { name } }',
  }),
  'a list bomb': (_, random) => ({
    query: `{ categories(first: ${random.pick([100, 1000])}) { nodes { posts(first: 100) { nodes { comments(first: 100) { nodes { id } } } } } } }`,
  }),
  'invalid directives': ({ query, variables }, random) => ({
    query: query.replace(
      '{',
      `@${random.pick(['nothing', 'skip', 'include(if: 1)', 'deprecated', 'oneOf'])} {`,
    ),
    variables,
  }),
  'wrong operation names': ({ query, variables }, random) => ({
    query,
    variables,
    operationName: random.pick<unknown>(['Nothing', '__proto__', '', 7, {}, ['Fuzzed']]),
  }),
  'two operations': ({ query, variables }) => ({
    query: `${query} query Fuzzed { site { name } }`,
    variables,
  }),
  'no query': (_, random) =>
    random.pick<unknown>([
      {},
      { query: null },
      { query: 7 },
      { query: '' },
      { query: ' #' },
      { query: ['{ site { name } }'] },
    ]),
  'no operation': () => ({ query: 'fragment A on Site { name } type Query { a: Int }' }),
  'a batch of operations': ({ query, variables }) => [{ query, variables }, { query }],
  'not an object': (_, random) => random.pick<unknown>([null, 7, 'text', true, []]),
  'unknown persisted queries': ({ query }, random) => ({
    ...(random.chance(0.5) && { query }),
    extensions: random.pick<unknown>([
      { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } },
      { persistedQuery: { version: 9, sha256Hash: '__proto__' } },
      { persistedQuery: null },
      { persistedQuery: 'text' },
      { persistedQuery: { version: 1, sha256Hash: { a: 1 } } },
      'text',
      null,
    ]),
  }),
  'an invalid subscription': (_, random) => ({
    query: `subscription { ${random.pick(['nothing', 'contentChanged(types: 7) { id }', 'commentAdded(postId: []) { id } contentChanged { contentId }'])} }`,
  }),
  'circular introspection': () => ({
    query: `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} }'.repeat(6)} } } }`,
  }),
};

export interface MalformedOperation {
  /** How it was malformed. By chance, it may still be valid. */
  readonly how: string;
  /** The request body. */
  readonly body: string;
}

export function malformedOperation(operation: Operation, random: SeededRandom): MalformedOperation {
  if (random.chance(0.04)) {
    const body = JSON.stringify(operation);
    return { how: 'truncated JSON', body: body.slice(0, at(body, random)) };
  }
  const how = random.pick(Object.keys(DEFECTS));
  return { how, body: JSON.stringify(DEFECTS[how]?.(operation, random)) };
}
