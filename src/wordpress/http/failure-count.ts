/** How much of the evidence a failure is. */
export type Strike =
  /** Nothing of the site could be reached: not the fault of a single route. */
  | 'unreachable'
  /** No answer in time. It cost seconds, and is not asked again: it counts twice. */
  | 'silent'
  /** The answer was cut off, or says that something in front of WordPress cannot reach it. */
  | 'broken';

/**
 * Counts failures since the last success. Whether the site is down, and not a single route of it, shows in what fails:
 * a site that cannot be reached, or several routes of it, with nothing that succeeds in between. Where one route is all
 * that is asked, it takes three times as many.
 */
export class Strikes {
  readonly #most: number;
  readonly #routes = new Set<string>();
  #count = 0;
  #isUnreachable = false;

  /** @param most How many failures in a row are taken for chance. */
  constructor(most: number) {
    this.#most = most;
  }

  add(route: string, strike: Strike): void {
    this.#count += strike === 'silent' ? 2 : 1;
    if (strike === 'unreachable') this.#isUnreachable = true;
    // The posts of a broken route are no further routes. Two are as good as many.
    if (this.#routes.size < 2) this.#routes.add(route.replace(/\d+/g, '0'));
  }

  /** Something succeeded. */
  clear(): void {
    this.#count = 0;
    this.#routes.clear();
    this.#isUnreachable = false;
  }

  get areOut(): boolean {
    const isOneRoute = !this.#isUnreachable && this.#routes.size < 2;
    return this.#count > (isOneRoute ? 3 * this.#most : this.#most);
  }
}
