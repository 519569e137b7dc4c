import type { Row } from '../../../wordpress/rest/shapes.ts';

/** An item unlocked by a password. */
export interface Unlocked {
  /** The database id of the item. */
  readonly id: number;
  readonly password: string;
}

/** The items unlocked by passwords in one operation. */
export class UnlockedItems {
  readonly #items = new WeakMap<Row, Unlocked>();

  /** The unlocked item that a row is, or belongs to. */
  of(row: Row): Unlocked | undefined {
    return this.#items.get(row);
  }

  /** Lets the password of an item unlock what belongs to it. */
  keep(rows: readonly Row[], item: Unlocked | undefined): void {
    if (item) for (const row of rows) this.#items.set(row, item);
  }
}
