import { setTimeout as delay } from 'node:timers/promises';
import type { RedisConnection } from '../../base/redis/redis-connection.ts';
import { type ChangeStream, isBefore, MAX_STREAM_LENGTH, type StreamEntry } from './change-stream.ts';

const BLOCK_MILLISECONDS = 5_000;

/**
 * Reads streams over one connection, on which nothing else has to wait while it blocks: those of all sites of a gateway.
 */
export class StreamReader {
  readonly #connection: RedisConnection;
  readonly #other: RedisConnection;
  /** What Redis calls the connection; `undefined` if it does not tell. */
  #id: number | undefined;
  readonly #end = new AbortController();
  readonly #streams = new Set<ChangeStream>();
  /** Those of which it is known where to continue. */
  readonly #positioned = new Set<ChangeStream>();
  #wake = () => {};

  private constructor(connection: RedisConnection, other: RedisConnection) {
    this.#connection = connection;
    this.#other = other;
  }

  /** Opens a connection like another one. The caller closes it. */
  static async open(connection: RedisConnection): Promise<StreamReader> {
    const reader = new StreamReader(await connection.duplicate(), connection);
    void reader.#readLoop();
    return reader;
  }

  /** Reads a stream until the returned function is called. */
  follow(stream: ChangeStream): () => void {
    this.#streams.add(stream);
    if (stream.lastId !== undefined) this.#positioned.add(stream);
    this.#wake();
    void this.#unblock();
    return () => {
      this.#streams.delete(stream);
      this.#positioned.delete(stream);
    };
  }

  async close(): Promise<void> {
    this.#end.abort();
    this.#wake();
    await this.#connection.close();
  }

  async #readLoop(): Promise<void> {
    const { signal } = this.#end;
    while (!signal.aborted) {
      try {
        if (this.#streams.size === 0) await this.#untilFollowing();
        if (!this.#connection.isReady) {
          this.#positioned.clear();
          await this.#untilReady();
        }
        this.#id ??= await this.#connection.run((client) => client.clientId()).catch(() => undefined);
        await this.#findPositions();
        await this.#read();
      } catch {
        this.#positioned.clear();
        this.#id = undefined;
        // A lost connection is awaited above. Any other failure would repeat at once, so pause before the retry.
        if (this.#connection.isReady) await delay(1_000, undefined, { ref: false }).catch(() => {});
      }
    }
  }

  /** @throws If no position can be found; one that cannot keeps no other from being read. */
  async #findPositions(): Promise<void> {
    let failure: unknown;
    for (const stream of this.#streams) {
      if (this.#positioned.has(stream)) continue;
      try {
        await stream.findPosition(this.#connection);
        if (this.#streams.has(stream)) this.#positioned.add(stream);
      } catch (error) {
        failure = error;
      }
    }
    if (failure !== undefined && this.#positioned.size === 0) throw failure;
  }

  async #read(): Promise<void> {
    const positions = new Map<string, string>();
    for (const { key, lastId = '$' } of this.#positioned) {
      const former = positions.get(key);
      // Two sites of a gateway may be one WordPress.
      if (former === undefined || isBefore(lastId, former)) positions.set(key, lastId);
    }
    if (positions.size === 0) return;
    const from = [...positions].map(([key, id]) => ({ key, id }));
    const reply = await this.#connection.client.xRead(from, {
      BLOCK: BLOCK_MILLISECONDS,
      COUNT: MAX_STREAM_LENGTH,
    });
    for (const { name, messages } of streamsIn(reply)) {
      for (const stream of this.#positioned) {
        if (stream.key === name) await stream.receive(messages, this.#connection);
      }
    }
  }

  /** Lets a read that waits for other streams begin anew. Where that is not allowed, it does so within five seconds. */
  async #unblock(): Promise<void> {
    const id = this.#id;
    if (id !== undefined) await this.#other.run((client) => client.clientUnblock(id)).catch(() => {});
  }

  async #untilFollowing(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (this.#streams.size > 0 || this.#end.signal.aborted) resolve();
    });
  }

  async #untilReady(): Promise<void> {
    const { signal } = this.#end;
    // One listener for each outage would be a leak.
    const over = new AbortController();
    await new Promise<void>((resolve) => {
      const stop = this.#connection.onReady(resolve);
      over.signal.addEventListener('abort', stop, { once: true });
      signal.addEventListener('abort', () => resolve(), { once: true, signal: over.signal });
      if (this.#connection.isReady || signal.aborted) resolve();
    });
    over.abort();
  }
}

interface ReadStream {
  readonly name: string;
  readonly messages: readonly StreamEntry[];
}

/** The client types the reply loosely, because it differs between protocol versions. */
const streamsIn = (reply: unknown): readonly ReadStream[] => (reply ?? []) as readonly ReadStream[];
