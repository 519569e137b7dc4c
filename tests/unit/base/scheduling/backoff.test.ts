import { expect, test } from 'vitest';
import { pauseAfter } from '../../../../src/base/scheduling/backoff.ts';

test('pauses double with each failure, up to the longest', () => {
  expect([1, 2, 3, 4, 5, 2_000].map((failures) => pauseAfter(failures, [1_000, 5_000]))).toEqual([
    1_000, 2_000, 4_000, 5_000, 5_000, 5_000,
  ]);
});
