import { attributeOf, classesOf, findIn, rawTextOf, textOf } from '../nodes.ts';
import type { HtmlElement } from '../parse-html.ts';
import { innerHtmlOf } from '../source-range.ts';
import type { Block } from './blocks.ts';

/** The HTML that says whom a quote is of. */
export function citationOf({ element, content }: Block): string | undefined {
  const citation = element && findIn(element, ({ tagName }) => tagName === 'cite' || tagName === 'footer');
  return (citation && innerHtmlOf(content, citation)) || undefined;
}

/** The HTML of what is always seen of a `details` element. */
export function summaryOf({ element, content }: Block): string | undefined {
  const summary = element && findIn(element, ({ tagName }) => tagName === 'summary');
  return summary && innerHtmlOf(content, summary);
}

/** Code or verse with its spaces and line breaks, without the one that ends it. */
export const codeOf = ({ element }: Block): string =>
  element ? rawTextOf(element).replace(/\r?\n$/, '') : '';

/** The language of code: `php` of `language-php`, as Prism and highlight.js have it, or of an attribute. */
export function codeLanguage({ element }: Block): string | undefined {
  if (!element) return undefined;
  const code = findIn(element, ({ tagName }) => tagName === 'code');
  return languageOf([code, element].filter((node) => node !== undefined).map(toldBy));
}

const toldBy = (element: HtmlElement) => ({
  classes: classesOf(element).join(' '),
  attribute: attributeOf(element, 'lang') ?? attributeOf(element, 'data-language'),
});

/** The first language told by the classes or the attribute of what surrounds code. */
export function languageOf(
  places: readonly { readonly classes: string; readonly attribute: string | null | undefined }[],
): string | undefined {
  return places
    .flatMap(({ classes, attribute }) => [
      /(?:^|\s)(?:lang(?:uage)?-|brush:\s*)([\w+#.-]+)/.exec(classes)?.[1],
      /^[\w+#.-]+$/.exec(attribute ?? '')?.[0],
    ])
    .find((name) => name !== undefined);
}

/** The number of an ordered list's first item, where it is told. */
export function listStart({ element }: Block): number | undefined {
  const start = /^-?\d{1,9}$/.exec((element && attributeOf(element, 'start')) ?? '');
  return start ? Number(start[0]) : undefined;
}

/** The text of a list's item without the lists below it. */
export const ownListItemText = ({ element }: Block): string =>
  element ? textOf(element.childNodes, ({ tagName }) => tagName !== 'ul' && tagName !== 'ol') : '';
