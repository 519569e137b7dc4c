import { describe, expect, test, vi } from 'vitest';
import type { PressgraphError } from '../../../src/base/errors.ts';
import { connectRedis } from '../../../src/base/redis/redis-connection.ts';
import { hasRedis, REDIS_PASSWORD, startRedis } from '../../helpers/redis.ts';

test.each(['', 'redis', `http://user:${REDIS_PASSWORD}@host`, `redis://user:${REDIS_PASSWORD}@host:x`])(
  'Redis connection: an invalid URL is rejected without showing its password (%#)',
  async (url) => {
    const error: unknown = await connectRedis(url, { timeout: 1_000 }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: 'Expected the URL of Redis as “redis://host:6379”.',
    });
    expect(error).not.toHaveProperty('cause');
  },
);

describe.skipIf(!hasRedis)('Redis connection', () => {
  test('sends commands, and can be duplicated', async () => {
    await using server = await startRedis();
    const connection = await connectRedis(server.url, { timeout: 1_000 });
    expect(connection.isReady).toBe(true);
    expect(await connection.client.set('key', 'value')).toBe('OK');
    const second = await connection.duplicate();
    expect(await second.client.get('key')).toBe('value');
    await second.close();
    await connection.close();
    expect(connection.isReady).toBe(false);
  });

  test('reconnects, reports an outage once, and rejects commands in the meantime', async () => {
    await using server = await startRedis();
    const errors: PressgraphError[] = [];
    const connection = await connectRedis(server.url, {
      timeout: 1_000,
      onError: (error) => errors.push(error),
    });
    await server.stop();
    await vi.waitUntil(() => errors.length > 0, { timeout: 20_000 });
    await expect(connection.client.get('key')).rejects.toThrow();
    const again = new Promise<void>((resolve) => connection.onReady(resolve));
    await server.start();
    await again;
    expect(await connection.client.get('key')).toBe(null);
    expect(errors).toHaveLength(1);
    await connection.close();
  });

  test('is returned while the server is unreachable, and becomes ready later', async () => {
    await using server = await startRedis();
    await server.stop();
    const onError = vi.fn();
    const connection = await connectRedis(server.url, { timeout: 1_000, onError });
    expect(connection.isReady).toBe(false);
    const ready = new Promise<void>((resolve) => connection.onReady(resolve));
    await server.start();
    await ready;
    expect(connection.isReady).toBe(true);
    expect(onError).toHaveBeenCalledTimes(1);
    await connection.close();
  });

  test('shows no password in errors, not even a wrong one', async () => {
    await using server = await startRedis();
    const errors: PressgraphError[] = [];
    const url = server.url.replace(REDIS_PASSWORD, 'guessed-password');
    const connection = await connectRedis(url, { timeout: 1_000, onError: (error) => errors.push(error) });
    expect(connection.isReady).toBe(false);
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringContaining(
        'Redis is unavailable; until it is back, this gateway runs without it. WRONGPASS',
      ),
    ]);
    expect(JSON.stringify(errors) + String(errors[0]?.stack)).not.toContain('guessed-password');
    await connection.close();
  });
});
