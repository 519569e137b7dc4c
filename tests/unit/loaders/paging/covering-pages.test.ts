import { expect, test } from 'vitest';
import { coveringPages } from '../../../../src/loaders/paging/covering-pages.ts';

test.each([
  [0, 10, { perPage: 10, pages: [1] }],
  [10, 10, { perPage: 10, pages: [2] }],
  [7, 5, { perPage: 6, pages: [2] }],
  [95, 10, { perPage: 15, pages: [7] }],
  [0, 100, { perPage: 100, pages: [1] }],
  [50, 100, { perPage: 100, pages: [1, 2] }],
  [0, 250, { perPage: 100, pages: [1, 2, 3] }],
])('results from %i on, %i of them, are cut out of %o', (offset, size, pages) => {
  expect(coveringPages(offset, size, 100)).toEqual(pages);
});

test('the pages cover the whole stretch, wherever it lies', () => {
  for (let offset = 0; offset < 230; offset += 7) {
    for (let size = 1; size <= 100; size += 9) {
      const { perPage, pages } = coveringPages(offset, size, 100);
      const first = ((pages[0] ?? 0) - 1) * perPage;
      expect(first).toBeLessThanOrEqual(offset);
      expect(first + pages.length * perPage).toBeGreaterThanOrEqual(offset + size);
      expect(perPage).toBeLessThanOrEqual(100);
    }
  }
});
