import { describe, expect, test, vi } from 'vitest';
import { type Produced, ReadThroughCache } from '../../../src/cache/read-through-cache.ts';
import type { SharedStore } from '../../../src/cache/shared-store.ts';
import { TaggedLruCache } from '../../../src/cache/tagged-lru-cache.ts';
import { RecentChanges } from '../../../src/changes/recent-changes.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createMemoryStore } from '../../helpers/memory-store.ts';

const MINUTE = 60_000;

function createCache({ shared }: { shared?: SharedStore } = {}) {
  const clock = { time: 1_000_000 };
  const now = () => clock.time;
  const memory = new TaggedLruCache<string>(10_000, (text) => text.length);
  const changes = new RecentChanges(now);
  const cache = new ReadThroughCache<string>({
    memory,
    changes,
    now,
    lifetimes: { fresh: MINUTE, stale: 5 * MINUTE, onError: 60 * MINUTE },
    isOutage: (error) => error instanceof Error && error.message === 'down',
    shared: shared && { store: shared, codec: { encode: (text) => text, decode: (text) => text } },
  });
  let count = 0;
  /** A producer whose values are numbered: `value 1`, `value 2`. */
  const producer = (outcome: Produced<string>['outcome'] = 'keep') =>
    vi.fn(
      async (_signal: AbortSignal, _isRevalidation: boolean): Promise<Produced<string>> => ({
        value: `value ${++count}`,
        asOf: clock.time,
        tags: ['/posts', '/posts/1'],
        outcome,
      }),
    );
  return { cache, clock, memory, changes, producer };
}

const down = () => Promise.reject(new Error('down'));

describe('cache: freshness', () => {
  test.each([
    { minutes: 0.99, state: 'HIT', value: 'value 1' },
    { minutes: 1, state: 'STALE', value: 'value 1' },
    { minutes: 5.99, state: 'STALE', value: 'value 1' },
    { minutes: 6, state: 'MISS', value: 'value 2' },
  ])('an entry of $minutes minutes is a $state', async ({ minutes, state, value }) => {
    const { cache, clock, producer } = createCache();
    await cache.read('key', producer());
    clock.time += minutes * MINUTE;
    expect(await cache.read('key', producer())).toMatchObject({ state, value });
  });

  test('a stale entry is revalidated once, however many callers read it', async () => {
    const { cache, clock, producer } = createCache();
    await cache.read('key', producer());
    clock.time += 2 * MINUTE;
    const revalidate = producer();
    await Promise.all([1, 2, 3].map(() => cache.read('key', revalidate)));
    expect(revalidate).toHaveBeenCalledExactlyOnceWith(expect.anything(), true);
    await eventually(async () =>
      expect(await cache.read('key', revalidate)).toMatchObject({ value: 'value 2' }),
    );
  });

  test('a revalidation does not accept an entry that is soon to be stale', async () => {
    const { cache, clock, producer } = createCache();
    await cache.read('key', producer());
    clock.time += 0.6 * MINUTE;
    expect(await cache.read('key', producer(), { isRevalidation: true })).toMatchObject({ value: 'value 2' });
  });

  test('a value that may not be cached goes to all waiting callers, and to no later one', async () => {
    const { cache, producer } = createCache();
    const pass = producer('pass');
    const [one, other] = await Promise.all([cache.read('key', pass), cache.read('key', pass)]);
    expect([one?.value, other?.value]).toEqual(['value 1', 'value 1']);
    expect(await cache.read('key', pass)).toMatchObject({ value: 'value 2' });
  });

  test('a value that was invalidated while in flight is not cached', async () => {
    const { cache, changes, clock, producer } = createCache();
    const produce = producer();
    await cache.read('key', async (...args) => {
      changes.note(['/posts/1']);
      return await produce(...args);
    });
    clock.time += 1;
    expect(await cache.read('key', produce)).toMatchObject({ state: 'MISS', value: 'value 2' });
    expect(await cache.read('key', produce)).toMatchObject({ state: 'HIT', value: 'value 2' });
  });
});

