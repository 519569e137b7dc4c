import { describe, expect, test } from 'vitest';
import { isLargerThan } from '../../../../src/server/answer/answer-size.ts';

const values: readonly (readonly [string, unknown])[] = [
  ['a text', 'ink'],
  ['quotation marks', '"'.repeat(100)],
  ['control characters', '\u0000'.repeat(100)],
  ['text in other scripts', 'インク'.repeat(50)],
  ['emoji', '🖋'.repeat(50)],
  ['lone surrogates', '\ud800'.repeat(50)],
  ['numbers', [0, -1.5, 1e21, 123_456]],
  ['true, false and null', [true, false, null]],
  ['nothing', { data: {}, list: [] }],
  ['what is left out', { a: undefined, b: 1, c: undefined }],
  ['nested objects', { data: { posts: { nodes: [{ 'ti"tle': 'a\nb', id: 1 }, { title: 'ü' }] } } }],
];

describe('an answer is larger than its size less one, and not than its size', () => {
  test.each(values)('%s', (_, value) => {
    const size = Buffer.byteLength(JSON.stringify(value));
    expect([size - 1, size, size + 1].map((limit) => isLargerThan(value, limit))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

test('counting stops at the limit', () => {
  const unread = {
    get text(): string {
      throw new Error('Expected no value to be read beyond the limit.');
    },
  };
  expect(isLargerThan([unread, 'x'.repeat(1000)], 100)).toBe(true);
});

test('deeply nested values are counted', () => {
  let value: unknown = 1;
  for (let level = 0; level < 100_000; level++) value = [value];
  expect(isLargerThan(value, 1_000_000)).toBe(false);
});
