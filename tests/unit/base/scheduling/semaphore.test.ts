import { expect, test } from 'vitest';
import { createSemaphore, QueueFullError } from '../../../../src/base/scheduling/semaphore.ts';

/** A task that runs until it is ended, and logs its start. */
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

test('with two places, the third task queues, in the order of arrival', async () => {
  const log: string[] = [];
  const semaphore = createSemaphore(2);
  const jobs = ['a', 'b', 'c', 'd'].map((name) => work(log, name));
  const results = jobs.map((job) => semaphore.run(job.run));
  await settled();
  expect(log).toEqual(['a', 'b']);
  jobs[1]?.end();
  await settled();
  expect(log).toEqual(['a', 'b', 'c']);
  for (const job of jobs) job.end();
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
});

test('an aborted task leaves the queue without running, and takes no place', async () => {
  const log: string[] = [];
  const semaphore = createSemaphore(1);
  const [a, b, c] = ['a', 'b', 'c'].map((name) => work(log, name)) as [
    ReturnType<typeof work>,
    ReturnType<typeof work>,
    ReturnType<typeof work>,
  ];
  const first = semaphore.run(a.run);
  const controller = new AbortController();
  const second = semaphore.run(b.run, controller.signal);
  const third = semaphore.run(c.run);
  const reason = new Error('gone');
  controller.abort(reason);
  await expect(second).rejects.toBe(reason);
  a.end();
  c.end();
  expect(await Promise.all([first, third])).toEqual(['a', 'c']);
  expect(log).toEqual(['a', 'c']);
});

test('a failure frees its place', async () => {
  const semaphore = createSemaphore(1);
  await expect(semaphore.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await semaphore.run(() => Promise.resolve('yes'))).toBe('yes');
});

test('a signal that has aborted already runs nothing', async () => {
  const log: string[] = [];
  const semaphore = createSemaphore(1);
  await expect(semaphore.run(work(log, 'a').run, AbortSignal.abort('late'))).rejects.toBe('late');
  expect(log).toEqual([]);
});

test('a full queue refuses at once', async () => {
  const log: string[] = [];
  const semaphore = createSemaphore(1, 1);
  const [a, b, c] = ['a', 'b', 'c'].map((name) => work(log, name)) as [
    ReturnType<typeof work>,
    ReturnType<typeof work>,
    ReturnType<typeof work>,
  ];
  const controller = new AbortController();
  const first = semaphore.run(a.run);
  const second = semaphore.run(b.run, controller.signal);
  expect([semaphore.running, semaphore.queued]).toEqual([1, 1]);
  await expect(semaphore.run(c.run)).rejects.toBeInstanceOf(QueueFullError);
  controller.abort('gone');
  await expect(second).rejects.toBe('gone');
  const third = semaphore.run(c.run);
  a.end();
  c.end();
  expect(await Promise.all([first, third])).toEqual(['a', 'c']);
  expect(log).toEqual(['a', 'c']);
  expect([semaphore.running, semaphore.queued]).toEqual([0, 0]);
});
