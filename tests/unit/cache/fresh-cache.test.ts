import { describe, expect, test, vi } from 'vitest';
import { FreshCache, type Produced } from '../../../src/cache/fresh-cache.ts';
import type { SharedStore } from '../../../src/cache/shared-store.ts';
import { TaggedMemory } from '../../../src/cache/tagged-memory.ts';
import { RecentChanges } from '../../../src/changes/recent-changes.ts';

const MINUTE = 60_000;

function startCache({ shared }: { shared?: SharedStore } = {}) {
  const clock = { time: 1_000_000 };
  const now = () => clock.time;
  const memory = new TaggedMemory<string>(10_000, (text) => text.length);
  const changes = new RecentChanges(now);
  const cache = new FreshCache<string>({
    memory,
    changes,
    now,
    lifetimes: { fresh: MINUTE, stale: 5 * MINUTE, onError: 60 * MINUTE },
    isOutage: (error) => error instanceof Error && error.message === 'down',
    shared: shared && { store: shared, codec: { encode: (text) => text, decode: (text) => text } },
  });
  let made = 0;
  const make = (outcome: Produced<string>['outcome'] = 'keep') =>
    vi.fn(
      async (_signal: AbortSignal, _isRevalidation: boolean): Promise<Produced<string>> => ({
        value: `made ${++made}`,
        asOf: clock.time,
        tags: ['/posts', '/posts/1'],
        outcome,
      }),
    );
  return { cache, clock, memory, changes, make };
}

const down = () => Promise.reject(new Error('down'));

describe('a value', () => {
  test.each([
    { minutes: 0.99, state: 'HIT', value: 'made 1' },
    { minutes: 1, state: 'STALE', value: 'made 1' },
    { minutes: 5.99, state: 'STALE', value: 'made 1' },
    { minutes: 6, state: 'MISS', value: 'made 2' },
  ])('of $minutes minutes is a $state', async ({ minutes, state, value }) => {
    const { cache, clock, make } = startCache();
    await cache.read('key', make());
    clock.time += minutes * MINUTE;
    expect(await cache.read('key', make())).toMatchObject({ state, value });
  });

  test('that is stale is made anew once, however many ask', async () => {
    const { cache, clock, make } = startCache();
    await cache.read('key', make());
    clock.time += 2 * MINUTE;
    const anew = make();
    await Promise.all([1, 2, 3].map(() => cache.read('key', anew)));
    expect(anew).toHaveBeenCalledExactlyOnceWith(expect.anything(), true);
    await vi.waitFor(async () => expect(await cache.read('key', anew)).toMatchObject({ value: 'made 2' }));
  });

  test('is made anew early for work that is itself done behind the caller’s back', async () => {
    const { cache, clock, make } = startCache();
    await cache.read('key', make());
    clock.time += 0.6 * MINUTE;
    expect(await cache.read('key', make(), { isRevalidation: true })).toMatchObject({ value: 'made 2' });
  });

  test('that may not be held is given to all who wait for it, and to none after', async () => {
    const { cache, make } = startCache();
    const pass = make('pass');
    const [one, other] = await Promise.all([cache.read('key', pass), cache.read('key', pass)]);
    expect([one?.value, other?.value]).toEqual(['made 1', 'made 1']);
    expect(await cache.read('key', pass)).toMatchObject({ value: 'made 2' });
  });

  test('that a change touched while it was made is not held', async () => {
    const { cache, changes, clock, make } = startCache();
    const made = make();
    await cache.read('key', async (...given) => {
      changes.note(['/posts/1']);
      return await made(...given);
    });
    clock.time += 1;
    expect(await cache.read('key', made)).toMatchObject({ state: 'MISS', value: 'made 2' });
    expect(await cache.read('key', made)).toMatchObject({ state: 'HIT', value: 'made 2' });
  });
});

