/** How much a failure says about the site as a whole. */
export type FailureKind =
  /** No connection: not the fault of a single route. */
  | 'unreachable'
  /** No answer in time. It took seconds and is not retried, so it counts twice. */
  | 'silent'
  /** The answer was cut off, or a proxy in front of WordPress reports that it cannot reach it. */
  | 'broken';

/**
 * Counts failures since the last success. A site is down, rather than one route of it, if it cannot be reached or if
 * several routes fail with no success in between. If only one route is requested, it takes three times as many.
 */
export class FailureCount {
  readonly #tolerance: number;
  readonly #routes = new Set<string>();
  #count = 0;
  #isUnreachable = false;

  /** @param tolerance How many failures in a row are put down to chance. */
  constructor(tolerance: number) {
    this.#tolerance = tolerance;
  }

  add(route: string, kind: FailureKind): void {
    this.#count += kind === 'silent' ? 2 : 1;
    if (kind === 'unreachable') this.#isUnreachable = true;
    // Two items of a broken route count as one route. Two routes are as good as many.
    if (this.#routes.size < 2) this.#routes.add(route.replace(/\d+/g, '0'));
  }

  /** After a success. */
  clear(): void {
    this.#count = 0;
    this.#routes.clear();
    this.#isUnreachable = false;
  }

  get isExceeded(): boolean {
    const isOneRoute = !this.#isUnreachable && this.#routes.size < 2;
    return this.#count > (isOneRoute ? 3 * this.#tolerance : this.#tolerance);
  }
}
