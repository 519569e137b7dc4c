import type { Menu, MenuItem, MenuSource } from '../../../wordpress/menus/menu-model.ts';

/** A menu with what its global id contains. */
export interface PlacedMenu extends Menu {
  readonly key: string;
}

/** A menu item with what its global id contains. */
export interface PlacedItem extends MenuItem {
  readonly key: string;
}

/** What the key of a menu says of it. */
export interface MenuPlace {
  readonly source: MenuSource;
  /** Its database id, or its position on the front page. */
  readonly number: number;
  /** The language that it was asked for in. */
  readonly language: string | undefined;
}

/** @param language The code of the language that the menu was asked for in. */
export function placedMenu(menu: Menu, language: string | null | undefined): PlacedMenu {
  const key = [menu.source, menu.databaseId ?? menu.position ?? 0, language ?? []].flat().join('.');
  return { ...menu, key };
}

/** Reads the key of a menu; `undefined` if it is none. */
export function menuPlace(key: string): MenuPlace | undefined {
  const [, source, number, language] =
    /^(REST_MENUS|NAVIGATION_BLOCK|FRONT_PAGE_HTML)\.(\d{1,15})(?:\.(.+))?$/.exec(key) ?? [];
  return source === undefined
    ? undefined
    : { source: source as MenuSource, number: Number(number), language };
}

/** Whether a menu is the one at a place. */
export const isAt = ({ source, databaseId, position }: Menu, place: MenuPlace): boolean =>
  source === place.source && (databaseId ?? position ?? 0) === place.number;

/**
 * Items with their keys: that of their menu, then their own id; or, from sources without ids, their place in it: `0.2`
 * is the third child of the first item.
 */
export function placedItems(menuKey: string, items: readonly MenuItem[], above: string[] = []): PlacedItem[] {
  return items.map((item, index) => ({
    ...item,
    key: `${menuKey}/${item.databaseId ?? [...above, index].join('.')}`,
  }));
}

/** The children of an item. */
export function placedChildren({ key, children }: PlacedItem): PlacedItem[] {
  const { menuKey, place } = splitKey(key);
  return placedItems(menuKey, children, place.split('.'));
}

/** The item with a key among a menu's items, at any depth. */
export function findItem(items: readonly PlacedItem[], key: string): PlacedItem | undefined {
  for (const item of items) {
    const found = item.key === key ? item : findItem(placedChildren(item), key);
    if (found) return found;
  }
  return undefined;
}

/** The key of an item's menu, and its place there. */
export function splitKey(key: string): { readonly menuKey: string; readonly place: string } {
  const slash = key.lastIndexOf('/');
  return { menuKey: key.slice(0, Math.max(slash, 0)), place: key.slice(slash + 1) };
}
