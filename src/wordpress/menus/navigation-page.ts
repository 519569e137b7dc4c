import {
  attributeOf,
  classesOf,
  elementsOf,
  findElement,
  type HtmlElement,
  type HtmlNode,
  menuItemsOf,
  parsePage,
} from './menu-html.ts';
import type { Menu } from './menu-model.ts';

/** What is read from the HTML of the site's front page. */
export interface FrontPage {
  /** `<html lang>`: a BCP 47 tag, `en-US`. */
  readonly language: string | undefined;
  /** The menus in its `<nav>` elements. */
  readonly menus: readonly Menu[];
}

/** Navigation within a list or article, rather than of the site. */
const NOT_A_MENU = /pagination|breadcrumb|page-numbers|(posts?|comments?)-navigation|skip-link/i;

/** Reads the front page. Menus that appear twice, such as for wide and narrow screens, are merged. */
export function readFrontPage(html: string): FrontPage {
  const document = parsePage(html);
  const root = findElement(document, ({ tagName }) => tagName === 'html');
  const menus = new Map<string, Menu>();
  for (const nav of navigationsIn(document)) {
    const items = menuItemsOf(nav);
    const name = attributeOf(nav, 'aria-label');
    const hints = [...(name === undefined ? [] : [name]), ...hintsOf(nav)];
    if (items.length === 0 || hints.some((hint) => NOT_A_MENU.test(hint))) continue;
    const slug = hints.map(menuSlug).find((hint) => hint !== undefined) ?? attributeOf(nav, 'id');
    const key = JSON.stringify(items);
    if (menus.has(key)) continue;
    menus.set(key, {
      source: 'FRONT_PAGE_HTML',
      databaseId: undefined,
      position: menus.size,
      name,
      slug,
      locations: [],
      hints,
      items,
    });
  }
  return { language: root && attributeOf(root, 'lang'), menus: [...menus.values()] };
}

/** The outermost navigation elements: a block may nest one in another. */
function navigationsIn(parent: { readonly childNodes: readonly HtmlNode[] }): HtmlElement[] {
  return elementsOf(parent).flatMap((element) =>
    element.tagName === 'nav' || attributeOf(element, 'role') === 'navigation'
      ? [element]
      : navigationsIn(element),
  );
}

/** Ids and classes of a navigation, its container and its list. One of them often names the menu or its location. */
function hintsOf(nav: HtmlElement): string[] {
  const hints = (element: HtmlElement) => [attributeOf(element, 'id') ?? [], classesOf(element)].flat();
  const list = findElement(nav, ({ tagName }) => tagName === 'ul');
  const container = findElement(nav, ({ tagName }) => tagName === 'div');
  return [nav, ...(container ? [container] : []), ...(list ? [list] : [])].flatMap(hints);
}

/** `wp_nav_menu` adds the menu's slug to the class of its container (`menu-main-menu-container`). */
const menuSlug = (hint: string): string | undefined => /^menu-(.+)-container$/.exec(hint)?.[1];
