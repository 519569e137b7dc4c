import type { RedisConnection } from '../../base/redis/redis-connection.ts';

/** The stream is trimmed to this length: as many entries as a gateway can miss and still catch up. */
export const MAX_STREAM_LENGTH = 1_000;

export interface StreamEntry {
  readonly id: string;
  readonly message: Readonly<Record<string, string>>;
}

export interface ChangeStreamListener {
  readonly onEntry: (text: string | undefined) => Promise<void>;
  /** Called when entries may have been missed. */
  readonly onGap: () => void;
}

/** A stream of changes, and how far a gateway has read it. */
export class ChangeStream {
  readonly key: string;
  readonly #listener: ChangeStreamListener;
  #lastId: string | undefined;

  constructor(key: string, listener: ChangeStreamListener) {
    this.key = key;
    this.#listener = listener;
  }

  /** The last entry seen; `undefined` while no position is known. */
  get lastId(): string | undefined {
    return this.#lastId;
  }

  /** Finds where to continue reading: after the last entry seen, or else at the end of the stream. */
  async findPosition(connection: RedisConnection, { isOpening = false } = {}): Promise<void> {
    const { key } = this;
    const [first, last, length] = await connection.run((client) =>
      Promise.all([
        client.xRange(key, '-', '+', { COUNT: 1 }),
        client.xRevRange(key, '+', '-', { COUNT: 1 }),
        client.xLen(key),
      ]),
    );
    const oldest = first?.[0];
    const newestId = last?.[0]?.id ?? '0-0';
    const seen = this.#lastId;
    // The first time, Redis was away since it was opened: what was published meanwhile is not known.
    const isUnknown = seen === undefined && !isOpening;
    // Redis lost the stream, and possibly entries that were never read.
    const isLost = seen !== undefined && isBefore(newestId, seen);
    const isTrimmed =
      seen !== undefined && length >= MAX_STREAM_LENGTH && oldest !== undefined && isBefore(seen, oldest.id);
    if (seen === undefined || isLost || isTrimmed) this.#lastId = newestId;
    if (isUnknown || isLost || isTrimmed) this.#listener.onGap();
  }

  /** Takes entries as they were read; those that it has seen are left out. */
  async receive(read: readonly StreamEntry[], connection: RedisConnection): Promise<void> {
    const entries = read.filter(({ id }) => this.#lastId === undefined || isBefore(this.#lastId, id));
    if (read.length >= MAX_STREAM_LENGTH && (await this.#isTrimmedTo(read, connection))) {
      this.#listener.onGap();
    }
    for (const { id, message } of entries) {
      this.#lastId = id;
      await this.#listener.onEntry(message['entry']);
    }
  }

  /** Whether the stream may have lost entries between the last one seen and these. */
  async #isTrimmedTo([first]: readonly StreamEntry[], connection: RedisConnection): Promise<boolean> {
    const [oldest] =
      (await connection.run((client) => client.xRange(this.key, '-', '+', { COUNT: 1 }))) ?? [];
    return first !== undefined && oldest !== undefined && !isBefore(oldest.id, first.id);
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
