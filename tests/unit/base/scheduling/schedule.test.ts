import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Schedule } from '../../../../src/base/scheduling/schedule.ts';
import { Turns } from '../../../../src/base/scheduling/turns.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const never = () => new Promise<never>(() => {});
const { signal: always } = new AbortController();
const INTERVAL = 300_000;

/** So many sites, which are refreshed at one interval, and when each was. */
function follow(schedule: Schedule, count: number, refresh: (site: number) => Promise<unknown>) {
  return Array.from({ length: count }, (_, site) => {
    const end = new AbortController();
    const times: number[] = [];
    const work = async () => {
      times.push(performance.now());
      await refresh(site).catch(() => {});
    };
    schedule.every(INTERVAL, work, end.signal);
    return { times, end };
  });
}

test('what is due later runs in the order of its times, once, by one timer', async () => {
  const schedule = new Schedule();
  const log: string[] = [];
  for (const [name, time] of [
    ['last', 3_000],
    ['first', 10],
    ['second', 20],
  ] as const) {
    schedule.after(time, () => log.push(`${name} at ${performance.now()}`), always);
  }
  const start = performance.now();
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(log).toEqual([`first at ${start + 10}`, `second at ${start + 20}`, `last at ${start + 3_000}`]);
  expect(vi.getTimerCount()).toBe(0);
});

test('what was aborted or stopped is forgotten, and with the last of it the timer', () => {
  const schedule = new Schedule();
  const [one, other] = [new AbortController(), new AbortController()];
  schedule.after(10, never, one.signal);
  schedule.every(20, never, other.signal);
  one.abort();
  schedule.after(10, never, one.signal);
  expect(vi.getTimerCount()).toBe(1);
  other.abort();
  expect(vi.getTimerCount()).toBe(0);
  schedule.after(10, never, always);
  schedule.stop();
  schedule.after(10, never, always);
  expect(vi.getTimerCount()).toBe(0);
});

test('times beyond what a timer can wait are waited for', async () => {
  const schedule = new Schedule();
  const work = vi.fn();
  schedule.after(2 ** 31 + 1_000, work, always);
  await vi.advanceTimersByTimeAsync(2 ** 31 - 1);
  expect(work).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_001);
  expect(work).toHaveBeenCalledOnce();
});

describe('sites that are refreshed at an interval', () => {
  test('a single one is after the whole of it, and again', async () => {
    const [site] = follow(new Schedule(), 1, async () => {});
    const start = performance.now();
    await vi.advanceTimersByTimeAsync(2.5 * INTERVAL);
    expect(site?.times).toEqual([start + INTERVAL, start + 2 * INTERVAL]);
  });

  test.each([2, 3, 10, 200, 1_000])(
    '%i that begin together are spread over it, and stay so',
    async (count) => {
      const sites = follow(new Schedule(), count, async () => {});
      expect(vi.getTimerCount()).toBe(1);
      const start = performance.now();
      for (const round of [0, 1, 2]) {
        await vi.advanceTimersByTimeAsync(INTERVAL);
        const times = sites.map(({ times }) => (times[round] ?? Number.NaN) - start - round * INTERVAL);
        const sorted = [0, ...times.sort((one, other) => one - other)];
        const gaps = sorted.slice(1).map((time, index) => time - (sorted[index] ?? 0));
        expect(Math.min(...gaps)).toBeGreaterThan((0.3 * INTERVAL) / count);
        expect(Math.max(...gaps)).toBeLessThan((2.7 * INTERVAL) / count);
      }
      expect(sites.every(({ times }) => times.length === 3)).toBe(true);
    },
  );

  test('one that is removed is not asked again; one that fails or hangs delays no other', async () => {
    const schedule = new Schedule();
    const turns = new Turns(schedule, 4);
    const answers = [() => never(), () => Promise.reject(new Error('down')), async () => {}];
    const sites = follow(schedule, 30, (site) => turns.run(answers[site % 3] ?? never));
    await vi.advanceTimersByTimeAsync(INTERVAL);
    sites[2]?.end.abort();
    await vi.advanceTimersByTimeAsync(2 * INTERVAL);
    const counts = sites.map(({ times }) => times.length);
    expect(counts).toEqual(sites.map((_, site) => (site === 2 || site % 3 === 0 ? 1 : 3)));
  });

  test('one that takes longer than the interval leaves runs out', async () => {
    const [slow] = follow(
      new Schedule(),
      1,
      () => new Promise((resolve) => setTimeout(resolve, 1.5 * INTERVAL)),
    );
    const start = performance.now();
    await vi.advanceTimersByTimeAsync(5.2 * INTERVAL);
    expect(slow?.times.map((time) => (time - start) / INTERVAL)).toEqual([1, 3, 5]);
  });
});

test('turns: so many at once, and one that does not answer gives its place away after two seconds', async () => {
  const turns = new Turns(new Schedule(), 2);
  const begun: number[] = [];
  const ends: ((value: string) => void)[] = [];
  const results = [0, 1, 2, 3].map((site) =>
    turns.run(() => {
      begun.push(site);
      return new Promise<string>((resolve) => ends.push(resolve));
    }),
  );
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toEqual([0, 1]);
  ends[0]?.('first');
  expect(await results[0]).toBe('first');
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toEqual([0, 1, 2]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(begun).toEqual([0, 1, 2, 3]);
  for (const end of ends) end('late');
  expect(await Promise.all(results)).toEqual(['first', 'late', 'late', 'late']);
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
});
