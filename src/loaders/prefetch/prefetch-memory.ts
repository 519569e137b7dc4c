import { type MemoryRoom, RoomMap } from '../../cache/memory-room.ts';
import { AddressMemory } from './address-memory.ts';
import { bytesOfNeeds, commonNeeds, type Needs, sizeOfNeeds } from './needs.ts';

interface Remembered {
  readonly needs: Needs;
  /** Which share of what was remembered proved right of late. */
  readonly trust: number;
}

/** Below this share, what is prefetched in vain costs more than the rest saves. */
const WORTH_IT = 0.6;
/** An operation that needs more ids is not remembered. */
const MOST_IDS = 2_000;
const BYTES_PER_ENTRY = 300;

/**
 * What operations of the public loaded by ids when they last ran: the authors of the posts of a list, the comments under
 * them. The next run of the same operation asks for it together with the list itself. It holds ids alone, and no answers:
 * it may be as old as it likes.
 */
export class PrefetchMemory {
  /** Which items slugs and addresses led to. */
  readonly addresses: AddressMemory;
  readonly #remembered: RoomMap<Remembered>;

  /** @param room Its most bytes, or memory that it shares with others. */
  constructor(room: number | MemoryRoom) {
    this.addresses = new AddressMemory(room);
    this.#remembered = new RoomMap(
      room,
      ({ needs }, key) => BYTES_PER_ENTRY + 2 * key.length + bytesOfNeeds(needs),
    );
  }

  /** What an operation is likely to need; `undefined` if that is not known, or changes too often. */
  likely(operation: string): Needs | undefined {
    const remembered = this.#remembered.get(operation);
    return remembered && remembered.trust >= WORTH_IT ? remembered.needs : undefined;
  }

  /** Records what an operation needed. */
  keep(operation: string, needs: Needs): void {
    const size = sizeOfNeeds(needs);
    const before = this.#remembered.get(operation);
    if (size === 0 || size > MOST_IDS) {
      this.#remembered.delete(operation);
      return;
    }
    const right = before && commonNeeds(before.needs, needs) / Math.max(size, sizeOfNeeds(before.needs));
    const trust = before && right !== undefined ? (before.trust + right) / 2 : 1;
    this.#remembered.set(operation, { needs, trust });
  }

  /** Approximate size of all entries. */
  get bytes(): number {
    return this.#remembered.bytes + this.addresses.bytes;
  }
}
