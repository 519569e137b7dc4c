import { LRUCache } from 'lru-cache';

/** An entry of one of the caches in a room. */
export interface Held {
  readonly bytes: number;
  /** Called when it is gone, for whatever reason. */
  readonly onGone: () => void;
}

/** Memory for one cache, or for those of several sites together: whichever entry was not used for longest goes first. */
export class MemoryRoom {
  readonly #entries: LRUCache<string, Held>;
  #tenants = 0;

  /** @param maxBytes Of all entries together. */
  constructor(maxBytes: number) {
    this.#entries = new LRUCache<string, Held>({
      maxSize: Math.max(1, maxBytes),
      sizeCalculation: ({ bytes }) => bytes,
      dispose: ({ onGone }) => onGone(),
      // What replaces an entry may have another size and other tags.
      noDisposeOnSet: false,
    });
  }

  /** What the keys of another cache begin with: no two caches have a key in common. */
  admit(): string {
    const number = this.#tenants++;
    return number === 0 ? '' : `${number}\n`;
  }

  get(key: string): Held | undefined {
    return this.#entries.get(key);
  }

  /** @returns Whether there is room for it: an entry larger than all of the room is not kept. */
  set(key: string, held: Held): boolean {
    this.#entries.set(key, held);
    return this.#entries.has(key);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}

/** Values by key, in a room of their own or in one that they share. */
export class RoomMap<V> {
  readonly #room: MemoryRoom;
  readonly #prefix: string;
  readonly #bytesOf: (value: V, key: string) => number;
  #bytes = 0;

  /** @param room Its most bytes, or memory that it shares with others. */
  constructor(room: number | MemoryRoom, bytesOf: (value: V, key: string) => number) {
    this.#room = typeof room === 'number' ? new MemoryRoom(room) : room;
    this.#prefix = this.#room.admit();
    this.#bytesOf = bytesOf;
  }

  get(key: string): V | undefined {
    // Under its prefix, there is nothing but what it has set.
    return (this.#room.get(this.#prefix + key) as HeldValue<V> | undefined)?.value;
  }

  set(key: string, value: V): void {
    const bytes = this.#bytesOf(value, key);
    const onGone = () => {
      this.#bytes -= bytes;
    };
    this.delete(key);
    const held: HeldValue<V> = { value, bytes, onGone };
    if (this.#room.set(this.#prefix + key, held)) this.#bytes += bytes;
  }

  delete(key: string): void {
    this.#room.delete(this.#prefix + key);
  }

  /** The size of all its values, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }
}

interface HeldValue<V> extends Held {
  readonly value: V;
}
