import { absoluteUrl, internalAddress } from './addresses.ts';
import { attributeOf, elementsIn, findIn, textOf } from './nodes.ts';
import type { HtmlElement, HtmlParent, ParsedHtml } from './parse-html.ts';

/** A link as it stands in content. */
export interface ContentLink {
  /** As written, entities decoded: `#notes`, `/about/`, `https://…`. */
  readonly href: string;
  readonly element: HtmlElement;
}

/** The links of content that lead somewhere, in order. */
export function linksIn({ root }: ParsedHtml, parent: HtmlParent = root): ContentLink[] {
  const seen = new Set<number>();
  return elementsIn(parent, 'a').flatMap((element) => {
    const href = attributeOf(element, 'href')?.trim();
    const place = element.sourceCodeLocation?.startOffset;
    // Repairing broken HTML, the parser may make several elements of one tag.
    if (!href || (place !== undefined && seen.has(place))) return [];
    if (place !== undefined) seen.add(place);
    return [{ href, element }];
  });
}

/** Where a link leads; `undefined` for a jump within the page. */
export const linkUrl = ({ href }: ContentLink, home: string): string | undefined =>
  href.startsWith('#') ? undefined : absoluteUrl(href, home);

/** Whether a link stays on the site, or on its page. */
export const isInternalLink = ({ href }: ContentLink, home: string): boolean =>
  isRelative(href) || internalAddress(href, home) !== undefined;

/** The path of the page of this site that a link leads to, below the home address, with its query. */
export function linkUri({ href }: ContentLink, home: string): string | undefined {
  const address = internalAddress(href, home);
  if (!address?.isPage) return undefined;
  const path = address.path.replace(/#.*$/s, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** What a link says: its text, or else what its image shows. */
export const linkText = ({ element }: ContentLink): string =>
  textOf(element.childNodes) ||
  (attributeOf(findIn(element, ({ tagName }) => tagName === 'img') ?? element, 'alt') ?? '').trim();

const isRelative = (href: string): boolean => !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(href);
