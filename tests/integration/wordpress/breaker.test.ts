import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sendHtml, sendJson, startHoldingServer, startHostileServer } from '../../helpers/hostile-server.ts';
import { type ClientOptions, createClient } from '../../helpers/wordpress-client.ts';

const COOLDOWN = 60_000;

/** Two at a time: more than ten failures in a row are no chance. */
function clientOf({ url }: { url: string }, options: Partial<ClientOptions> = {}) {
  const client = createClient({
    restRoot: `${url}/wp-json/`,
    siteUrl: url,
    maxConcurrent: 2,
    retries: 0,
    breakerCooldown: COOLDOWN,
    ...options,
  });
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.close() });
}

type Client = ReturnType<typeof clientOf>;

const posts = { route: '/wp/v2/posts' };
const tags = { route: '/wp/v2/tags' };

/** Asks two routes in turn. */
async function ask(client: Client, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await client.request(time % 2 === 0 ? posts : tags).catch(() => {});
  }
}

const failing = () => startHostileServer((_, response) => sendHtml(response, 503, 'Down'));

beforeEach(() => {
  // Only the clock: connections go on by the real timers.
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

describe('a site that fails at everything', () => {
  test('is left alone: reads and writes fail at once, and say for how long', async () => {
    await using server = await failing();
    await using client = clientOf(server);
    await ask(client, 10);
    expect(client.health().breaker).toBe('closed');
    await ask(client, 1);
    expect(client.health().breaker).toBe('open');

    later(20_500);
    const refusal = {
      code: 'UPSTREAM_UNAVAILABLE',
      message:
        '/wp/v2/posts: WordPress was not asked, for it has failed time after time. It is left alone for 40 more seconds.',
      details: { retryAfter: 40 },
    };
    await expect(client.request(posts)).rejects.toMatchObject(refusal);
    await expect(client.write({ ...posts, method: 'POST', body: {} })).rejects.toMatchObject(refusal);
    expect(server.requests).toHaveLength(11);
  });

  test('is found out by what its reads are sent again, too', async () => {
    await using server = await failing();
    await using client = clientOf(server, { retries: 2, retryDelay: 1 });
    await ask(client, 5);
    expect(client.health().breaker).toBe('open');
    expect(server.requests).toHaveLength(11);
  });

  test('tells who was underway what it said, not that it was not asked again', async () => {
    await using server = await failing();
    await using client = clientOf(server, { retries: 2, retryDelay: 1 });
    await ask(client, 3);
    await expect(client.request(tags)).rejects.toMatchObject({ wordpress: { status: 503 } });
  });

  test('is asked by one request after a while, and is back when that succeeds', async () => {
    await using server = await startHoldingServer();
    await using client = clientOf(server);
    const down = ask(client, 11);
    for (let index = 0; index < 11; index += 1) {
      await server.until(index + 1);
      sendHtml(server.answerTo(index), 503, 'Down');
    }
    await down;
    later(COOLDOWN);
    const answers = [client.request(posts), client.request(tags), client.request(posts)];
    await server.until(12);
    expect(client.health()).toEqual({ breaker: 'half-open', inFlight: 2, queued: 1 });
    expect(server.held).toHaveLength(12);
    sendJson(server.answerTo(11), [1]);
    await server.until(13);
    sendJson(server.answerTo(12), [2]);
    await server.until(14);
    sendJson(server.answerTo(13), [3]);
    expect((await Promise.all(answers)).map(({ body }) => body)).toEqual([[1], [2], [3]]);
    expect(client.health().breaker).toBe('closed');
  });

  test('is left alone again when that fails', async () => {
    await using server = await failing();
    await using client = clientOf(server);
    await ask(client, 11);
    later(COOLDOWN);
    await ask(client, 5);
    expect(client.health().breaker).toBe('open');
    expect(server.requests).toHaveLength(12);
  });

  test('is not back for a caller who goes away without an answer', async () => {
    await using server = await startHoldingServer();
    await using client = clientOf(server);
    const down = ask(client, 11);
    for (let index = 0; index < 11; index += 1) {
      await server.until(index + 1);
      sendHtml(server.answerTo(index), 503, 'Down');
    }
    await down;
    later(COOLDOWN);
    const controller = new AbortController();
    const trial = client.request({ ...posts, signal: controller.signal });
    await server.until(12);
    controller.abort('gone');
    await expect(trial).rejects.toBe('gone');
    await vi.waitFor(() => expect(client.health().breaker).toBe('open'));
  });

  test('is one that cannot be reached, whatever is asked of it', async () => {
    await using client = clientOf({ url: 'http://127.0.0.1:1' });
    for (let time = 0; time < 11; time += 1) await client.request(posts).catch(() => {});
    expect(client.health().breaker).toBe('open');
  });

  test('is one that is silent, after half as many requests', async () => {
    await using server = await startHostileServer(() => {});
    await using client = clientOf(server, { headersTimeout: 20 });
    await ask(client, 6);
    expect(client.health().breaker).toBe('open');
  });

  test('is one that callers waited for in vain until their time was over', async () => {
    await using server = await startHostileServer(() => {});
    await using client = clientOf(server, { headersTimeout: 100 });
    for (let time = 0; time < 6; time += 1) {
      const signal = AbortSignal.timeout(80);
      await client.request({ ...(time % 2 ? posts : tags), signal }).catch(() => {});
    }
    await vi.waitFor(() => expect(client.health().breaker).toBe('open'));
  });
});

describe('a site goes on being asked', () => {
  test('where one broken route fails while others answer', async () => {
    await using server = await startHostileServer((request, response) =>
      request.url?.endsWith('/posts') ? sendHtml(response, 504, 'Slow') : sendJson(response, []),
    );
    await using client = clientOf(server);
    await ask(client, 100);
    expect(client.health().breaker).toBe('closed');
    expect(server.requests).toHaveLength(100);
  });

  test.each([400, 401, 403, 404, 429, 500])('where it answers %d to all', async (status) => {
    await using server = await startHostileServer((_, response) => sendHtml(response, status, 'No'));
    await using client = clientOf(server);
    await ask(client, 50);
    expect(client.health().breaker).toBe('closed');
    expect(server.requests).toHaveLength(50);
  });

  test('where its callers go away', async () => {
    await using server = await startHoldingServer();
    await using client = clientOf(server, { maxConcurrent: 100 });
    for (let time = 0; time < 50; time += 1) {
      const controller = new AbortController();
      const answer = client.request({ ...(time % 2 ? posts : tags), signal: controller.signal });
      await server.until(time + 1);
      controller.abort('gone');
      await expect(answer).rejects.toBe('gone');
    }
    expect(client.health().breaker).toBe('closed');
  });

  test('whatever it answers, where the breaker is switched off', async () => {
    await using server = await failing();
    await using client = clientOf(server, { breakerCooldown: 0 });
    await ask(client, 50);
    expect(client.health().breaker).toBe('closed');
    expect(server.requests).toHaveLength(50);
  });
});

describe('the queue', () => {
  test('takes so many and no more: one more is refused at once, and told when to come again', async () => {
    await using server = await startHoldingServer();
    await using client = clientOf(server, { maxConcurrent: 1, maxQueue: 2 });
    const answers = [client.request(posts), client.request(posts), client.request(posts)];
    await server.until(1);
    expect(client.health()).toEqual({ breaker: 'closed', inFlight: 1, queued: 2 });
    await expect(client.request(tags)).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      message:
        'The gateway is busy: 2 requests to WordPress wait already, and /wp/v2/tags was not put behind them.',
      details: { retryAfter: 1 },
    });
    for (let index = 0; index < 3; index += 1) {
      await server.until(index + 1);
      sendJson(server.answerTo(index), []);
    }
    await Promise.all(answers);
    expect(client.health()).toEqual({ breaker: 'closed', inFlight: 0, queued: 0 });
    expect(server.requests.filter((line) => line.endsWith('/tags'))).toEqual([]);
  });
});
