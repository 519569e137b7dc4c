import type { RedisClientOptions, RedisClientType } from '@redis/client';
import { PressgraphError } from '../errors.ts';
import { type Pauses, pauseAfter } from '../scheduling/backoff.ts';
import { CommandGuard } from './command-guard.ts';
import { RedisReports } from './redis-reports.ts';

const CONNECT_TIMEOUT = 5_000;
/** Between two attempts to connect again. */
const PAUSES: Pauses = [50, 2_000];
/** Socket timeout. The server is pinged every five seconds, so silence for this long means it is gone. */
const SILENCE_TIMEOUT = 15_000;
const PING_INTERVAL = 5_000;

/** Longest wait for a first connection: a gateway starts without Redis, too. */
const FIRST_WAIT = 3_000;

export interface RedisConnectionOptions {
  /** Milliseconds that Redis may take to answer a command; see {@link RedisConnection.run}. */
  readonly timeout: number;
  /** Called once per outage of Redis, and once for commands that it refuses. */
  readonly onError?: ((error: PressgraphError) => void) | undefined;
}

/** A connection to Redis or Valkey that reconnects by itself. */
export interface RedisConnection {
  /** For commands that may block. While Redis is down, they reject at once instead of being queued. */
  readonly client: RedisClientType;
  /** Whether commands can be sent now. */
  readonly isReady: boolean;
  /**
   * Runs a command within the time limit. After one that Redis did not answer in time, all reject at once until it
   * answers again.
   */
  run<T>(command: (client: RedisClientType) => Promise<T>): Promise<T>;
  /** Calls the listener whenever commands can be sent again; returns a function that stops it. */
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
export async function connectRedis(url: string, options: RedisConnectionOptions): Promise<RedisConnection> {
  // No `cause`: Node's error for an invalid URL contains all of it, including the password.
  if (!URL.canParse(url) || !/^rediss?:$/.test(new URL(url).protocol)) {
    throw new PressgraphError('BAD_USER_INPUT', 'Expected the URL of Redis as “redis://host:6379”.');
  }
  return await open(url, options);
}

async function open(
  url: string,
  options: RedisConnectionOptions,
  wait = FIRST_WAIT,
): Promise<RedisConnection> {
  const { timeout, onError } = options;
  // A megabyte of code that only sites with Redis need.
  const { createClient, ErrorReply } = await import('@redis/client');
  const client = createClient(clientOptions(url)) as RedisClientType;
  const listeners = new Set<() => void>();
  const reports = new RedisReports(onError);
  const tellReady = () => {
    for (const listener of [...listeners]) listener();
  };
  const guard = new CommandGuard({
    timeout,
    probe: () => client.ping(),
    onSilence: () => reports.silent(timeout),
    onRecovery: tellReady,
  });
  client.on('ready', () => {
    reports.reset();
    guard.reset();
    tellReady();
  });
  client.on('error', (cause: unknown) => reports.lost(cause));
  await firstAttempt(client, wait);
  if (!client.isReady) reports.lost(new Error('It did not answer in time.'));
  return {
    client,
    get isReady() {
      return client.isReady && !guard.isOpen;
    },
    async run(command) {
      try {
        return await guard.run(() => command(client));
      } catch (error) {
        if (error instanceof ErrorReply) reports.refused(error);
        throw error;
      }
    },
    onReady(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    // A server that has not answered yet is not waited for once more.
    duplicate: () => open(url, { timeout }, client.isReady ? FIRST_WAIT : 0),
    async close() {
      reports.close();
      guard.close();
      listeners.clear();
      client.destroy();
    },
  };
}

/** Resolves when a client is connected, has failed to connect, or takes too long; it connects further on its own. */
async function firstAttempt(client: RedisClientType, wait: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve) => {
    timer = setTimeout(resolve, wait);
    client.once('ready', resolve);
    client.once('error', () => resolve());
    // Its rejection was already emitted as an `error` event.
    client.connect().catch(() => resolve());
  });
  clearTimeout(timer);
}

const clientOptions = (url: string): RedisClientOptions => ({
  url,
  name: 'pressgraph',
  disableOfflineQueue: true,
  maintNotifications: 'disabled',
  socket: {
    connectTimeout: CONNECT_TIMEOUT,
    reconnectStrategy: (retries) => pauseAfter(retries + 1, PAUSES),
    socketTimeout: SILENCE_TIMEOUT,
  },
  pingInterval: PING_INTERVAL,
});
