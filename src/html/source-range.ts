import type { HtmlElement, HtmlNode, ParsedHtml } from './parse-html.ts';

/** A range of the source: `start` inclusive, `end` exclusive. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** A node's range; `undefined` if the parser made the node up. */
export function rangeOf(node: HtmlNode): SourceRange | undefined {
  const location = node.sourceCodeLocation;
  return location ? { start: location.startOffset, end: location.endOffset } : undefined;
}

/** The range between an element's tags. */
export function innerRangeOf(element: HtmlElement): SourceRange | undefined {
  const location = element.sourceCodeLocation;
  if (!location?.startTag) return undefined;
  const start = location.startTag.endOffset;
  return { start, end: Math.max(start, location.endTag?.startOffset ?? location.endOffset) };
}

/** An element's HTML, tags included, byte for byte. */
export const outerHtmlOf = ({ source }: ParsedHtml, element: HtmlElement): string => {
  const range = rangeOf(element);
  return range ? source.slice(range.start, range.end) : '';
};

/** The HTML between an element's tags, byte for byte. */
export const innerHtmlOf = ({ source }: ParsedHtml, element: HtmlElement): string => {
  const range = innerRangeOf(element);
  return range ? source.slice(range.start, range.end).trim() : '';
};
