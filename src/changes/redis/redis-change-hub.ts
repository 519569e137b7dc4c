import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RedisConnection } from '../../base/redis/redis-connection.ts';
import type { Change, ChangeHub, ChangeListener, ListenOptions } from '../changes.ts';
import { MemoryChangeHub } from '../memory-change-hub.ts';
import { ChangeStream, MAX_STREAM_LENGTH } from './change-stream.ts';
import { StreamReader } from './stream-reader.ts';

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
  readonly #key: string;
  readonly #self = randomUUID();
  readonly #stream: ChangeStream;
  #hasUnsent = false;
  #isSubscribed = false;
  readonly #stopRetrying: () => void;
  readonly #onMessage = (text: string) => void this.#receive(text);
  #stopReading: () => void | Promise<void> = () => {};

  private constructor(connection: RedisConnection, prefix: string) {
    this.#connection = connection;
    this.#key = `${prefix}:changes`;
    this.#stream = new ChangeStream(this.#key, {
      onEntry: (text) => this.#receive(text),
      onGap: () => this.#local.reportGap(),
    });
    this.#stopRetrying = connection.onReady(() => {
      void this.#reportUnsent();
      void this.#subscribe();
    });
  }

  /**
   * Opens a hub that receives what is published from now on. The caller still has to close the connection.
   *
   * @param prefix Prefix of the keys in Redis: see `siteKey`.
   * @param shared Reads the streams of several sites. Default: one of its own.
   */
  static async open(
    connection: RedisConnection,
    prefix: string,
    shared?: StreamReader,
  ): Promise<RedisChangeHub> {
    const reader = shared ?? (await StreamReader.open(connection));
    const hub = new RedisChangeHub(connection, prefix);
    await hub.#subscribe();
    if (connection.isReady) await hub.#stream.findPosition(connection, { isOpening: true }).catch(() => {});
    const stop = reader.follow(hub.#stream);
    hub.#stopReading = shared ? stop : () => reader.close();
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
    this.#stopRetrying();
    await this.#local.close();
    await this.#stopReading();
    // The connection may be that of other sites, too.
    if (!this.#isSubscribed || !this.#connection.isReady) return;
    await this.#connection.run((client) => client.unsubscribe(this.#key, this.#onMessage)).catch(() => {});
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
      await this.#connection.run((client) => client.subscribe(this.#key, this.#onMessage));
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

  async #receive(text: string | undefined): Promise<void> {
    const entry = entryShape.safeParse(parseJson(text));
    if (!entry.success || entry.data.from === this.#self) return;
    const { changes } = entry.data;
    if (changes === undefined) this.#local.reportGap();
    else await this.#local.publish(changes as readonly Change[]);
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
