import { expect, test } from 'vitest';
import { ExpiringMap } from '../../../src/loaders/site-memory.ts';

test('what is remembered is forgotten when its time is over', () => {
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
