/** What the operations of one HTTP request add up to: together, they may have no more than one alone. */
export class BatchSums {
  readonly #sums = new WeakMap<Request, number>();

  /** @returns The sum so far, this included. */
  add(request: Request, amount: number): number {
    const sum = (this.#sums.get(request) ?? 0) + amount;
    this.#sums.set(request, sum);
    return sum;
  }
}
