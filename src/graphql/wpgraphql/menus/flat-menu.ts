import { createHash } from 'node:crypto';
import type { Menu, MenuItem } from '../../../wordpress/menus/menu-model.ts';

/** A menu item with its place in the tree: clients build the tree from ids. */
export interface FlatItem {
  readonly item: MenuItem;
  readonly id: number;
  readonly parentId: number;
  readonly order: number;
  readonly menu: IdentifiedMenu;
}

export interface IdentifiedMenu {
  readonly menu: Menu;
  readonly id: number;
}

/** A menu with an id: that of the database, or a stable one made of its name and place. */
export const identified = (menu: Menu, index: number): IdentifiedMenu => ({
  menu,
  id: menu.databaseId ?? stableId(`${menu.source} ${menu.slug ?? menu.name ?? ''} ${index}`),
});

/** All items of a menu, of all levels, in their order. */
export function flatItems(menu: IdentifiedMenu, items: readonly MenuItem[]): readonly FlatItem[] {
  const flat: FlatItem[] = [];
  const add = (siblings: readonly MenuItem[], parentId: number, path: string) => {
    for (const [index, item] of siblings.entries()) {
      const own = `${path}/${index}`;
      const id = item.databaseId ?? stableId(`${menu.id} ${own}`);
      flat.push({ item, id, parentId, order: item.order ?? flat.length, menu });
      add(item.children, id, own);
    }
  };
  add(items, 0, '');
  // WordPress counts the items of a menu, whatever their level is.
  return flat.sort((one, other) => one.order - other.order);
}

/** A positive number within GraphQL's `Int`, the same for the same text. */
const stableId = (text: string): number =>
  (createHash('sha256').update(text).digest().readUInt32BE(0) >>> 2) + 1_000_000_000;
