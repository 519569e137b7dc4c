import type { Row } from '../../../wordpress/rest/shapes.ts';

/** An item unlocked by a password. */
export interface Unlocked {
  /** The database id of the item. */
  readonly id: number;
  readonly password: string;
}

/** What passwords opened in one operation. */
export class UnlockedItems {
  readonly #items = new WeakMap<Row, Unlocked>();

  /** What was opened for a row: the row itself, or the item that it belongs to and is protected with. */
  of(row: Row): Unlocked | undefined {
    return this.#items.get(row);
  }

  /** Lets a password that opened an item open what belongs to it. */
  keep(rows: readonly Row[], item: Unlocked | undefined): void {
    if (item) for (const row of rows) this.#items.set(row, item);
  }
}
