import type { CacheTag } from '../changes/changes.ts';
import type { Held } from './cached.ts';
import type { CacheState } from './fresh-cache.ts';

/** What one operation took from WordPress, directly or through caches: so one knows how long its answer may be held. */
export class CacheUse {
  /** Whether the operation is done behind the caller's back, to have something newer than what is held. */
  readonly isRevalidation: boolean;
  readonly #tags = new Set<CacheTag>();
  #asOf: number;
  #isPrivate = false;
  #hasFallenBack = false;

  constructor(now: number, isRevalidation = false) {
    this.#asOf = now;
    this.isRevalidation = isRevalidation;
  }

  /** Takes note of something that goes into the answer. */
  note({ asOf, tags }: Pick<Held<unknown>, 'asOf' | 'tags'>, state: CacheState): void {
    this.#asOf = Math.min(this.#asOf, asOf);
    for (const tag of tags) this.#tags.add(tag);
    if (state === 'STALE_ON_ERROR') this.#hasFallenBack = true;
  }

  /** Takes note of something that is for this caller alone. */
  notePrivate(): void {
    this.#isPrivate = true;
  }

  /** When the oldest part of the answer was asked for, in milliseconds since the epoch. */
  get asOf(): number {
    return this.#asOf;
  }

  get tags(): readonly CacheTag[] {
    return [...this.#tags];
  }

  get isPrivate(): boolean {
    return this.#isPrivate;
  }

  /** Whether anything in the answer is older than it should be, since WordPress fails. */
  get hasFallenBack(): boolean {
    return this.#hasFallenBack;
  }
}
