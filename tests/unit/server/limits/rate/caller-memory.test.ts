import { expect, test } from 'vitest';
import { CallerMemory } from '../../../../../src/server/limits/rate/caller-memory.ts';
import { RateLimiter } from '../../../../../src/server/limits/rate/rate-limiter.ts';

const counted = { points: 3, duration: 60, keyPrefix: 'test' };

/** How many callers it holds. */
const held = (memory: CallerMemory): number => memory.dump().storage.length;

test('the number of counted callers is bounded', async () => {
  const memory = new CallerMemory(counted, 100);
  const limiter = new RateLimiter(3, memory);
  for (let network = 0; network < 1_000; network++) await limiter.take(`2001:db8:0:${network}::/64`, 1);
  expect(held(memory)).toBe(100);
});

test('active callers are not evicted', async () => {
  const limiter = new RateLimiter(3, new CallerMemory(counted, 10));
  const allowed: boolean[] = [];
  for (let time = 0; time < 5; time++) {
    allowed.push((await limiter.take('busy', 1)).isAllowed);
    for (let other = 0; other < 9; other++) await limiter.take(`${time} ${other}`, 1);
  }
  expect(allowed).toEqual([true, true, true, false, false]);
});

test('nor are rejected ones', async () => {
  const limiter = new RateLimiter(3, new CallerMemory(counted, 10));
  await limiter.take('busy', 3);
  for (let other = 0; other < 50; other++) {
    expect((await limiter.look('busy')).isAllowed).toBe(false);
    await limiter.take(`other ${other}`, 1);
  }
});

test('only who asks is counted: a look takes no room', async () => {
  const memory = new CallerMemory(counted, 10);
  const limiter = new RateLimiter(3, memory);
  expect(await limiter.look('somebody')).toMatchObject({ isAllowed: true, remaining: 3 });
  expect(held(memory)).toBe(0);
});
