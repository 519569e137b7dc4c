import { describe, expect, test } from 'vitest';
import { countWords, readingMinutesOf } from '../../../src/html/word-count.ts';

describe('word count', () => {
  test.each([
    ['It’s a well-set page, 12 pt.', 7],
    ['活版印刷是一门手艺', 5],
    ['', 0],
    ['— … !', 0],
    ['word '.repeat(5_000), 5_000],
  ])('“%.20s” has %i words', (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  test('reading time is at least one minute, at 189 words per minute', () => {
    expect([0, 1, 189, 283, 284, 1890].map(readingMinutesOf)).toEqual([0, 1, 1, 1, 2, 10]);
  });
});
