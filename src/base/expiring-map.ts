/** A map whose entries expire, bounded in size: the oldest are evicted first. */
export class ExpiringMap<V> {
  readonly #held = new Map<string, { readonly value: V; readonly until: number }>();
  readonly #milliseconds: number;
  readonly #now: () => number;
  readonly #limit: number;

  constructor(milliseconds: number, now: () => number = Date.now, limit: number = Number.POSITIVE_INFINITY) {
    this.#milliseconds = milliseconds;
    this.#now = now;
    this.#limit = limit;
  }

  get(key: string): V | undefined {
    const held = this.#held.get(key);
    if (held && held.until > this.#now()) return held.value;
    this.#held.delete(key);
    return undefined;
  }

  set(key: string, value: V): void {
    this.#held.delete(key);
    this.#held.set(key, { value, until: this.#now() + this.#milliseconds });
    const [oldest] = this.#held.keys();
    if (this.#held.size > this.#limit && oldest !== undefined) this.#held.delete(oldest);
  }
}
