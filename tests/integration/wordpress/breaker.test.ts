import { describe, expect, test } from 'vitest';
import { eventually } from '../../helpers/eventually.ts';
import { clientsOver, EXCHANGES } from '../../helpers/exchanges.ts';
import {
  closedPort,
  sendHtml,
  sendJson,
  startHoldingServer,
  startHostileServer,
} from '../../helpers/hostile-server.ts';
import { movableClock } from '../../helpers/movable-clock.ts';

const COOLDOWN = 60_000;

describe.each(EXCHANGES)('over $name', (over) => {
  /** Two at a time: the circuit opens after more than ten failures in a row. */
  const clientOf = clientsOver(over, { maxConcurrent: 2, retries: 0, breakerCooldown: COOLDOWN });

  type Client = ReturnType<typeof clientOf>;

  const posts = { route: '/wp/v2/posts' };
  const tags = { route: '/wp/v2/tags' };

  /** Requests two routes in turn. */
  async function ask(client: Client, times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await client.request(time % 2 === 0 ? posts : tags).catch(() => {});
    }
  }

  const failing = () => startHostileServer((_, response) => sendHtml(response, 503, 'Down'));

  const later = movableClock();

  describe('the circuit of a failing site', () => {
    test('opens: reads and writes fail at once, and say for how long', async () => {
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
          '/wp/v2/posts: WordPress keeps failing, so no request was sent (circuit breaker open). Retry in 40 seconds.',
        details: { retryAfter: 40 },
      };
      await expect(client.request(posts)).rejects.toMatchObject(refusal);
      await expect(client.write({ ...posts, method: 'POST', body: {} })).rejects.toMatchObject(refusal);
      expect(server.requests).toHaveLength(11);
    });

    test('opens after retries, too', async () => {
      await using server = await failing();
      await using client = clientOf(server, { retries: 2, retryDelay: 1 });
      await ask(client, 5);
      expect(client.health().breaker).toBe('open');
      expect(server.requests).toHaveLength(11);
    });

    test('opens during a retry: the request fails with what WordPress said', async () => {
      await using server = await failing();
      await using client = clientOf(server, { retries: 2, retryDelay: 1 });
      await ask(client, 3);
      await expect(client.request(tags)).rejects.toMatchObject({ wordpress: { status: 503 } });
    });

    test('lets one trial through after the cooldown, and closes if it succeeds', async () => {
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

    test('opens again if the trial fails', async () => {
      await using server = await failing();
      await using client = clientOf(server);
      await ask(client, 11);
      later(COOLDOWN);
      await ask(client, 5);
      expect(client.health().breaker).toBe('open');
      expect(server.requests).toHaveLength(12);
    });

    test('does not close for a trial that was aborted', async () => {
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
      await eventually(() => expect(client.health().breaker).toBe('open'));
    });

    test('opens for a site that cannot be reached, on a single route', async () => {
      await using client = clientOf({ url: `http://127.0.0.1:${await closedPort()}` });
      for (let time = 0; time < 11; time += 1) await client.request(posts).catch(() => {});
      expect(client.health().breaker).toBe('open');
    });

    test('opens for a site that times out, after half as many requests', async () => {
      await using server = await startHostileServer(() => {});
      await using client = clientOf(server, { headersTimeout: 20 });
      await ask(client, 6);
      expect(client.health().breaker).toBe('open');
    });

    test('opens for a site that callers waited for until their deadline', async () => {
      await using server = await startHostileServer(() => {});
      await using client = clientOf(server, { headersTimeout: 100 });
      for (let time = 0; time < 6; time += 1) {
        const signal = AbortSignal.timeout(80);
        await client.request({ ...(time % 2 ? posts : tags), signal }).catch(() => {});
      }
      await eventually(() => expect(client.health().breaker).toBe('open'));
    });
  });

  describe('the circuit stays closed', () => {
    test('if one route fails while others answer', async () => {
      await using server = await startHostileServer((request, response) =>
        request.url?.endsWith('/posts') ? sendHtml(response, 504, 'Slow') : sendJson(response, []),
      );
      await using client = clientOf(server);
      await ask(client, 100);
      expect(client.health().breaker).toBe('closed');
      expect(server.requests).toHaveLength(100);
    });

    test.each([400, 401, 403, 404, 429, 500])('if the answer is always %d', async (status) => {
      await using server = await startHostileServer((_, response) => sendHtml(response, status, 'No'));
      await using client = clientOf(server);
      await ask(client, 50);
      expect(client.health().breaker).toBe('closed');
      // What is refused on its path is also requested as a parameter.
      expect(server.requests.filter((path) => !path.includes('rest_route='))).toHaveLength(50);
    });

    test('if callers leave', async () => {
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

    test('whatever the answer, if the breaker is off', async () => {
      await using server = await failing();
      await using client = clientOf(server, { breakerCooldown: 0 });
      await ask(client, 50);
      expect(client.health().breaker).toBe('closed');
      expect(server.requests).toHaveLength(50);
    });
  });

  describe('the queue', () => {
    test('refuses one request too many at once, with a Retry-After', async () => {
      await using server = await startHoldingServer();
      await using client = clientOf(server, { maxConcurrent: 1, maxQueue: 2 });
      const answers = [client.request(posts), client.request(posts), client.request(posts)];
      await server.until(1);
      expect(client.health()).toEqual({ breaker: 'closed', inFlight: 1, queued: 2 });
      await expect(client.request(tags)).rejects.toMatchObject({
        code: 'UPSTREAM_UNAVAILABLE',
        message: '/wp/v2/tags: the gateway is busy, 2 requests to WordPress are queued already.',
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
});
