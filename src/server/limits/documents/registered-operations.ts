import { LRUCache } from 'lru-cache';

/** Total characters of all operations that were used again, and of those that were not yet. */
const MOST_CHARACTERS = 8 * 1024 * 1024;
const MOST_OPERATIONS = 5_000;
/** Longer operations are not registered: their clients send them in full each time. */
const LONGEST = 128 * 1024;

/**
 * Operations that clients registered by their hashes. Once one is requested by its hash, it moves to a part of its own: a
 * flood of new registrations evicts only such as nobody came back for.
 */
export class RegisteredOperations {
  readonly #new = createPart();
  readonly #used = createPart();

  get(hash: string): string | undefined {
    const used = this.#used.get(hash);
    if (used !== undefined) return used;
    const found = this.#new.get(hash);
    if (found !== undefined) {
      this.#new.delete(hash);
      this.#used.set(hash, found);
    }
    return found;
  }

  set(hash: string, operation: string): void {
    if (operation.length <= LONGEST && !this.#used.has(hash)) this.#new.set(hash, operation);
  }
}

const createPart = () =>
  new LRUCache<string, string>({
    max: MOST_OPERATIONS,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: ({ length }) => Math.max(1, length),
  });
