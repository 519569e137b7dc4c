import { describe, expect, test } from 'vitest';
import { CleanupStack } from '../../../src/base/cleanup-stack.ts';

describe('a stack of cleanups', () => {
  test('runs the last one first, and waits for each', async () => {
    const stack = new CleanupStack();
    const done: string[] = [];
    stack.defer(() => void done.push('client'));
    stack.defer(async () => {
      await Promise.resolve();
      done.push('caches');
    });
    stack.defer(() => void done.push('watch'));
    await stack.close(() => {});
    expect(done).toEqual(['watch', 'caches', 'client']);
  });

  test('runs all of them, even if some fail, and reports each failure', async () => {
    const stack = new CleanupStack();
    const done: string[] = [];
    const failures: unknown[] = [];
    stack.defer(() => void done.push('client'));
    stack.defer(() => Promise.reject(new Error('caches')));
    stack.defer(() => {
      throw new Error('watch');
    });
    await stack.close((error) => failures.push(error));
    expect(failures).toEqual([new Error('watch'), new Error('caches')]);
    expect(done).toEqual(['client']);
  });

  test('runs each once', async () => {
    const stack = new CleanupStack();
    let times = 0;
    stack.defer(() => {
      times += 1;
    });
    await Promise.all([stack.close(() => {}), stack.close(() => {})]);
    await stack.close(() => {});
    expect(times).toBe(1);
  });
});
