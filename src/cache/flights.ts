import { Flight } from './flight.ts';

/** Work by key, each under way once at a time. */
export class Flights<V> {
  readonly #underWay = new Map<string, Flight<V>>();

  has(key: string): boolean {
    return this.#underWay.has(key);
  }

  /** The work that is under way under the key and that somebody waits for; else, what is begun now. */
  begin(key: string, work: (signal: AbortSignal) => Promise<V>): Flight<V> {
    const under = this.#underWay.get(key);
    if (under && !under.isOver) return under;
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
}
