import type { LinkedItems } from './references/linked-items.ts';

/** A value of a live item, with the links of that item. */
export interface Seen {
  readonly value: unknown;
  readonly links: LinkedItems;
}
