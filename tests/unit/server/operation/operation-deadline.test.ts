import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gatewayClosed } from '../../../../src/base/abort-reasons.ts';
import { startDeadline } from '../../../../src/server/operation/operation-deadline.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An operation of 100 ms, with what can end it early. */
function operation(received?: Promise<void>) {
  const client = new AbortController();
  const site = new AbortController();
  const deadline = startDeadline({
    client: client.signal,
    site: site.signal,
    milliseconds: 100,
    received,
  });
  return { client, site, ...deadline };
}

describe('the signal of an operation', () => {
  test('aborts on timeout, with the error for the caller', () => {
    const { signal } = operation();
    vi.advanceTimersByTime(99);
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(signal.reason).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      message: 'The operation timed out after 100 ms.',
    });
  });

  test('aborts with its client, and keeps the client’s reason', () => {
    const { client, signal } = operation();
    client.abort('gone');
    expect(signal.reason).toMatchObject({ name: 'AbortError', cause: 'gone' });
    vi.advanceTimersByTime(100);
    expect(signal.reason).toMatchObject({ name: 'AbortError', cause: 'gone' });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('aborts with its site, for the site’s reason', () => {
    const { site, signal } = operation();
    const reason = gatewayClosed();
    site.abort(reason);
    expect(signal.reason).toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each(['client', 'site'] as const)('is aborted from the start if its %s is', (which) => {
    const ended = new AbortController();
    ended.abort('over');
    const other = new AbortController().signal;
    const signals = { client: other, site: other, [which]: ended.signal };
    expect(startDeadline({ ...signals, milliseconds: 100 }).signal.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('does not abort after the operation has ended', async () => {
    let receive = () => {};
    const received = new Promise<void>((resolve) => {
      receive = resolve;
    });
    const operations = [operation(), operation(received)];
    for (const { end } of operations) end();
    receive();
    await Promise.resolve();
    expect(vi.getTimerCount()).toBe(0);
    for (const { client, site } of operations) {
      client.abort('gone');
      site.abort('closed');
    }
    expect(operations.map(({ signal }) => signal.aborted)).toEqual([false, false]);
  });

  test('counts no time while its request is still received', async () => {
    let receive = () => {};
    const received = new Promise<void>((resolve) => {
      receive = resolve;
    });
    const { signal } = operation(received);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(signal.aborted).toBe(false);
    receive();
    await vi.advanceTimersByTimeAsync(100);
    expect(signal.reason).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  });
});
