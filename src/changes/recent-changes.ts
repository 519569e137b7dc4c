import type { CacheTag } from './changes.ts';

const REMEMBERED_MILLISECONDS = 10 * 60_000;
const MOST_TAGS = 100_000;

/**
 * What changed of late. Something read before a change may come in after it: it would be held with the change missing,
 * and nobody would drop it any more.
 */
export class RecentChanges {
  readonly #times = new Map<CacheTag, number>();
  readonly #now: () => number;
  /** Whatever was asked for before this may have changed unheard. */
  #allAt = Number.NEGATIVE_INFINITY;

  constructor(now: () => number) {
    this.#now = now;
  }

  note(tags: Iterable<CacheTag>): void {
    const now = this.#now();
    for (const tag of tags) {
      this.#times.delete(tag);
      this.#times.set(tag, now);
    }
    // The oldest stand first.
    for (const [tag, time] of this.#times) {
      if (time > now - REMEMBERED_MILLISECONDS && this.#times.size <= MOST_TAGS) break;
      if (this.#times.size > MOST_TAGS) this.#allAt = Math.max(this.#allAt, time);
      this.#times.delete(tag);
    }
  }

  noteAll(): void {
    this.#times.clear();
    this.#allAt = this.#now();
  }

  /** Whether any of the tags changed at that time or later. */
  touched(tags: readonly CacheTag[], since: number): boolean {
    return (
      this.#allAt >= since || tags.some((tag) => (this.#times.get(tag) ?? Number.NEGATIVE_INFINITY) >= since)
    );
  }
}
