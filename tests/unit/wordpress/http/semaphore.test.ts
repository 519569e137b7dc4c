import { expect, test } from 'vitest';
import { CrowdedError, createTurns } from '../../../../src/wordpress/http/semaphore.ts';

/** Work that goes on until it is told to end, and notes when it began. */
function work(log: string[], name: string) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    end,
    run: async () => {
      log.push(name);
      await ended;
      return name;
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('the third of two waits its turn, in the order of arrival', async () => {
  const log: string[] = [];
  const turns = createTurns(2);
  const jobs = ['a', 'b', 'c', 'd'].map((name) => work(log, name));
  const results = jobs.map((job) => turns.run(job.run));
  await settled();
  expect(log).toEqual(['a', 'b']);
  jobs[1]?.end();
  await settled();
  expect(log).toEqual(['a', 'b', 'c']);
  for (const job of jobs) job.end();
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
});

test('who gives up waiting leaves without having run, and takes nobody’s place', async () => {
  const log: string[] = [];
  const turns = createTurns(1);
  const [a, b, c] = ['a', 'b', 'c'].map((name) => work(log, name)) as [
    ReturnType<typeof work>,
    ReturnType<typeof work>,
    ReturnType<typeof work>,
  ];
  const first = turns.run(a.run);
  const controller = new AbortController();
  const second = turns.run(b.run, controller.signal);
  const third = turns.run(c.run);
  const reason = new Error('gone');
  controller.abort(reason);
  await expect(second).rejects.toBe(reason);
  a.end();
  c.end();
  expect(await Promise.all([first, third])).toEqual(['a', 'c']);
  expect(log).toEqual(['a', 'c']);
});

test('a failure gives its place back', async () => {
  const turns = createTurns(1);
  await expect(turns.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.run(() => Promise.resolve('yes'))).toBe('yes');
});

test('who comes too late does not begin', async () => {
  const log: string[] = [];
  const turns = createTurns(1);
  await expect(turns.run(work(log, 'a').run, AbortSignal.abort('late'))).rejects.toBe('late');
  expect(log).toEqual([]);
});

test('who would be one too many in the queue is refused at once', async () => {
  const log: string[] = [];
  const turns = createTurns(1, 1);
  const [a, b, c] = ['a', 'b', 'c'].map((name) => work(log, name)) as [
    ReturnType<typeof work>,
    ReturnType<typeof work>,
    ReturnType<typeof work>,
  ];
  const controller = new AbortController();
  const first = turns.run(a.run);
  const second = turns.run(b.run, controller.signal);
  expect([turns.running, turns.waiting]).toEqual([1, 1]);
  await expect(turns.run(c.run)).rejects.toBeInstanceOf(CrowdedError);
  controller.abort('gone');
  await expect(second).rejects.toBe('gone');
  const third = turns.run(c.run);
  a.end();
  c.end();
  expect(await Promise.all([first, third])).toEqual(['a', 'c']);
  expect(log).toEqual(['a', 'c']);
  expect([turns.running, turns.waiting]).toEqual([0, 0]);
});
