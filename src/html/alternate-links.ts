import { parse } from 'parse5';
import { parseBoundedPrefix } from './bounded-parse.ts';
import { attributeOf, descendantsOf, isElement } from './nodes.ts';

/** The page in another language, as a page links to it: `<link rel="alternate" hreflang="fr" href="…">`. */
export interface AlternateLink {
  /** A BCP 47 tag: `fr`, `pt-BR`. */
  readonly language: string;
  readonly href: string;
}

/** The pages in other languages to which the head of a page links, itself included; without `x-default`. */
export function alternateLinks(html: string): readonly AlternateLink[] {
  const page = parseBoundedPrefix(html, parse);
  const elements = page ? [...descendantsOf(page)].filter(isElement) : [];
  return elements.flatMap((element) => {
    const [language, href] = [attributeOf(element, 'hreflang')?.trim(), attributeOf(element, 'href')?.trim()];
    const isAlternate = /(?:^|\s)alternate(?:\s|$)/i.test(attributeOf(element, 'rel') ?? '');
    const isLink = element.tagName === 'link' && isAlternate && language && language !== 'x-default' && href;
    return isLink ? [{ language, href }] : [];
  });
}
