import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TaggedMemory } from '../../../src/cache/tagged-memory.ts';

const held = (value: string, ...tags: string[]) => ({ value, asOf: 0, begunAt: 0, tags });
const memoryOf = (bytes: number) => new TaggedMemory<string>(bytes, (text) => text.length);

describe('a memory with tags', () => {
  test('drops what carries a tag, and nothing else', () => {
    const memory = memoryOf(100_000);
    memory.set('one', held('1', '/posts', '/posts/1'));
    memory.set('two', held('2', '/posts', '/posts/2'));
    memory.set('three', held('3', '/pages'));
    expect(memory.drop(['/posts/1', '/nothing'])).toEqual(['one']);
    expect(memory.get('one')).toBeUndefined();
    expect(memory.get('two')).toBeDefined();
    expect(memory.drop(['/posts'])).toEqual(['two']);
    expect([...memory.tags()]).toEqual(['/pages']);
  });

  test('knows what is put in the place of something by its own tags alone', () => {
    const memory = memoryOf(100_000);
    memory.set('key', held('1', '/posts/1'));
    memory.set('key', held('2', '/posts/2'));
    expect(memory.drop(['/posts/1'])).toEqual([]);
    expect(memory.get('key')?.value).toBe('2');
  });

  test('does not take in what is larger than itself', () => {
    const memory = memoryOf(1_000);
    memory.set('key', held('x'.repeat(2_000), '/posts'));
    expect(memory.get('key')).toBeUndefined();
    expect([...memory.tags()]).toEqual([]);
  });

  test('never holds more than its bytes, nor tags of what it does not hold', () => {
    const step = fc.record({
      key: fc.integer({ min: 0, max: 30 }),
      size: fc.integer({ min: 0, max: 900 }),
      tags: fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 5 }),
      drop: fc.option(fc.integer({ min: 0, max: 20 })),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const memory = memoryOf(5_000);
        const keys = new Set<string>();
        for (const { key, size, tags, drop } of steps) {
          keys.add(`key ${key}`);
          memory.set(`key ${key}`, held('x'.repeat(size), ...tags.map((tag) => `/tag/${tag}`)));
          if (drop !== null) memory.drop([`/tag/${drop}`]);
          expect(memory.bytes).toBeLessThanOrEqual(5_000);
        }
        const tags = new Set([...keys].flatMap((key) => memory.get(key)?.tags ?? []));
        expect(new Set(memory.tags())).toEqual(tags);
      }),
    );
  });
});
