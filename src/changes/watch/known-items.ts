const MOST_ITEMS = 1_000;

/** Items that the public was seen to see, with the moment of their last change (`modified_gmt`), as far as it is known. */
export class KnownItems {
  readonly #stamps = new Map<number, string>();

  /** @param stamp Empty where only the item's being there is known. */
  note(id: number, stamp: string): void {
    const known = this.#stamps.get(id);
    this.#stamps.delete(id);
    this.#stamps.set(id, stamp || known || '');
    const [oldest] = this.#stamps.keys();
    if (this.#stamps.size > MOST_ITEMS && oldest !== undefined) this.#stamps.delete(oldest);
  }

  has(id: number): boolean {
    return this.#stamps.has(id);
  }

  stampOf(id: number): string | undefined {
    return this.#stamps.get(id);
  }

  forget(id: number): boolean {
    return this.#stamps.delete(id);
  }

  ids(): readonly number[] {
    return [...this.#stamps.keys()];
  }
}
