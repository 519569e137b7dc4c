import type { Menu } from './menu-model.ts';

/** What a menu is asked by: exactly one of these. */
export interface MenuKey {
  readonly location?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly databaseId?: number | null | undefined;
}

/**
 * The menu of one source that a key means. Exact in menus of the REST API and in navigation posts; the latter stand in no
 * location, and so the only one stands in for all. In HTML, what is asked is looked for in its ids, classes and label.
 */
export function matchMenu(menus: readonly Menu[], key: MenuKey): Menu | undefined {
  const { location, slug, name, databaseId } = key;
  if (databaseId != null) return menus.find((menu) => menu.databaseId === databaseId);
  if (slug != null) return menus.find((menu) => menu.slug === slug) ?? markedAs(menus, slug);
  if (name != null) return menus.find((menu) => isSameText(menu.name, name)) ?? markedAs(menus, name);
  if (location == null) return undefined;
  const [only, ...others] = menus.filter(({ source }) => source === 'NAVIGATION_BLOCK');
  return (
    menus.find(({ locations }) => locations.includes(location)) ??
    (others.length === 0 ? only : undefined) ??
    markedAs(menus, location)
  );
}

const isSameText = (one: string | undefined, other: string): boolean =>
  one?.trim().toLowerCase() === other.trim().toLowerCase();

/** First one that has these very words as a mark, then one whose mark holds them: `primary` in `primary-navigation`. */
function markedAs(menus: readonly Menu[], wanted: string): Menu | undefined {
  const words = wordsOf(wanted);
  if (words === '') return undefined;
  return (
    menus.find(({ marks }) => marks.some((mark) => wordsOf(mark) === words)) ??
    menus.find(({ marks }) => marks.some((mark) => `-${wordsOf(mark)}-`.includes(`-${words}-`)))
  );
}

/** `Main Menu`, `main_menu` and `main-menu` are the same words. */
const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
