import { describe, expect, test } from 'vitest';
import { parseUntrustedJson } from '../../../../src/wordpress/rest/reading/parse-json.ts';

const nested = (depth: number, inner = '') => '['.repeat(depth) + inner + ']'.repeat(depth);

describe('untrusted JSON', () => {
  test.each(['[]', '{"a":{"b":[1,"x\\"y",null]}}', '"word"', '17', nested(512)])(
    'is parsed as by JSON.parse',
    (text) => {
      expect(parseUntrustedJson(text)).toEqual(JSON.parse(text));
    },
  );

  test.each(['{"__proto__":{"isAdmin":true},"id":1}', '{"\\u005f_proto_\\u005F":{"isAdmin":true},"id":1}'])(
    'sets no prototype: %s',
    (text) => {
      const value = parseUntrustedJson(`[{"deep":${text}}]`) as { deep: object }[];
      expect(Object.getOwnPropertyNames(value[0]?.deep)).toEqual(['id']);
      expect(Object.assign({}, value[0]?.deep)).not.toHaveProperty('isAdmin');
      expect({}).not.toHaveProperty('isAdmin');
    },
  );

  test('keeps the key constructor, which is harmless', () => {
    expect(parseUntrustedJson('{"constructor":{"prototype":{"isAdmin":true}}}')).toEqual({
      constructor: { prototype: { isAdmin: true } },
    });
    expect({}).not.toHaveProperty('isAdmin');
  });

  test('is limited to the depth that PHP writes', () => {
    expect(() => parseUntrustedJson(nested(513))).toThrow(/deeper than 512/);
    expect(() => parseUntrustedJson(nested(100_000))).toThrow(/deeper than 512/);
    const objects = `${`{"a":`.repeat(600)}1${'}'.repeat(600)}`;
    expect(() => parseUntrustedJson(objects)).toThrow(/deeper than 512/);
    expect(() => parseUntrustedJson(nested(1_000_000))).toThrow(/deeper than 512/);
  });

  test.each([
    ['brackets within words', JSON.stringify(['['.repeat(1000), '{'.repeat(1000)])],
    ['quotation marks within words', JSON.stringify([`"${'['.repeat(1000)}`, `\\"${'{'.repeat(1000)}\\`])],
    ['many side by side', `[${'[[]],'.repeat(1000)}[]]`],
  ])('does not count %s as depth', (_name, text) => {
    expect(parseUntrustedJson(text)).toEqual(JSON.parse(text));
  });

  test.each(['', '[', '{"a"', `"${'x'.repeat(1000)}`])('that is broken throws: %.10s', (text) => {
    expect(() => parseUntrustedJson(text)).toThrow(SyntaxError);
  });
});