describe('when the making fails', () => {
  test('what is held is given, up to its last hour', async () => {
    const { cache, clock, make } = startCache();
    await cache.read('key', make());
    clock.time += 59 * MINUTE;
    expect(await cache.read('key', down)).toMatchObject({ state: 'STALE_ON_ERROR', value: 'made 1' });
    clock.time += 2 * MINUTE;
    await expect(cache.read('key', down)).rejects.toThrow('down');
  });

  test('with another error than that of an outage, it is told', async () => {
    const { cache, clock, make } = startCache();
    await cache.read('key', make());
    clock.time += 10 * MINUTE;
    await expect(cache.read('key', () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  });

  test('in part, what is held is better, and what is not is given all the same', async () => {
    const { cache, clock, make } = startCache();
    const failing = make('failed');
    expect(await cache.read('key', failing)).toMatchObject({ state: 'MISS', value: 'made 1' });
    await cache.read('key', make());
    clock.time += 10 * MINUTE;
    expect(await cache.read('key', failing)).toMatchObject({ state: 'STALE_ON_ERROR', value: 'made 2' });
  });

  test('a change that came meanwhile leaves nothing to fall back on', async () => {
    const { cache, clock, memory, make } = startCache();
    await cache.read('key', make());
    clock.time += 10 * MINUTE;
    const dropping = async () => {
      memory.drop(['/posts']);
      return await down();
    };
    await expect(cache.read('key', dropping)).rejects.toThrow('down');
  });
});

describe('who waits', () => {
  test('may leave without taking the work from the others', async () => {
    const { cache, make } = startCache();
    const leaving = new AbortController();
    const made = make();
    const leaver = cache.read('key', made, { signal: leaving.signal });
    const stayer = cache.read('key', made, { signal: new AbortController().signal });
    leaving.abort(new Error('gone'));
    await expect(leaver).rejects.toThrow('gone');
    expect(await stayer).toMatchObject({ value: 'made 1' });
  });

  test('ends the work when nobody else waits for it', async () => {
    const { cache, make } = startCache();
    const leaving = new AbortController();
    let signal: AbortSignal | undefined;
    const left = cache.read(
      'key',
      (given) => {
        signal = given;
        return new Promise(() => {});
      },
      { signal: leaving.signal },
    );
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(signal?.aborted).toBe(true);
    expect(await cache.read('key', make())).toMatchObject({ value: 'made 1' });
  });

  test('gets the reason of its signal as it is, or what is stale if the reason is an outage', async () => {
    const { cache, clock, make } = startCache();
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
    await cache.read('key', make());
    clock.time += 7 * MINUTE;
    const again = cache.read('key', pending, { signal: late.signal });
    late.pass();
    expect(await again).toMatchObject({ value: 'made 1', state: 'STALE_ON_ERROR' });
  });

  test('begins nothing when its time is up already', async () => {
    const { cache, make } = startCache();
    const made = make();
    await expect(cache.read('key', made, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow(
      'gone',
    );
    expect(made).not.toHaveBeenCalled();
  });

  test('is no failure when it leaves: the next one does not get what is stale', async () => {
    const { cache, clock, make } = startCache();
    await cache.read('key', make());
    clock.time += 7 * MINUTE;
    const leaving = new AbortController();
    const left = cache.read(
      'key',
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      { signal: leaving.signal },
    );
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(await cache.read('key', make())).toMatchObject({ state: 'MISS' });
  });
});

test('a cache that is closed ends its work, in the background, too, and begins no other', async () => {
  const { cache, clock, make } = startCache();
  const signals: AbortSignal[] = [];
  const pending = (signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  };
  await cache.read('stale', make());
  clock.time += 2 * MINUTE;
  await cache.read('stale', pending);
  const waiting = cache.read('key', pending);
  cache.close(new Error('closed'));
  await expect(waiting).rejects.toThrow('closed');
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  await expect(cache.read('other', make())).rejects.toThrow('closed');
});
