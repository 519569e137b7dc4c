import type { CacheTag } from './changes.ts';

const MAX_AGE_MILLISECONDS = 10 * 60_000;
const MAX_TAGS = 100_000;

/**
 * Tags that were invalidated recently. A response requested before a change may arrive after it. Were it cached, it would
 * be stale, and nothing would invalidate it.
 */
export class RecentChanges {
  readonly #times = new Map<CacheTag, number>();
  readonly #now: () => number;
  /** Anything requested before this time may have changed. */
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
    // The oldest are first.
    for (const [tag, time] of this.#times) {
      if (time > now - MAX_AGE_MILLISECONDS && this.#times.size <= MAX_TAGS) break;
      if (this.#times.size > MAX_TAGS) this.#allAt = Math.max(this.#allAt, time);
      this.#times.delete(tag);
    }
  }

  noteAll(): void {
    this.#times.clear();
    this.#allAt = this.#now();
  }

  /** Whether any of the tags was invalidated at or after that time. */
  touched(tags: readonly CacheTag[], since: number): boolean {
    return (
      this.#allAt >= since || tags.some((tag) => (this.#times.get(tag) ?? Number.NEGATIVE_INFINITY) >= since)
    );
  }
}
