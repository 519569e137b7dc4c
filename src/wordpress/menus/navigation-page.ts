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

/** What the HTML of the site's front page tells. */
export interface FrontPage {
  /** `<html lang>`: a BCP 47 tag, `en-US`. */
  readonly language: string | undefined;
  /** Its `<nav>` elements. */
  readonly menus: readonly Menu[];
}

/** Navigation within a list or an article, as against that of the site. */
const NO_MENU = /pagination|breadcrumb|page-numbers|(posts?|comments?)-navigation|skip-link/i;

/** Reads a page. What is on it twice, as for wide and for narrow screens, is one menu. */
export function readFrontPage(html: string): FrontPage {
  const document = parsePage(html);
  const root = findElement(document, ({ tagName }) => tagName === 'html');
  const menus = new Map<string, Menu>();
  for (const nav of navigationsIn(document)) {
    const items = menuItemsOf(nav);
    const name = attributeOf(nav, 'aria-label');
    const marks = [...(name === undefined ? [] : [name]), ...marksOf(nav)];
    if (items.length === 0 || marks.some((mark) => NO_MENU.test(mark))) continue;
    const slug = marks.map(menuSlug).find((mark) => mark !== undefined) ?? attributeOf(nav, 'id');
    const same = JSON.stringify(items);
    if (menus.has(same)) continue;
    menus.set(same, {
      source: 'FRONT_PAGE_HTML',
      databaseId: undefined,
      name,
      slug,
      locations: [],
      marks,
      items,
    });
  }
  return { language: root && attributeOf(root, 'lang'), menus: [...menus.values()] };
}

/** The outermost ones: a block may put one into another. */
function navigationsIn(parent: { readonly childNodes: readonly HtmlNode[] }): HtmlElement[] {
  return elementsOf(parent).flatMap((element) =>
    element.tagName === 'nav' || attributeOf(element, 'role') === 'navigation'
      ? [element]
      : navigationsIn(element),
  );
}

/** The ids and classes of a navigation, its containers and its list: one of them often names the menu or its place. */
function marksOf(nav: HtmlElement): string[] {
  const marks = (element: HtmlElement) => [attributeOf(element, 'id') ?? [], classesOf(element)].flat();
  const list = findElement(nav, ({ tagName }) => tagName === 'ul');
  const container = findElement(nav, ({ tagName }) => tagName === 'div');
  return [nav, ...(container ? [container] : []), ...(list ? [list] : [])].flatMap(marks);
}

/** `wp_nav_menu` writes the menu's slug into its container (`menu-main-menu-container`). */
const menuSlug = (mark: string): string | undefined => /^menu-(.+)-container$/.exec(mark)?.[1];
