import { expect, test } from 'vitest';
import { operationsIn } from '../../../../src/server/snapshot/operations.ts';

const source = (text: string, path = 'a.graphql') => ({ path, text });

test('queries get the fragments that they use, from whichever file', () => {
  const operations = operationsIn(
    [
      source('query B { a { ...X } } mutation M { a } subscription S { a }'),
      source('fragment X on A { ...Y } fragment Y on A { id } fragment Z on A { id }', 'b.graphql'),
    ],
    {},
  );
  expect(operations).toEqual([
    { name: 'B', document: expect.stringContaining('fragment Y'), variables: [{}], lacks: [] },
  ]);
  expect(operations[0]?.document).not.toContain('fragment Z');
});

test('variables: defaults do, values are given once or several times, others are missing', () => {
  const text = `query D($n: Int! = 1, $x: String) { a } query N($s: ID!) { a } query M($s: ID!) { a } query O($s: ID!) { a }`;
  const operations = operationsIn([source(text)], { M: { s: 1 }, O: [{ s: 1 }, { s: 2 }] });
  expect(operations.map(({ name, variables, lacks }) => [name, variables, lacks])).toEqual([
    ['D', [{}], []],
    ['M', [{ s: 1 }], []],
    ['N', [], ['s']],
    ['O', [{ s: 1 }, { s: 2 }], []],
  ]);
});

test.each([
  ['no GraphQL', [source('query {')], {}, /operations in a\.graphql/],
  ['two of a name', [source('query A { a }'), source('query A { b }')], {}, /one operation “A”/],
  ['a fragment that is missing', [source('query A { ...F }')], {}, /a fragment “F”/],
  ['variables of nothing', [source('query A { a }')], { B: {} }, /those of B/],
])('%s is refused', (_what, sources, variables, message) => {
  expect(() => operationsIn(sources, variables)).toThrow(message);
});
