import { expect, test } from 'vitest';
import { steadyNow } from '../../../src/base/clock.ts';
import { ExpiringMap } from '../../../src/base/expiring-map.ts';

test('entries expire', () => {
  let now = 0;
  const memory = new ExpiringMap<string>(1000, { now: () => now });
  memory.set('/wp/v2/menus', 'refused');
  now = 999;
  expect(memory.get('/wp/v2/menus')).toBe('refused');
  now = 1000;
  expect(memory.get('/wp/v2/menus')).toBeUndefined();
  memory.set('/wp/v2/menus', 'refused again');
  expect(memory.get('/wp/v2/menus')).toBe('refused again');
});

test('entries can be deleted', () => {
  const memory = new ExpiringMap<number>(1000);
  memory.set('a', 1);
  memory.delete('a');
  expect(memory.get('a')).toBeUndefined();
});

test('the number of entries can be bounded: the least recently used is evicted', () => {
  const memory = new ExpiringMap<number>(1000, { maxEntries: 2 });
  for (const [index, key] of ['a', 'b', 'a', 'c'].entries()) memory.set(key, index);
  expect(['a', 'b', 'c'].map((key) => memory.get(key))).toEqual([2, undefined, 3]);
});

test('the size is always bounded, whatever the keys', () => {
  const memory = new ExpiringMap<true>(60_000, { maxBytes: 100_000 });
  for (let index = 0; index < 1_000; index++) {
    memory.set(`${index} ${'x'.repeat(index * 100)}`, true);
    expect(memory.bytes).toBeLessThanOrEqual(100_000);
  }
  expect(memory.get(`1 ${'x'.repeat(100)}`)).toBeUndefined();
});

test('the clock never goes back, whatever the system’s clock is set to', () => {
  const before = steadyNow();
  const { now } = Date;
  Date.now = () => now() - 3_600_000;
  try {
    expect(steadyNow()).toBeGreaterThanOrEqual(before);
  } finally {
    Date.now = now;
  }
});
