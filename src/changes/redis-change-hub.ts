import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { RedisConnection } from '../base/redis/redis-connection.ts';
import type { Change, ChangeHub, ChangeListener, ListenOptions } from './changes.ts';
import { MemoryChangeHub } from './memory-change-hub.ts';

/** The stream is trimmed to this length: as many entries as a gateway can miss and still catch up. */
const MAX_STREAM_LENGTH = 1_000;
const BLOCK_MILLISECONDS = 5_000;

const entryShape = z.object({
  from: z.string(),
  /** Missing if the sender could not send its changes in time: listeners must assume a gap. */
  changes: z
    .array(
      z.object({
        route: z.string(),
        id: z.number(),
        kind: z.enum(['CREATED', 'UPDATED', 'DELETED']),
        postId: z.number().optional(),
        audience: z.enum(['everyone', 'caches']).optional(),
        isHidden: z.boolean().optional(),
      }),
    )
    .optional(),
});

/**
 * Publishes changes between the gateways of a site that share a Redis or Valkey. It uses a stream rather than PUBLISH: a
 * gateway that was disconnected continues after the last entry it saw. If the stream has been trimmed past that, its
 * listeners are notified of a gap.
 *
 * While Redis is unreachable, changes are published within the process only. Afterwards, the other gateways are notified
 * of a gap. A Redis that is full takes no entries, but passes messages on: changes are then sent by PUBLISH.
 */
export class RedisChangeHub implements ChangeHub {
  readonly #local = new MemoryChangeHub();
  readonly #connection: RedisConnection;
  readonly #reader: RedisConnection;
  readonly #key: string;
  readonly #self = randomUUID();
  readonly #end = new AbortController();
  #lastId: string | undefined;
  #hasUnsent = false;
  #isSubscribed = false;
  readonly #stopRetrying: () => void;

