import { describe, expect, test } from 'vitest';
import { MOST_FILES, readMap, readOperations } from '../../../../src/server/uploads/upload-map.ts';

/** What the operations are, once each part is put where `map` wants it, by its name. */
function filled(operations: string, map: object): unknown {
  const read = readOperations(operations);
  for (const [part, places] of readMap(JSON.stringify(map), read)) {
    for (const place of places) place.fill(`<${part}>`);
  }
  return JSON.parse(JSON.stringify(read));
}

describe('a file is put where `operations` says null', () => {
  test.each([
    ['a variable', '{"variables":{"f":null}}', { 0: ['variables.f'] }, { variables: { f: '<0>' } }],
    [
      'in an input',
      '{"variables":{"i":{"f":null}}}',
      { a: ['variables.i.f'] },
      { variables: { i: { f: '<a>' } } },
    ],
    ['in a list', '{"variables":{"l":[1,null]}}', { 0: ['variables.l.1'] }, { variables: { l: [1, '<0>'] } }],
    [
      'in two places',
      '{"variables":{"a":null,"b":null}}',
      { 0: ['variables.a', 'variables.b'] },
      { variables: { a: '<0>', b: '<0>' } },
    ],
    [
      'in one of several operations',
      '[{},{"variables":{"f":null}}]',
      { 0: ['1.variables.f'] },
      [{}, { variables: { f: '<0>' } }],
    ],
  ])('%s', (_name, operations, map, expected) => {
    expect(filled(operations, map)).toEqual(expected);
  });

  test('even where the variable has a name that objects know', () => {
    const operations = readOperations('{"variables":{"__proto__":null}}') as { variables: object };
    const [place] = readMap('{"0":["variables.__proto__"]}', operations).get('0') ?? [];
    place?.fill({ polluted: true });
    expect(Object.getPrototypeOf(operations.variables)).toBe(Object.prototype);
    expect(Object.keys(operations.variables)).toEqual(['__proto__']);
  });
});

describe('a map is refused', () => {
  const operations =
    '{"query":"{ a }","variables":{"f":null,"s":"x","o":{}},"extensions":{"e":null},"n":null}';

  test.each([
    ['variables.__proto__.polluted'],
    ['__proto__.polluted'],
    ['constructor.prototype.polluted'],
    ['variables.constructor.prototype'],
    ['variables.o.toString'],
    ['variables.s'],
    ['variables.s.length'],
    ['variables.f.deeper'],
    ['variables.missing'],
    ['variables'],
    ['query'],
    ['extensions.e'],
    ['n'],
    ['0.variables.f'],
    [''],
    ['.'],
  ])('that names %j', (path) => {
    const read = readOperations(operations);
    expect(() => readMap(JSON.stringify({ 0: [path] }), read)).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        message: `Expected null in \`operations\` at ${JSON.stringify(path)}, which \`map\` names.`,
      }),
    );
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test.each([
    ['null', 'Expected a JSON object in the form field `map`.'],
    ['[]', 'Expected a JSON object in the form field `map`.'],
    ['{"0":"variables.f"}', 'Expected a list of paths for "0" in the form field `map`.'],
    ['{"0":[]}', 'Expected a list of paths for "0" in the form field `map`.'],
    ['{"0":[1]}', 'Expected a list of paths for "0" in the form field `map`.'],
  ])('that is %s', (map, message) => {
    expect(() => readMap(map, readOperations(operations))).toThrow(message);
  });

  test('that names too many files', () => {
    const map = Object.fromEntries(Array.from({ length: MOST_FILES + 1 }, (_, n) => [n, ['variables.f']]));
    expect(() => readMap(JSON.stringify(map), readOperations(operations))).toThrow(
      `Expected at most ${MOST_FILES} files, got ${MOST_FILES + 1} in \`map\`.`,
    );
  });
});
