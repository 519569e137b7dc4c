/** What has to be ended when a command ends: the last first, for each may lean on those before it. */
export class RunningParts {
  readonly #ends: (() => Promise<void>)[] = [];

  add(end: () => Promise<void>): void {
    this.#ends.push(end);
  }

  /** Ends all of them, even where one fails. */
  async end(onError: (error: unknown) => void): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end().catch(onError);
  }
}
