import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TaggedLruCache } from '../../../src/cache/tagged-lru-cache.ts';

const entry = (value: string, ...tags: string[]) => ({ value, asOf: 0, startedAt: 0, tags });
const cacheOf = (bytes: number) => new TaggedLruCache<string>(bytes, (text) => text.length);

test('tagged cache: invalidates the entries with a tag, and no others', () => {
  const cache = cacheOf(100_000);
  cache.set('one', entry('1', '/posts', '/posts/1'));
  cache.set('two', entry('2', '/posts', '/posts/2'));
  cache.set('three', entry('3', '/pages'));
  expect(cache.invalidate(['/posts/1', '/nothing'])).toEqual(['one']);
  expect(cache.get('one')).toBeUndefined();
  expect(cache.get('two')).toBeDefined();
  expect(cache.invalidate(['/posts'])).toEqual(['two']);
  expect([...cache.tags()]).toEqual(['/pages']);
});

test('tagged cache: a replaced entry is found by its new tags only', () => {
  const cache = cacheOf(100_000);
  cache.set('key', entry('1', '/posts/1'));
  cache.set('key', entry('2', '/posts/2'));
  expect(cache.invalidate(['/posts/1'])).toEqual([]);
  expect(cache.get('key')?.value).toBe('2');
});

test('tagged cache: rejects an entry larger than the whole cache', () => {
  const cache = cacheOf(1_000);
  cache.set('key', entry('x'.repeat(2_000), '/posts'));
  expect(cache.get('key')).toBeUndefined();
  expect([...cache.tags()]).toEqual([]);
});

test('tagged cache: never exceeds its byte limit, and indexes only tags of existing entries', () => {
  const step = fc.record({
    key: fc.integer({ min: 0, max: 30 }),
    size: fc.integer({ min: 0, max: 900 }),
    tags: fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 5 }),
    invalidated: fc.option(fc.integer({ min: 0, max: 20 })),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const cache = cacheOf(5_000);
      const keys = new Set<string>();
      for (const { key, size, tags, invalidated } of steps) {
        keys.add(`key ${key}`);
        cache.set(`key ${key}`, entry('x'.repeat(size), ...tags.map((tag) => `/tag/${tag}`)));
        if (invalidated !== null) cache.invalidate([`/tag/${invalidated}`]);
        expect(cache.bytes).toBeLessThanOrEqual(5_000);
      }
      const tags = new Set([...keys].flatMap((key) => cache.get(key)?.tags ?? []));
      expect(new Set(cache.tags())).toEqual(tags);
    }),
  );
});
