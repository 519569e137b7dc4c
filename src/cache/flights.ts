import { Flight } from './flight.ts';

/** In-flight work by key: at most one flight per key at a time. */
export class Flights<V> {
  readonly #inFlight = new Map<string, Flight<V>>();

  has(key: string): boolean {
    return this.#inFlight.has(key);
  }

  /** Returns the flight in progress for the key; starts one if there is none, or if it was aborted. */
  start(key: string, work: (signal: AbortSignal) => Promise<V>): Flight<V> {
    const inFlight = this.#inFlight.get(key);
    if (inFlight && !inFlight.isAborted) return inFlight;
    const flight = new Flight(async (signal) => {
      try {
        return await work(signal);
      } finally {
        if (this.#inFlight.get(key) === flight) this.#inFlight.delete(key);
      }
    });
    this.#inFlight.set(key, flight);
    return flight;
  }
}
