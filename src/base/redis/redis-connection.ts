import { createClient, type RedisClientType } from '@redis/client';
import { PressgraphError } from '../errors.ts';

const CONNECT_TIMEOUT = 5_000;
/** Longest delay between reconnection attempts. */
const LONGEST_PAUSE = 2_000;
/** Socket timeout. The server is pinged every five seconds, so silence for this long means it is gone. */
const SILENCE_TIMEOUT = 15_000;
const PING_INTERVAL = 5_000;

export interface RedisConnectionOptions {
  /** Called once per outage of Redis. */
  readonly onError?: ((error: PressgraphError) => void) | undefined;
}

/** A connection to Redis or Valkey that reconnects by itself. */
export interface RedisConnection {
  /** While Redis is down, its commands reject at once instead of being queued. */
  readonly client: RedisClientType;
  /** Whether commands can be sent now. */
  readonly isReady: boolean;
  /** Calls the listener on every future (re)connect; returns a function that stops it. */
  onReady(listener: () => void): () => void;
  /**
   * A second connection to the same server, for blocking commands (at most ten seconds); its failures are not
   * reported again.
   */
  duplicate(): Promise<RedisConnection>;
  /** Closes the connection; pending commands reject. */
  close(): Promise<void>;
}

/**
 * Connects to Redis or Valkey. Resolves after the first attempt, successful or not: an unreachable server is
 * retried, with backoff up to two seconds, until the connection is closed.
 *
 * @param url `redis://user:password@host:6379/0`, or `rediss://` for TLS. Never part of an error message.
 * @throws PressgraphError BAD_USER_INPUT for an invalid URL.
 */
export async function connectRedis(
  url: string,
  { onError }: RedisConnectionOptions = {},
): Promise<RedisConnection> {
  // No `cause`: Node's error for an invalid URL contains all of it, including the password.
  if (!URL.canParse(url) || !/^rediss?:$/.test(new URL(url).protocol)) {
    throw new PressgraphError('BAD_USER_INPUT', 'Expected the URL of Redis as “redis://host:6379”.');
  }
  return await open(url, onError);
}

async function open(url: string, onError?: RedisConnectionOptions['onError']): Promise<RedisConnection> {
  const client = createRedisClient(url);
  let isLost = false;
  let isClosed = false;
  client.on('ready', () => {
    isLost = false;
  });
  client.on('error', (cause: unknown) => {
    if (isLost || isClosed) return;
    isLost = true;
    onError?.(lost(cause));
  });
  await new Promise<void>((resolve) => {
    client.once('ready', resolve);
    client.once('error', () => resolve());
    // Its rejection was already emitted as an `error` event.
    client.connect().catch(() => resolve());
  });
  return {
    client,
    get isReady() {
      return client.isReady;
    },
    onReady(listener) {
      client.on('ready', listener);
      return () => void client.off('ready', listener);
    },
    duplicate: () => open(url),
    async close() {
      isClosed = true;
      client.destroy();
    },
  };
}

function createRedisClient(url: string): RedisClientType {
  return createClient({
    url,
    name: 'pressgraph',
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: CONNECT_TIMEOUT,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, LONGEST_PAUSE),
      socketTimeout: SILENCE_TIMEOUT,
    },
    pingInterval: PING_INTERVAL,
  }) as RedisClientType;
}

/** Redis's messages contain the host and the command, but never the password. */
function lost(cause: unknown): PressgraphError {
  const words = cause instanceof AggregateError ? cause.errors.map(String).join('; ') : wordsOf(cause);
  return new PressgraphError(
    'INTERNAL_SERVER_ERROR',
    `Redis is unavailable; until it is back, this gateway runs without it. ${words}`,
  );
}

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
