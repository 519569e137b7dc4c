import { Flight } from './flight.ts';

/** In-flight work by key: at most one flight per key at a time. */
export class Flights<V> {
  readonly #inFlight = new Map<string, Flight<V>>();
  #closed: { readonly reason: unknown } | undefined;

  has(key: string): boolean {
    return this.#inFlight.has(key);
  }

  /** Returns the flight in progress for the key; starts one if there is none, or if it was aborted. */
  start(key: string, work: (signal: AbortSignal) => Promise<V>): Flight<V> {
    const inFlight = this.#inFlight.get(key);
    if (inFlight && !inFlight.isAborted) return inFlight;
    if (this.#closed) {
      const { reason } = this.#closed;
      return new Flight(() => Promise.reject(reason));
    }
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

  /** Aborts all work; later flights fail with the reason. */
  close(reason: unknown): void {
    this.#closed = { reason };
    for (const flight of this.#inFlight.values()) flight.abort(reason);
  }
}
