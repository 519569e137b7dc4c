import { attributeOf, classesOf, findIn, rawTextOf, textOf } from '../nodes.ts';
import type { HtmlElement } from '../parse-html.ts';
import { innerHtmlOf } from '../source-range.ts';
import type { Block } from './blocks.ts';

/** The HTML of a quote's citation. */
export function citationOf({ element, content }: Block): string | undefined {
  const citation = element && findIn(element, ({ tagName }) => tagName === 'cite' || tagName === 'footer');
  return (citation && innerHtmlOf(content, citation)) || undefined;
}

/** The HTML of the `summary` in a `details` element. */
export function summaryOf({ element, content }: Block): string | undefined {
  const summary = element && findIn(element, ({ tagName }) => tagName === 'summary');
  return summary && innerHtmlOf(content, summary);
}

/** Code or verse with its white space, without the final line break. */
export const codeOf = ({ element }: Block): string =>
  element ? rawTextOf(element).replace(/\r?\n$/, '') : '';

/** The language of code: `php` from the class `language-php` (Prism, highlight.js), or from an attribute. */
export function codeLanguage({ element }: Block): string | undefined {
  if (!element) return undefined;
  const code = findIn(element, ({ tagName }) => tagName === 'code');
  return languageOf([code, element].filter((node) => node !== undefined).map(languageHintsOf));
}

const languageHintsOf = (element: HtmlElement) => ({
  classes: classesOf(element).join(' '),
  attribute: attributeOf(element, 'lang') ?? attributeOf(element, 'data-language'),
});

/** The first language named by the classes or attribute of the elements around code. */
export function languageOf(
  hints: readonly { readonly classes: string; readonly attribute: string | null | undefined }[],
): string | undefined {
  return hints
    .flatMap(({ classes, attribute }) => [
      /(?:^|\s)(?:lang(?:uage)?-|brush:\s*)([\w+#.-]+)/.exec(classes)?.[1],
      /^[\w+#.-]+$/.exec(attribute ?? '')?.[0],
    ])
    .find((name) => name !== undefined);
}

/** The number of an ordered list's first item, if the list declares one. */
export function listStart({ element }: Block): number | undefined {
  const start = /^-?\d{1,9}$/.exec((element && attributeOf(element, 'start')) ?? '');
  return start ? Number(start[0]) : undefined;
}

/** The text of a list item, without nested lists. */
export const ownListItemText = ({ element }: Block): string =>
  element ? textOf(element.childNodes, ({ tagName }) => tagName !== 'ul' && tagName !== 'ol') : '';
