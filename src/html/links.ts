import { attributeOf, elementsIn, findIn, textOf } from './nodes.ts';
import type { HtmlElement, HtmlParent, ParsedHtml } from './parse-html.ts';
import { absoluteUrl, internalUrl } from './urls.ts';

/** A link in content. */
export interface ContentLink {
  /** As written, entities decoded: `#notes`, `/about/`, `https://…`. */
  readonly href: string;
  readonly element: HtmlElement;
}

/** The links of content that have an `href`, in order. */
export function linksIn({ root }: ParsedHtml, parent: HtmlParent = root): ContentLink[] {
  const seen = new Set<number>();
  return elementsIn(parent, 'a').flatMap((element) => {
    const href = attributeOf(element, 'href')?.trim();
    const place = element.sourceCodeLocation?.startOffset;
    // When it repairs broken HTML, the parser may create several elements from one tag.
    if (!href || (place !== undefined && seen.has(place))) return [];
    if (place !== undefined) seen.add(place);
    return [{ href, element }];
  });
}

/** A link's absolute URL; `undefined` for an anchor on the same page. */
export const linkUrl = ({ href }: ContentLink, home: string): string | undefined =>
  href.startsWith('#') ? undefined : absoluteUrl(href, home);

/** Whether a link stays on the site, anchors on the same page included. */
export const isInternalLink = ({ href }: ContentLink, addresses: readonly string[]): boolean =>
  isRelative(href) || internalUrl(href, addresses) !== undefined;

/** The path, below the home URL and with its query, of the page of this site that a link points to. */
export function linkUri({ href }: ContentLink, addresses: readonly string[]): string | undefined {
  const internal = internalUrl(href, addresses);
  if (!internal?.isPage) return undefined;
  const path = internal.path.replace(/#.*$/s, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** A link's text, or else its image's alternative text. */
export const linkText = ({ element }: ContentLink): string =>
  textOf(element.childNodes) ||
  (attributeOf(findIn(element, ({ tagName }) => tagName === 'img') ?? element, 'alt') ?? '').trim();

const isRelative = (href: string): boolean => !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(href);