  private constructor(connection: RedisConnection, reader: RedisConnection, prefix: string) {
    this.#connection = connection;
    this.#reader = reader;
    this.#key = `${prefix}:changes`;
    this.#stopRetrying = connection.onReady(() => {
      void this.#reportUnsent();
      void this.#subscribe();
    });
  }

  /**
   * Opens a hub that receives what is published from now on. The caller still has to close the connection.
   *
   * @param prefix Prefix of the keys in Redis: see `siteKey`.
   */
  static async open(connection: RedisConnection, prefix: string): Promise<RedisChangeHub> {
    const reader = await connection.duplicate();
    const hub = new RedisChangeHub(connection, reader, prefix);
    await hub.#subscribe();
    if (reader.isReady) await hub.#findPosition({ isOpening: true }).catch(() => {});
    void hub.#readLoop();
    return hub;
  }

  async publish(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    await this.#local.publish(changes);
    try {
      await this.#send({ changes });
      await this.#reportUnsent();
    } catch {
      this.#hasUnsent = true;
      const text = this.#textOf({ changes });
      await this.#connection.run((client) => client.publish(this.#key, text)).catch(() => {});
    }
  }

  listen(listener: ChangeListener, options?: ListenOptions): () => void {
    return this.#local.listen(listener, options);
  }

  async close(): Promise<void> {
    this.#end.abort();
    this.#stopRetrying();
    await this.#local.close();
    await this.#reader.close();
  }

  async #send(entry: { readonly changes?: readonly Change[] }): Promise<void> {
    const text = this.#textOf(entry);
    await this.#connection.run((client) =>
      client.xAdd(
        this.#key,
        '*',
        { entry: text },
        { TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: MAX_STREAM_LENGTH } },
      ),
    );
  }

  #textOf(entry: { readonly changes?: readonly Change[] }): string {
    return JSON.stringify({ from: this.#self, ...entry });
  }

  /** Once it has succeeded, the client subscribes again by itself after each reconnect. */
  async #subscribe(): Promise<void> {
    if (this.#isSubscribed || !this.#connection.isReady) return;
    try {
      await this.#connection.run((client) => client.subscribe(this.#key, (text) => void this.#receive(text)));
      this.#isSubscribed = true;
    } catch {
      // Tried again when Redis is ready again.
    }
  }

  async #reportUnsent(): Promise<void> {
    if (!this.#hasUnsent) return;
    this.#hasUnsent = false;
    await this.#send({}).catch(() => {
      this.#hasUnsent = true;
    });
  }

  async #readLoop(): Promise<void> {
    let isPositioned = this.#lastId !== undefined;
    while (!this.#end.signal.aborted) {
      try {
        if (!this.#reader.isReady) {
          isPositioned = false;
          await this.#untilReady();
        }
        if (!isPositioned) await this.#findPosition();
        isPositioned = true;
        await this.#readEntries();
      } catch {
        isPositioned = false;
        // A lost connection is awaited above. Any other failure would repeat at once, so pause before the retry.
        if (this.#reader.isReady) await delay(1_000, undefined, { ref: false }).catch(() => {});
      }
    }
  }

  async #readEntries(): Promise<void> {
    const from = { key: this.#key, id: this.#lastId ?? '$' };
    const reply = await this.#reader.client.xRead(from, {
      BLOCK: BLOCK_MILLISECONDS,
      COUNT: MAX_STREAM_LENGTH,
    });
    const entries = streamEntries(reply);
    if (entries.length >= MAX_STREAM_LENGTH && (await this.#isTrimmedTo(entries))) this.#local.reportGap();
    for (const { id, message } of entries) {
      this.#lastId = id;
      await this.#receive(message['entry']);
    }
  }

  /** Whether the stream may have lost entries between the last one seen and these. */
  async #isTrimmedTo([first]: readonly StreamEntry[]): Promise<boolean> {
    const [oldest] =
      (await this.#reader.run((client) => client.xRange(this.#key, '-', '+', { COUNT: 1 }))) ?? [];
    return first !== undefined && oldest !== undefined && !isBefore(oldest.id, first.id);
  }

  async #receive(text: string | undefined): Promise<void> {
    const entry = entryShape.safeParse(parseJson(text));
    if (!entry.success || entry.data.from === this.#self) return;
    const { changes } = entry.data;
    if (changes === undefined) this.#local.reportGap();
    else await this.#local.publish(changes as readonly Change[]);
  }

  /** Finds where to continue reading: after the last entry seen, or else at the end of the stream. */
  async #findPosition({ isOpening = false } = {}): Promise<void> {
    const [first, last, length] = await this.#reader.run((client) =>
      Promise.all([
        client.xRange(this.#key, '-', '+', { COUNT: 1 }),
        client.xRevRange(this.#key, '+', '-', { COUNT: 1 }),
        client.xLen(this.#key),
      ]),
    );
    const oldest = first?.[0];
    const newestId = last?.[0]?.id ?? '0-0';
    const seen = this.#lastId;
    if (seen === undefined) {
      this.#lastId = newestId;
      // Since it was opened, Redis was away: what was published meanwhile is not known.
      if (!isOpening) this.#local.reportGap();
    } else if (isBefore(newestId, seen)) {
      // Redis lost the stream, and possibly entries that were never read.
      this.#lastId = newestId;
      this.#local.reportGap();
    } else if (length >= MAX_STREAM_LENGTH && oldest && isBefore(seen, oldest.id)) {
      this.#lastId = newestId;
      this.#local.reportGap();
    }
  }

  async #untilReady(): Promise<void> {
    const { signal } = this.#end;
    // One listener for each outage would be a leak.
    const over = new AbortController();
    await new Promise<void>((resolve) => {
      const stop = this.#reader.onReady(resolve);
      over.signal.addEventListener('abort', stop, { once: true });
      signal.addEventListener('abort', () => resolve(), { once: true, signal: over.signal });
      if (this.#reader.isReady || signal.aborted) resolve();
    });
    over.abort();
  }
}

interface StreamEntry {
  readonly id: string;
  readonly message: Readonly<Record<string, string>>;
}

/** The client types the reply loosely, because it differs between protocol versions. */
function streamEntries(reply: unknown): readonly StreamEntry[] {
  const streams = (reply ?? []) as readonly { readonly messages: readonly StreamEntry[] }[];
  return streams.flatMap(({ messages }) => messages);
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** Compares two stream ids, such as `1700000000000-3`. */
export function isBefore(one: string, other: string): boolean {
  const [[a = 0, b = 0], [c = 0, d = 0]] = [one, other].map((id) => id.split('-').map(Number)) as [
    number[],
    number[],
  ];
  return a === c ? b < d : a < c;
}
