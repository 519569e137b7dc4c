import { expect, test } from 'vitest';
import { ExpiringMap } from '../../../src/base/expiring-map.ts';

test('entries expire', () => {
  let now = 0;
  const memory = new ExpiringMap<string>(1000, () => now);
  memory.set('/wp/v2/menus', 'refused');
  now = 999;
  expect(memory.get('/wp/v2/menus')).toBe('refused');
  now = 1000;
  expect(memory.get('/wp/v2/menus')).toBeUndefined();
  memory.set('/wp/v2/menus', 'refused again');
  expect(memory.get('/wp/v2/menus')).toBe('refused again');
});

test('the size is bounded: the oldest entry is evicted', () => {
  const memory = new ExpiringMap<number>(1000, () => 0, 2);
  for (const [index, key] of ['a', 'b', 'a', 'c'].entries()) memory.set(key, index);
  expect(['a', 'b', 'c'].map((key) => memory.get(key))).toEqual([2, undefined, 3]);
});
