import type { ServerResponse } from 'node:http';
import type { Schedule } from '../../base/scheduling/schedule.ts';

export interface SlowReaderOptions {
  /** Bytes of responses that slow readers may keep the gateway waiting with, of all together. */
  readonly maxBytes: number;
  /** Milliseconds without any progress, and the grace of every response. @defaultValue 30_000 */
  readonly patience?: number;
  /** Least bytes a second on average, after the grace. @defaultValue 16_384 */
  readonly leastRate?: number;
  /** Milliseconds after which a response counts as read slowly. @defaultValue 5_000 */
  readonly slowAfter?: number;
  /** Milliseconds between two looks. @defaultValue 1_000 */
  readonly interval?: number;
}

/** A response on its way to its reader. */
interface Delivery {
  readonly response: ServerResponse;
  /** In bytes; `undefined` for a stream, which has no end. */
  readonly length: number | undefined;
  /** When it was sent, or, of a stream, when its reader last had read all of it. */
  since: number;
}

/**
 * Cuts off readers that take too long: a response stays in memory until it is read. Those that read nothing for a while
 * are cut off, those that trickle, and, if all of them together hold too much, those that have had the longest.
 */
export class SlowReaders {
  readonly #options: Required<SlowReaderOptions>;
  readonly #deliveries = new Set<Delivery>();
  readonly #schedule: Schedule;
  /** Ends the looks. */
  #watching: AbortController | undefined;

  constructor(
    schedule: Schedule,
    {
      patience = 30_000,
      leastRate = 16_384,
      slowAfter = 5_000,
      interval = 1_000,
      maxBytes,
    }: SlowReaderOptions,
  ) {
    this.#schedule = schedule;
    this.#options = { patience, leastRate, slowAfter, interval, maxBytes };
  }

  /** @param length In bytes; `undefined` for a stream. */
  watch(response: ServerResponse, length: number | undefined): void {
    const delivery: Delivery = { response, length, since: performance.now() };
    this.#deliveries.add(delivery);
    const forget = () => this.#forget(delivery);
    response.once('finish', forget).once('close', forget);
    // Node restarts this timeout with every byte that the reader takes. A stream may have nothing to send.
    if (length !== undefined) response.setTimeout(this.#options.patience, () => response.destroy());
    if (this.#watching) return;
    this.#watching = new AbortController();
    this.#lookLater(this.#watching.signal);
  }

  #forget(delivery: Delivery): void {
    this.#deliveries.delete(delivery);
    if (this.#deliveries.size > 0) return;
    this.#watching?.abort();
    this.#watching = undefined;
  }

  #lookLater(signal: AbortSignal): void {
    const look = () => {
      this.#look();
      this.#lookLater(signal);
    };
    this.#schedule.after(this.#options.interval, look, signal);
  }

  #look(): void {
    const { patience, leastRate, slowAfter, maxBytes } = this.#options;
    const now = performance.now();
    const slow: Delivery[] = [];
    for (const delivery of this.#deliveries) {
      const { response, length } = delivery;
      if (length === undefined && response.writableLength === 0) delivery.since = now;
      const took = now - delivery.since;
      if (took > patience + (1000 * (length ?? 0)) / leastRate) response.destroy();
      else if (took > slowAfter) slow.push(delivery);
    }
    let held = slow.reduce((sum, delivery) => sum + bytesOf(delivery), 0);
    // In the order in which they were sent.
    for (const delivery of slow) {
      if (held <= maxBytes) return;
      held -= bytesOf(delivery);
      delivery.response.destroy();
    }
  }
}

const bytesOf = ({ length, response }: Delivery): number => length ?? response.writableLength;
