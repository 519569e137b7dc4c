import { describe, expect, test } from 'vitest';
import { parseUntrustedJson } from '../../../../src/wordpress/rest/parse-json.ts';

const nested = (depth: number, inner = '') => '['.repeat(depth) + inner + ']'.repeat(depth);

describe('JSON that is not trusted', () => {
  test.each(['[]', '{"a":{"b":[1,"x\\"y",null]}}', '"word"', '17', nested(512)])(
    'is what it says',
    (text) => {
      expect(parseUntrustedJson(text)).toEqual(JSON.parse(text));
    },
  );

  test.each(['{"__proto__":{"isAdmin":true},"id":1}', '{"\\u005f_proto_\\u005F":{"isAdmin":true},"id":1}'])(
    'has no prototype to give: %s',
    (text) => {
      const value = parseUntrustedJson(`[{"deep":${text}}]`) as { deep: object }[];
      expect(Object.getOwnPropertyNames(value[0]?.deep)).toEqual(['id']);
      expect(Object.assign({}, value[0]?.deep)).not.toHaveProperty('isAdmin');
      expect({}).not.toHaveProperty('isAdmin');
    },
  );

  test('keeps what is called constructor, which is a name like others where nobody follows it', () => {
    expect(parseUntrustedJson('{"constructor":{"prototype":{"isAdmin":true}}}')).toEqual({
      constructor: { prototype: { isAdmin: true } },
    });
    expect({}).not.toHaveProperty('isAdmin');
  });

  test('is no deeper than PHP writes it', () => {
    expect(() => parseUntrustedJson(nested(513))).toThrow(/deeper than 512/);
    expect(() => parseUntrustedJson(nested(100_000))).toThrow(/deeper than 512/);
    const objects = `${`{"a":`.repeat(600)}1${'}'.repeat(600)}`;
    expect(() => parseUntrustedJson(objects)).toThrow(/deeper than 512/);
    expect(() => parseUntrustedJson(nested(10_000_000))).toThrow(/deeper than 512/);
  });

  test.each([
    ['brackets within words', JSON.stringify(['['.repeat(1000), '{'.repeat(1000)])],
    ['quotation marks within words', JSON.stringify([`"${'['.repeat(1000)}`, `\\"${'{'.repeat(1000)}\\`])],
    ['many side by side', `[${'[[]],'.repeat(1000)}[]]`],
  ])('counts no %s', (_name, text) => {
    expect(parseUntrustedJson(text)).toEqual(JSON.parse(text));
  });

  test.each(['', '[', '{"a"', `"${'x'.repeat(1000)}`])('that is broken is refused: %.10s', (text) => {
    expect(() => parseUntrustedJson(text)).toThrow(SyntaxError);
  });
});
