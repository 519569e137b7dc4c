/** Values by key, each for a limited time. */
export class ExpiringMap<V> {
  readonly #held = new Map<string, { readonly value: V; readonly until: number }>();
  readonly #milliseconds: number;
  readonly #now: () => number;

  constructor(milliseconds: number, now: () => number = Date.now) {
    this.#milliseconds = milliseconds;
    this.#now = now;
  }

  get(key: string): V | undefined {
    const held = this.#held.get(key);
    if (held && held.until > this.#now()) return held.value;
    this.#held.delete(key);
    return undefined;
  }

  set(key: string, value: V): void {
    this.#held.set(key, { value, until: this.#now() + this.#milliseconds });
  }
}

/** What a REST route answered when it was tried. */
export interface RouteState {
  /** `undefined` where no answer came. */
  readonly status: number | undefined;
  /** Why it cannot be used, in plain words; `undefined` where it can. */
  readonly problem: string | undefined;
}

/**
 * What a gateway remembers of its site from one operation to the next: nothing that depends on who asks, for all are
 * asked as the same caller.
 */
export interface SiteMemory {
  /** Routes that refused, so that each operation does not ask in vain again. */
  readonly refusals: ExpiringMap<true>;
  /** Routes as they were found when somebody wanted to know. */
  readonly routeStates: ExpiringMap<RouteState>;
}

export const createSiteMemory = (now: () => number = Date.now): SiteMemory => ({
  refusals: new ExpiringMap(10 * 60_000, now),
  routeStates: new ExpiringMap(60_000, now),
});
