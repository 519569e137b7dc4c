import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { operationTimedOut } from '../../../../../src/base/abort-reasons.ts';
import { inTurn } from '../../../../../src/graphql/engine/values/html-queue.ts';
import { OperationHtml } from '../../../../../src/graphql/engine/values/operation-html.ts';

const ARTICLE = 10_000;

/** An operation, and how many of its articles have been processed. */
function operation() {
  const controller = new AbortController();
  const html = new OperationHtml(controller.signal);
  const read: number[] = [];
  const ask = (article: number) =>
    inTurn({ html }, ARTICLE, () => {
      read.push(article);
      return article;
    });
  return { controller, html, read, ask };
}

const articles = Array.from({ length: 20 }, (_, article) => article);

describe('HTML queue', () => {
  test('processes small amounts synchronously', () => {
    const { ask } = operation();
    expect([1, 2, 3].map(ask)).toEqual([1, 2, 3]);
  });

  test('yields to other operations between chunks, and keeps the order', async () => {
    const { ask, read } = operation();
    const all = Promise.all(articles.map(ask));
    const seen: number[] = [];
    while (read.length < articles.length) {
      seen.push(read.length);
      await nextTurn();
    }
    expect(await all).toEqual(articles);
    expect(read).toEqual(articles);
    // Three or four articles per chunk.
    expect(seen.length).toBeGreaterThanOrEqual(5);
  });

  test('does not block other operations', async () => {
    const long = operation();
    const reading = Promise.all(articles.map(long.ask));
    const short = operation();
    expect(short.ask(1)).toBe(1);
    expect(long.read.length).toBeLessThan(articles.length);
    await reading;
  });

  test('continues after a failure', async () => {
    const { html, ask } = operation();
    const all = articles.map(ask);
    const failing = inTurn({ html }, ARTICLE, () => {
      throw new RangeError('too deep');
    });
    await expect(failing).rejects.toThrow('too deep');
    expect(await ask(99)).toBe(99);
    await Promise.all(all);
  });

  test('stops when the operation times out', async () => {
    const { controller, read, ask } = operation();
    const all = Promise.allSettled(articles.map(ask));
    controller.abort(operationTimedOut(100));
    const last = (await all).at(-1);
    expect(last).toMatchObject({ status: 'rejected', reason: { code: 'UPSTREAM_TIMEOUT' } });
    expect(read.length).toBeLessThan(5);
  });

  test('stops when the caller disconnects', async () => {
    const { controller, read, ask } = operation();
    const all = Promise.allSettled(articles.map(ask));
    controller.abort();
    expect((await all).at(-1)).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
    expect(read.length).toBeLessThan(5);
  });
});
