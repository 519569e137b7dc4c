import type { CacheTag } from '../changes/changes.ts';
import type { CacheEntry } from './cache-entry.ts';
import type { CacheState } from './read-through-cache.ts';

/** What one operation read, from WordPress or from caches: whether its answer may be cached, and for how long. */
export class CacheUse {
  /** Whether the operation runs in the background, to refresh a stale answer. */
  readonly isRevalidation: boolean;
  readonly #tags = new Set<CacheTag>();
  #asOf: number;
  #expiresIn: number | undefined;
  #isPrivate = false;
  #usedStaleOnError = false;

  constructor(now: number, isRevalidation = false) {
    this.#asOf = now;
    this.isRevalidation = isRevalidation;
  }

  /** Records something that goes into the answer. */
  note(
    { asOf, tags, expiresIn }: Pick<CacheEntry<unknown>, 'asOf' | 'tags' | 'expiresIn'>,
    state: CacheState,
  ): void {
    if (expiresIn !== undefined) this.#expiresIn = Math.min(expiresIn, this.#expiresIn ?? expiresIn);
    this.#asOf = Math.min(this.#asOf, asOf);
    for (const tag of tags) this.#tags.add(tag);
    if (state === 'STALE_ON_ERROR') this.#usedStaleOnError = true;
  }

  /** Records that the answer contains something for this caller only. */
  notePrivate(): void {
    this.#isPrivate = true;
  }

  /** When the oldest part of the answer was requested, in milliseconds since the epoch. */
  get asOf(): number {
    return this.#asOf;
  }

  /** Milliseconds after which the answer is out of date, if not by the cache's lifetimes. */
  get expiresIn(): number | undefined {
    return this.#expiresIn;
  }

  get tags(): readonly CacheTag[] {
    return [...this.#tags];
  }

  get isPrivate(): boolean {
    return this.#isPrivate;
  }

  /** Whether any part of the answer was served stale because WordPress failed. */
  get usedStaleOnError(): boolean {
    return this.#usedStaleOnError;
  }
}
