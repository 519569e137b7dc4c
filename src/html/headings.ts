import { attributeOf, elementsIn, findIn, textOf } from './nodes.ts';
import type { HtmlElement, ParsedHtml } from './parse-html.ts';

/** The headings of content, at any depth, in order. */
export const headingsIn = ({ root }: ParsedHtml): HtmlElement[] =>
  elementsIn(root, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6');

/** `2` for an `h2`. */
export const headingLevel = ({ tagName }: HtmlElement): number => Number(tagName.slice(1));

export const headingText = ({ childNodes }: HtmlElement): string => textOf(childNodes);

/** The anchor id: the heading's own, or that of an element inside it, as table-of-contents plugins set it. */
export function headingAnchor(heading: HtmlElement): string | undefined {
  const idOf = (element: HtmlElement) => attributeOf(element, 'id') || undefined;
  const inner = findIn(heading, (element) => idOf(element) !== undefined);
  return idOf(heading) ?? (inner && idOf(inner));
}