describe('cache: stale-if-error', () => {
  test('serves stale entries while WordPress is down, until they expire', async () => {
    const { cache, clock, producer } = createCache();
    await cache.read('key', producer());
    clock.time += 59 * MINUTE;
    expect(await cache.read('key', down)).toMatchObject({ state: 'STALE_ON_ERROR', value: 'value 1' });
    clock.time += 2 * MINUTE;
    await expect(cache.read('key', down)).rejects.toThrow('down');
  });

  test('rejects with errors that are not an outage', async () => {
    const { cache, clock, producer } = createCache();
    await cache.read('key', producer());
    clock.time += 10 * MINUTE;
    await expect(cache.read('key', () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  });

  test('prefers a stale entry to a partial failure, which is served only if there is none', async () => {
    const { cache, clock, producer } = createCache();
    const failing = producer('failed');
    expect(await cache.read('key', failing)).toMatchObject({ state: 'MISS', value: 'value 1' });
    await cache.read('key', producer());
    clock.time += 10 * MINUTE;
    expect(await cache.read('key', failing)).toMatchObject({ state: 'STALE_ON_ERROR', value: 'value 2' });
  });

  test('does not fall back on an entry invalidated in the meantime', async () => {
    const { cache, clock, memory, producer } = createCache();
    await cache.read('key', producer());
    clock.time += 10 * MINUTE;
    const invalidateAndFail = async () => {
      memory.invalidate(['/posts']);
      return await down();
    };
    await expect(cache.read('key', invalidateAndFail)).rejects.toThrow('down');
  });
});

describe('cache: request coalescing', () => {
  test('a caller that aborts does not abort the work for the others', async () => {
    const { cache, producer } = createCache();
    const leaving = new AbortController();
    const produce = producer();
    const leaver = cache.read('key', produce, { signal: leaving.signal });
    const stayer = cache.read('key', produce, { signal: new AbortController().signal });
    leaving.abort(new Error('gone'));
    await expect(leaver).rejects.toThrow('gone');
    expect(await stayer).toMatchObject({ value: 'value 1' });
  });

  test('the work is aborted when its last caller aborts', async () => {
    const { cache, producer } = createCache();
    const leaving = new AbortController();
    let signal: AbortSignal | undefined;
    const left = cache.read(
      'key',
      (ofWork) => {
        signal = ofWork;
        return new Promise(() => {});
      },
      { signal: leaving.signal },
    );
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(signal?.aborted).toBe(true);
    expect(await cache.read('key', producer())).toMatchObject({ value: 'value 1' });
  });

  test('an aborted caller gets the reason as it is, or a stale entry if the reason is an outage', async () => {
    const { cache, clock, producer } = createCache();
    const pending = () => new Promise<never>(() => {});
    const deadline = () => {
      const controller = new AbortController();
      return { signal: controller.signal, pass: () => controller.abort(new Error('down')) };
    };
    const [early, late] = [deadline(), deadline()];
    const read = cache.read('key', pending, { signal: early.signal });
    early.pass();
    await expect(read).rejects.toThrow('down');
    clock.time += MINUTE;
    await cache.read('key', producer());
    clock.time += 7 * MINUTE;
    const again = cache.read('key', pending, { signal: late.signal });
    late.pass();
    expect(await again).toMatchObject({ value: 'value 1', state: 'STALE_ON_ERROR' });
  });

  test('starts no work for a caller that is aborted already', async () => {
    const { cache, producer } = createCache();
    const produce = producer();
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(cache.read('key', produce, { signal })).rejects.toThrow('gone');
    expect(produce).not.toHaveBeenCalled();
  });

  test('does not count the last caller’s abort as a failure: the next one is not served a stale entry', async () => {
    const { cache, clock, producer } = createCache();
    await cache.read('key', producer());
    clock.time += 7 * MINUTE;
    const leaving = new AbortController();
    const left = cache.read(
      'key',
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      { signal: leaving.signal },
    );
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(await cache.read('key', producer())).toMatchObject({ state: 'MISS' });
  });
});

describe('cache: what another gateway stored', () => {
  test.each([
    { minutes: 0.9, state: 'HIT', value: 'value 1' },
    { minutes: 5, state: 'STALE', value: 'value 1' },
    { minutes: 7, state: 'MISS', value: 'value 1' },
  ])('is served as if it was here: at $minutes minutes, a $state', async ({ minutes, state, value }) => {
    const shared = createMemoryStore();
    const one = createCache({ shared });
    await one.cache.read('key', one.producer());
    const two = createCache({ shared });
    two.clock.time += minutes * MINUTE;
    const produce = two.producer();
    expect(await two.cache.read('key', produce)).toMatchObject({ state, value });
    if (state === 'STALE') await eventually(() => expect(produce).toHaveBeenCalledOnce());
  });

  test('is served while WordPress is down, and is not accepted by a revalidation', async () => {
    const shared = createMemoryStore();
    const one = createCache({ shared });
    await one.cache.read('key', one.producer());
    const two = createCache({ shared });
    two.clock.time += 59 * MINUTE;
    expect(await two.cache.read('key', down)).toMatchObject({ state: 'STALE_ON_ERROR', value: 'value 1' });
    const three = createCache({ shared });
    three.clock.time += 0.6 * MINUTE;
    const produce = three.producer();
    expect(await three.cache.read('key', produce, { isRevalidation: true })).toMatchObject({ state: 'MISS' });
    expect(produce).toHaveBeenCalledOnce();
  });
});

test('cache: closing aborts all work, in the background, too, and later reads fail', async () => {
  const { cache, clock, producer } = createCache();
  const signals: AbortSignal[] = [];
  const pending = (signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  };
  await cache.read('stale', producer());
  clock.time += 2 * MINUTE;
  await cache.read('stale', pending);
  const waiting = cache.read('key', pending);
  cache.close(new Error('closed'));
  await expect(waiting).rejects.toThrow('closed');
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  await expect(cache.read('other', producer())).rejects.toThrow('closed');
});

test.each([
  ['slightly ahead', 5_000, 'HIT'],
  ['an hour ahead', 60 * MINUTE, 'MISS'],
])('cache: an entry of a gateway whose clock is %s', async (_, ahead, state) => {
  const { cache, clock, memory, producer } = createCache();
  const time = clock.time + ahead;
  memory.set('key', { value: 'from the future', asOf: time, startedAt: time, tags: [] });
  expect(await cache.read('key', producer())).toMatchObject({ state });
});
