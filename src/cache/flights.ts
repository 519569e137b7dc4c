import { Flight } from './flight.ts';

/** Work by key, each under way once at a time. */
export class Flights<V> {
  readonly #underWay = new Map<string, Flight<V>>();
  #closed: { readonly reason: unknown } | undefined;

  has(key: string): boolean {
    return this.#underWay.has(key);
  }

  /** The work that is under way under the key and that somebody waits for; else, what is begun now. */
  begin(key: string, work: (signal: AbortSignal) => Promise<V>): Flight<V> {
    const under = this.#underWay.get(key);
    if (under && !under.isOver) return under;
    if (this.#closed) {
      const { reason } = this.#closed;
      return new Flight(() => Promise.reject(reason));
    }
    const flight = new Flight(async (signal) => {
      try {
        return await work(signal);
      } finally {
        if (this.#underWay.get(key) === flight) this.#underWay.delete(key);
      }
    });
    this.#underWay.set(key, flight);
    return flight;
  }

  /** Ends all work; what begins later fails with the reason. */
  close(reason: unknown): void {
    this.#closed = { reason };
    for (const flight of this.#underWay.values()) flight.abort(reason);
  }
}
