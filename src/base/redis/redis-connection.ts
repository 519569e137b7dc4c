import { createClient, type RedisClientType } from '@redis/client';
import { PressgraphError } from '../errors.ts';

const CONNECT_TIMEOUT = 5_000;
/** The longest pause between two attempts to connect. */
const LONGEST_PAUSE = 2_000;
/** A server that says nothing for so long, though it is asked every five seconds, counts as gone. */
const SILENCE_TIMEOUT = 15_000;
const PING_INTERVAL = 5_000;

export interface RedisConnectionOptions {
  /** Hears once of each time that Redis cannot be reached or used, until it can be again. */
  readonly onError?: ((error: PressgraphError) => void) | undefined;
}

/** A connection to Redis or Valkey that mends itself. */
export interface RedisConnection {
  /** While Redis is away, its commands reject at once: none waits for it to come back. */
  readonly client: RedisClientType;
  /** Whether commands can be sent now. */
  readonly isReady: boolean;
  /** Calls each time that the connection stands, the next time first; returns what ends that. */
  onReady(listener: () => void): () => void;
  /** A second connection to the same server, for commands that block (ten seconds at most); its failures are not told again. */
  duplicate(): Promise<RedisConnection>;
  /** Ends the connection; commands under way reject. */
  close(): Promise<void>;
}

/**
 * Connects to Redis or Valkey. Resolves as soon as the first attempt has come to an end, well or not: a server that is
 * away is tried again, at ever longer intervals up to two seconds, until the connection is closed.
 *
 * @param url `redis://user:password@host:6379/0`, or `rediss://` for TLS. It goes into no error.
 * @throws PressgraphError BAD_USER_INPUT where the address is none.
 */
export async function connectRedis(
  url: string,
  { onError }: RedisConnectionOptions = {},
): Promise<RedisConnection> {
  // Node's own error of a bad address holds all of it, its password included.
  if (!URL.canParse(url) || !/^rediss?:$/.test(new URL(url).protocol)) {
    throw new PressgraphError('BAD_USER_INPUT', 'Expected the address of Redis as “redis://host:6379”.');
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
    // What it rejects with was an `error` before.
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

/** Redis's own words name the host and the command, and never the password. */
function lost(cause: unknown): PressgraphError {
  const words = cause instanceof AggregateError ? cause.errors.map(String).join('; ') : wordsOf(cause);
  return new PressgraphError(
    'INTERNAL_SERVER_ERROR',
    `Redis cannot be used; this gateway goes on by itself until it can. ${words}`,
  );
}

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
