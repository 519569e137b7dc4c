import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, parseFragment } from 'parse5';
import { parseBoundedPrefix } from '../../html/bounded-parse.ts';
import type { MenuItem, MenuTarget } from './menu-model.ts';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

type Tree = DefaultTreeAdapterTypes.Document | DefaultTreeAdapterTypes.DocumentFragment;

/** HTML nested deeper than this was not written by hand, and could exhaust the stack of a recursive walk. */
const MAX_DEPTH = 200;

/** What a link leads to, by its URL and label, if known. */
type TargetOf = (href: string | undefined, label: string) => MenuTarget | undefined;

const LISTS = new Set(['ul', 'ol', 'menu']);

/** Classes that WordPress, its blocks and its walkers add to items, as opposed to those chosen by an editor. */
const GENERATED = /^(menu-item|wp-block-|wp-elements-|current[-_]|page[-_]item|cat-item|open-on-|has-child$)/;

/** Parses a whole page, truncated if it is too long or nested too deep; empty if it is too complex to parse. */
export function parsePage(html: string): DefaultTreeAdapterTypes.Document {
  const page = parseBoundedPrefix(html, parse);
  return page ? truncateDepth(page) : defaultTreeAdapter.createDocument();
}

/** Parses an HTML fragment with the same limits. */
export function parseHtmlFragment(html: string): DefaultTreeAdapterTypes.DocumentFragment {
  const fragment = parseBoundedPrefix(html, (prefix, options) => parseFragment(prefix, options));
  return fragment ? truncateDepth(fragment) : defaultTreeAdapter.createDocumentFragment();
}

function truncateDepth<T extends Tree>(tree: T): T {
  let level: readonly (T | HtmlElement)[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= MAX_DEPTH) for (const node of level) node.childNodes = [];
    level = level.flatMap(elementsOf);
  }
  return tree;
}

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;

export const elementsOf = (parent: { readonly childNodes: readonly HtmlNode[] }): HtmlElement[] =>
  parent.childNodes.filter(isElement);

/** An attribute, trimmed; `undefined` if it is missing or blank. */
export const attributeOf = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value.trim() || undefined;

export const classesOf = (element: HtmlElement): string[] =>
  attributeOf(element, 'class')?.split(/\s+/) ?? [];

/** The first descendant in document order that matches. Does not search inside elements that match `skip`. */
export function findElement(
  parent: { readonly childNodes: readonly HtmlNode[] },
  matches: (element: HtmlElement) => boolean,
  skip: (element: HtmlElement) => boolean = () => false,
): HtmlElement | undefined {
  const stack = elementsOf(parent).reverse();
  for (let element = stack.pop(); element; element = stack.pop()) {
    if (matches(element)) return element;
    if (!skip(element)) stack.push(...elementsOf(element).reverse());
  }
  return undefined;
}

/**
 * The items in a menu's HTML. Each `<li>` is an item, whose children are the items of lists nested in it. Links outside
 * any list are items, too. Elements with neither a link nor children, such as a search form, are skipped.
 *
 * @param parent The `<nav>`, or the rendered fragment of a navigation post.
 */
export function menuItemsOf(
  parent: { readonly childNodes: readonly HtmlNode[] },
  targetOf: TargetOf = () => undefined,
): MenuItem[] {
  return elementsOf(parent).flatMap((element) => {
    if (element.tagName === 'li') return listItem(element, targetOf);
    if (element.tagName === 'a') return [menuItem(element, element, targetOf, [])];
    return menuItemsOf(element, targetOf);
  });
}

function listItem(item: HtmlElement, targetOf: TargetOf): MenuItem[] {
  const isList = ({ tagName }: HtmlElement) => LISTS.has(tagName);
  const children = listsIn(item).flatMap((list) => menuItemsOf(list, targetOf));
  const link = findElement(item, ({ tagName }) => tagName === 'a', isList);
  // A submenu that opens on click has a button, or only text, instead of a link.
  const heading = link ?? (children.length > 0 ? (labelled(item) ?? item) : undefined);
  return heading ? [menuItem(heading, item, targetOf, children)] : [];
}

function menuItem(
  heading: HtmlElement,
  item: HtmlElement,
  targetOf: TargetOf,
  children: readonly MenuItem[],
): MenuItem {
  const href = attributeOf(heading, 'href');
  const label = labelOf(heading);
  const description = findElement(heading, hasClass(/(^|__|-)item(__|-)description$/));
  return {
    label,
    href,
    target: attributeOf(heading, 'target'),
    title: attributeOf(heading, 'title'),
    description: description && textOf(description),
    rel: attributeOf(heading, 'rel'),
    cssClasses: classesOf(item).filter((name) => item !== heading && !GENERATED.test(name)),
    leadsTo: targetOf(href, label) ?? targetOfClasses(item),
    children,
  };
}

/**
 * What an item leads to, from its classes. `wp_list_pages` includes the page's id. Its block and `wp_nav_menu` include
 * only the kind of object (`menu-item-type-taxonomy menu-item-object-category`).
 */
function targetOfClasses(item: HtmlElement): MenuTarget | undefined {
  const classes = classesOf(item);
  const matched = (pattern: RegExp) =>
    classes.map((name) => pattern.exec(name)?.[1]).find((word) => word !== undefined);
  const page = matched(/^page-item-(\d{1,15})$/);
  if (page !== undefined) return { kind: 'content', slug: 'page', id: Number(page) };
  if (classes.includes('wp-block-pages-list__item')) return { kind: 'content', slug: 'page', id: undefined };
  const kind = TARGET_KINDS.get(matched(/^menu-item-type-([\w-]+)$/) ?? '');
  const slug = matched(/^menu-item-object-([\w-]+)$/);
  return kind && slug !== undefined ? { kind, slug, id: undefined } : undefined;
}

const TARGET_KINDS: ReadonlyMap<string, MenuTarget['kind']> = new Map([
  ['post_type', 'content'],
  ['taxonomy', 'term'],
  ['post_type_archive', 'archive'],
]);

const hasClass = (pattern: RegExp) => (element: HtmlElement) =>
  classesOf(element).some((name) => pattern.test(name));

/** The lists directly in an item, without those nested in another list. */
function listsIn(item: HtmlElement): HtmlElement[] {
  return elementsOf(item).flatMap((element) => (LISTS.has(element.tagName) ? [element] : listsIn(element)));
}

const labelled = (item: HtmlElement): HtmlElement | undefined =>
  findElement(
    item,
    (element) => hasClass(/__label$|__content$/)(element) || element.tagName === 'button',
    ({ tagName }) => LISTS.has(tagName),
  );

/** The visible label: the block's label or the text without nested lists, else `aria-label`, image alt or title. */
function labelOf(heading: HtmlElement): string {
  const label = findElement(heading, hasClass(/__label$/)) ?? heading;
  const image = findElement(heading, ({ tagName }) => tagName === 'img');
  return (
    textOf(label) ||
    attributeOf(heading, 'aria-label') ||
    (image && attributeOf(image, 'alt')) ||
    attributeOf(heading, 'title') ||
    ''
  );
}

function textOf(element: HtmlElement): string {
  return rawTextOf(element).replace(/\s+/g, ' ').trim();
}

function rawTextOf(element: HtmlElement): string {
  return element.childNodes
    .map((node) => {
      if ('value' in node) return node.value;
      if (!isElement(node)) return '';
      const isSkipped =
        LISTS.has(node.tagName) ||
        ['svg', 'style', 'script'].includes(node.tagName) ||
        hasClass(/description$/)(node);
      return isSkipped ? '' : rawTextOf(node);
    })
    .join('');
}
