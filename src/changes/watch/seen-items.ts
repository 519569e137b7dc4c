const MAX_ITEMS = 1_000;

/** Items the public was seen to have access to, with their last modification (`modified_gmt`) as far as it is known. */
export class SeenItems {
  readonly #timestamps = new Map<number, string>();

  /** @param timestamp Empty if only the item's existence is known. */
  record(id: number, timestamp: string): void {
    const known = this.#timestamps.get(id);
    this.#timestamps.delete(id);
    this.#timestamps.set(id, timestamp || known || '');
    const [oldest] = this.#timestamps.keys();
    if (this.#timestamps.size > MAX_ITEMS && oldest !== undefined) this.#timestamps.delete(oldest);
  }

  has(id: number): boolean {
    return this.#timestamps.has(id);
  }

  timestampOf(id: number): string | undefined {
    return this.#timestamps.get(id);
  }

  delete(id: number): boolean {
    return this.#timestamps.delete(id);
  }

  ids(): readonly number[] {
    return [...this.#timestamps.keys()];
  }
}
