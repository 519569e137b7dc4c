import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { RedisConnection } from '../base/redis/redis-connection.ts';
import type { Change, ChangeHub, ChangeListener, ListenOptions } from './changes.ts';
import { MemoryChangeHub } from './memory-change-hub.ts';

/** So many entries the stream keeps: as much as a gateway may miss and still be told what. */
const KEPT_ENTRIES = 1_000;
const BLOCK_MILLISECONDS = 5_000;

const entryShape = z.object({
  from: z.string(),
  /** Without changes, the sender could not tell which there were. */
  changes: z
    .array(
      z.object({
        route: z.string(),
        id: z.number(),
        kind: z.enum(['CREATED', 'UPDATED', 'DELETED']),
        postId: z.number().optional(),
        audience: z.enum(['everyone', 'caches']).optional(),
      }),
    )
    .optional(),
});

/**
 * Carries changes between all gateways of a site that share a Redis or Valkey. In a stream, and not by PUBLISH: a gateway
 * that was cut off for a moment reads on from the last entry that it saw, and misses nothing. Where the stream does not
 * reach back so far, listeners are told that anything may have changed.
 *
 * While Redis is away, changes are told within the process; afterwards, the others are told that they missed some.
 */
export class RedisChangeHub implements ChangeHub {
  readonly #local = new MemoryChangeHub();
  readonly #connection: RedisConnection;
  readonly #reader: RedisConnection;
  readonly #key: string;
  readonly #self = randomUUID();
  readonly #end = new AbortController();
  #lastId: string | undefined;
  #hasUntold = false;
  readonly #stopTelling: () => void;

  private constructor(connection: RedisConnection, reader: RedisConnection, prefix: string) {
    this.#connection = connection;
    this.#reader = reader;
    this.#key = `${prefix}:changes`;
    this.#stopTelling = connection.onReady(() => void this.#tellUntold());
  }

  /**
   * Begins to hear what is published from now on. The connection stays its owner's to close.
   *
   * @param prefix Of the keys in Redis: see `siteKey`.
   */
  static async open(connection: RedisConnection, prefix: string): Promise<RedisChangeHub> {
    const reader = await connection.duplicate();
    const hub = new RedisChangeHub(connection, reader, prefix);
    if (reader.isReady) await hub.#findPlace().catch(() => {});
    void hub.#readOn();
    return hub;
  }

  async publish(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    await this.#local.publish(changes);
    try {
      await this.#send({ changes });
    } catch {
      this.#hasUntold = true;
    }
  }

  listen(listener: ChangeListener, options?: ListenOptions): () => void {
    return this.#local.listen(listener, options);
  }

  async close(): Promise<void> {
    this.#end.abort();
    this.#stopTelling();
    await this.#local.close();
    await this.#reader.close();
  }

  async #send(entry: { readonly changes?: readonly Change[] }): Promise<void> {
    const text = JSON.stringify({ from: this.#self, ...entry });
    await this.#connection.client.xAdd(
      this.#key,
      '*',
      { entry: text },
      { TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: KEPT_ENTRIES } },
    );
  }

  async #tellUntold(): Promise<void> {
    if (!this.#hasUntold) return;
    this.#hasUntold = false;
    await this.#send({}).catch(() => {
      this.#hasUntold = true;
    });
  }

  async #readOn(): Promise<void> {
    let isPlaced = this.#lastId !== undefined;
    while (!this.#end.signal.aborted) {
      try {
        if (!this.#reader.isReady) {
          isPlaced = false;
          await this.#untilReady();
        }
        if (!isPlaced) await this.#findPlace();
        isPlaced = true;
        await this.#readSome();
      } catch {
        isPlaced = false;
        // A connection that fell tells when it stands again; what else fails, fails again at once.
        if (this.#reader.isReady) await delay(1_000, undefined, { ref: false }).catch(() => {});
      }
    }
  }

  async #readSome(): Promise<void> {
    const from = { key: this.#key, id: this.#lastId ?? '$' };
    const answer = await this.#reader.client.xRead(from, { BLOCK: BLOCK_MILLISECONDS, COUNT: KEPT_ENTRIES });
    for (const { id, message } of streamEntries(answer)) {
      this.#lastId = id;
      await this.#hear(message['entry']);
    }
  }

  async #hear(text: string | undefined): Promise<void> {
    const entry = entryShape.safeParse(parsed(text));
    if (!entry.success || entry.data.from === this.#self) return;
    const { changes } = entry.data;
    if (changes === undefined) this.#local.tellGap();
    else await this.#local.publish(changes as readonly Change[]);
  }

  /** Where reading goes on: behind the last entry that was seen, or behind the last that there is. */
  async #findPlace(): Promise<void> {
    const { client } = this.#reader;
    const [first, last, length] = await Promise.all([
      client.xRange(this.#key, '-', '+', { COUNT: 1 }),
      client.xRevRange(this.#key, '+', '-', { COUNT: 1 }),
      client.xLen(this.#key),
    ]);
    const oldest = first?.[0];
    const newestId = last?.[0]?.id ?? '0-0';
    const seen = this.#lastId;
    if (seen === undefined) {
      this.#lastId = newestId;
    } else if (isBefore(newestId, seen)) {
      // Redis lost the stream: what was said since, it may have lost, too.
      this.#lastId = newestId;
      this.#local.tellGap();
    } else if (length >= KEPT_ENTRIES && oldest && isBefore(seen, oldest.id)) {
      this.#lastId = newestId;
      this.#local.tellGap();
    }
  }

  #untilReady(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.#reader.onReady(() => {
        stop();
        resolve();
      });
      this.#end.signal.addEventListener(
        'abort',
        () => {
          stop();
          resolve();
        },
        { once: true },
      );
      if (this.#reader.isReady) resolve();
    });
  }
}

interface StreamEntry {
  readonly id: string;
  readonly message: Readonly<Record<string, string>>;
}

/** The client types the answer of a stream loosely, as the protocol's versions differ. */
function streamEntries(answer: unknown): readonly StreamEntry[] {
  const streams = (answer ?? []) as readonly { readonly messages: readonly StreamEntry[] }[];
  return streams.flatMap(({ messages }) => messages);
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** Whether one id of a stream stands before another: `1700000000000-3`. */
export function isBefore(one: string, other: string): boolean {
  const [[a = 0, b = 0], [c = 0, d = 0]] = [one, other].map((id) => id.split('-').map(Number)) as [
    number[],
    number[],
  ];
  return a === c ? b < d : a < c;
}
