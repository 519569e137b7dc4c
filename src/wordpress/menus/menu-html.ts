import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, parseFragment } from 'parse5';
import { parseBoundedPrefix } from '../../html/bounded-parse.ts';
import type { MenuItem, MenuTarget } from './menu-model.ts';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

type Tree = DefaultTreeAdapterTypes.Document | DefaultTreeAdapterTypes.DocumentFragment;

/** Deeper HTML than this was not made by hand; and what walks it shall not run out of stack. */
const MAX_DEPTH = 200;

/** What a link is known to lead to, by its address and label. */
type TargetOf = (href: string | undefined, label: string) => MenuTarget | undefined;

const LISTS = new Set(['ul', 'ol', 'menu']);

/** Classes that WordPress, its blocks and its walkers give to items, as against those that an editor chose. */
const GENERATED = /^(menu-item|wp-block-|wp-elements-|current[-_]|page[-_]item|cat-item|open-on-|has-child$)/;

/** A whole page, cut off where it goes too deep or too long; an empty one where it is too tangled to be parsed. */
export function parsePage(html: string): DefaultTreeAdapterTypes.Document {
  const page = parseBoundedPrefix(html, parse);
  return page ? cutDeep(page) : defaultTreeAdapter.createDocument();
}

/** A piece of HTML, in the same way. */
export function parsePiece(html: string): DefaultTreeAdapterTypes.DocumentFragment {
  const piece = parseBoundedPrefix(html, (beginning, options) => parseFragment(beginning, options));
  return piece ? cutDeep(piece) : defaultTreeAdapter.createDocumentFragment();
}

function cutDeep<T extends Tree>(tree: T): T {
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

/** An attribute, trimmed; `undefined` where it is missing or blank. */
export const attributeOf = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value.trim() || undefined;

export const classesOf = (element: HtmlElement): string[] =>
  attributeOf(element, 'class')?.split(/\s+/) ?? [];

/** The first of an element and what is in it, in the order of the document, that is wanted; `skip`ped ones are not entered. */
export function findElement(
  parent: { readonly childNodes: readonly HtmlNode[] },
  wanted: (element: HtmlElement) => boolean,
  skip: (element: HtmlElement) => boolean = () => false,
): HtmlElement | undefined {
  const waiting = elementsOf(parent).reverse();
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (wanted(element)) return element;
    if (!skip(element)) waiting.push(...elementsOf(element).reverse());
  }
  return undefined;
}

/**
 * The items of a menu's HTML: each `<li>` is one, with those of the lists in it below; links outside of any list are
 * items, too. What has neither a link nor items below, such as a search form, is none.
 *
 * @param parent The `<nav>`, or the fragment that a navigation post renders to.
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
  // A submenu that opens on click has a button, or no more than a word, in place of a link.
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
 * What the classes of an item tell: `wp_list_pages` names the page's id, the block of it and `wp_nav_menu` the kind of
 * thing (`menu-item-type-taxonomy menu-item-object-category`).
 */
function targetOfClasses(item: HtmlElement): MenuTarget | undefined {
  const classes = classesOf(item);
  const told = (pattern: RegExp) =>
    classes.map((name) => pattern.exec(name)?.[1]).find((word) => word !== undefined);
  const page = told(/^page-item-(\d{1,15})$/);
  if (page !== undefined) return { kind: 'content', slug: 'page', id: Number(page) };
  if (classes.includes('wp-block-pages-list__item')) return { kind: 'content', slug: 'page', id: undefined };
  const kind = TARGET_KINDS.get(told(/^menu-item-type-([\w-]+)$/) ?? '');
  const slug = told(/^menu-item-object-([\w-]+)$/);
  return kind && slug !== undefined ? { kind, slug, id: undefined } : undefined;
}

const TARGET_KINDS: ReadonlyMap<string, MenuTarget['kind']> = new Map([
  ['post_type', 'content'],
  ['taxonomy', 'term'],
  ['post_type_archive', 'archive'],
]);

const hasClass = (pattern: RegExp) => (element: HtmlElement) =>
  classesOf(element).some((name) => pattern.test(name));

/** The lists directly in an item: those in the items of a nested list are that list's own. */
function listsIn(item: HtmlElement): HtmlElement[] {
  return elementsOf(item).flatMap((element) => (LISTS.has(element.tagName) ? [element] : listsIn(element)));
}

const labelled = (item: HtmlElement): HtmlElement | undefined =>
  findElement(
    item,
    (element) => hasClass(/__label$|__content$/)(element) || element.tagName === 'button',
    ({ tagName }) => LISTS.has(tagName),
  );

/** What a visitor reads: the block's label, else all words but those of nested lists; else what an image or the link is called. */
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
  return wordsOf(element).replace(/\s+/g, ' ').trim();
}

function wordsOf(element: HtmlElement): string {
  return element.childNodes
    .map((node) => {
      if ('value' in node) return node.value;
      if (!isElement(node)) return '';
      const isSilent =
        LISTS.has(node.tagName) ||
        ['svg', 'style', 'script'].includes(node.tagName) ||
        hasClass(/description$/)(node);
      return isSilent ? '' : wordsOf(node);
    })
    .join('');
}
