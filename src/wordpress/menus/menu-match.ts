import type { Menu } from './menu-model.ts';

/** How a menu is looked up: by exactly one of these. */
export interface MenuKey {
  readonly location?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly databaseId?: number | null | undefined;
}

/**
 * Finds the menu of one source that matches a key. Menus of the REST API and navigation posts are matched exactly.
 * Navigation posts have no location, so a single one matches the usual names of the main one. In HTML, the key is matched against ids,
 * classes and labels.
 */
export function matchMenu(menus: readonly Menu[], key: MenuKey): Menu | undefined {
  const { location, slug, name, databaseId } = key;
  if (databaseId != null) return menus.find((menu) => menu.databaseId === databaseId);
  if (slug != null) return menus.find((menu) => menu.slug === slug) ?? findByHint(menus, slug);
  if (name != null) return menus.find((menu) => isSameText(menu.name, name)) ?? findByHint(menus, name);
  if (location == null) return undefined;
  const [only, ...others] = menus.filter(({ source }) => source === 'NAVIGATION_BLOCK');
  return (
    menus.find(({ locations }) => locations.includes(location)) ??
    (others.length === 0 && MAIN_LOCATION.test(wordsOf(location)) ? only : undefined) ??
    findByHint(menus, location)
  );
}

/** What themes call the location of their main menu. */
const MAIN_LOCATION = /^(?:primary|main|header|top|site)(?:-|$)|^(?:menu|navigation|nav)(?:-?1)?$/;

const isSameText = (one: string | undefined, other: string): boolean =>
  one?.trim().toLowerCase() === other.trim().toLowerCase();

/** Prefers a menu with an equal hint over one whose hint contains these words: `primary` in `primary-navigation`. */
function findByHint(menus: readonly Menu[], wanted: string): Menu | undefined {
  const words = wordsOf(wanted);
  if (words === '') return undefined;
  return (
    menus.find(({ hints }) => hints.some((hint) => wordsOf(hint) === words)) ??
    menus.find(({ hints }) => hints.some((hint) => `-${wordsOf(hint)}-`.includes(`-${words}-`)))
  );
}

/** Normalises `Main Menu`, `main_menu` and `main-menu` to the same words. */
const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
