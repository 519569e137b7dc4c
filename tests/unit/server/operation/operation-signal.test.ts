import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { endOperation, operationSignal } from '../../../../src/server/operation/operation-signal.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const caller = () => new AbortController();

describe('the signal of an operation', () => {
  test('aborts when its time is over', () => {
    const signal = operationSignal(caller().signal, 100);
    vi.advanceTimersByTime(99);
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(signal.reason).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  });

  test('aborts with its caller, for the caller’s reason', () => {
    const controller = caller();
    const signal = operationSignal(controller.signal, 100);
    controller.abort('gone');
    expect(signal.reason).toBe('gone');
    vi.advanceTimersByTime(100);
    expect(signal.reason).toBe('gone');
  });

  test('is left alone when the operation is over', async () => {
    const controller = caller();
    let receive = () => {};
    const received = new Promise<void>((resolve) => {
      receive = resolve;
    });
    const signals = [
      operationSignal(controller.signal, 100),
      operationSignal(controller.signal, 100, received),
    ];
    for (const signal of signals) endOperation(signal);
    receive();
    await Promise.resolve();
    expect(vi.getTimerCount()).toBe(0);
    controller.abort('gone');
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
  });

  test('counts no time while its request is still received', async () => {
    let receive = () => {};
    const received = new Promise<void>((resolve) => {
      receive = resolve;
    });
    const signal = operationSignal(caller().signal, 100, received);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(signal.aborted).toBe(false);
    receive();
    await vi.advanceTimersByTimeAsync(100);
    expect(signal.reason).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  });
});
