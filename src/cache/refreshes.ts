import { ExpiringMap } from '../base/expiring-map.ts';

/** Minimum pause before a stale item whose refresh failed is requested again. */
const RETRY_MILLISECONDS = 1_000;

/** Stale items that are being refreshed in the background: each once at a time, and not right after a failure. */
export class Refreshes {
  readonly #inProgress = new Set<string>();
  readonly #failures: ExpiringMap<true>;

  readonly #background: ((work: Promise<unknown>) => void) | undefined;

  /**
   * @param now Milliseconds since the epoch.
   * @param background Gets work that nobody waits for. It never rejects.
   */
  constructor(now: () => number, background?: (work: Promise<unknown>) => void) {
    this.#failures = new ExpiringMap(RETRY_MILLISECONDS, { now });
    this.#background = background;
  }

  /**
   * Refreshes those items that are due. Nobody waits for it, and a failure is forgotten after a pause.
   *
   * @param keys A key for each item: what is to be refreshed of it.
   * @param refresh Called with the ids that are due, if any.
   */
  start(keys: ReadonlyMap<number, string>, refresh: (ids: readonly number[]) => Promise<unknown>): void {
    const due = [...keys].filter(
      ([, key]) => !this.#inProgress.has(key) && this.#failures.get(key) === undefined,
    );
    if (due.length === 0) return;
    for (const [, key] of due) this.#inProgress.add(key);
    const work = refresh(due.map(([id]) => id))
      .catch(() => {
        for (const [, key] of due) this.#failures.set(key, true);
      })
      .finally(() => {
        for (const [, key] of due) this.#inProgress.delete(key);
      });
    this.#background?.(work);
  }
}
