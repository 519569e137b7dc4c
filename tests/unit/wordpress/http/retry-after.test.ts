import { expect, test } from 'vitest';
import { retryAfterOf } from '../../../../src/wordpress/http/retrying/retry-after.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');

test.each([
  ['0', 0],
  ['3', 3_000],
  [' 120 ', 120_000],
  ['Thu, 01 Jan 2026 00:00:07 GMT', 7_000],
  ['Thursday, 01-Jan-26 00:00:07 GMT', 7_000],
  ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['', undefined],
  ['Someday, maybe', undefined],
])('Retry-After: %s', (value, milliseconds) => {
  expect(retryAfterOf({ 'retry-after': value }, NOW)).toBe(milliseconds);
});

test('no header, no wait', () => {
  expect(retryAfterOf({})).toBeUndefined();
});
