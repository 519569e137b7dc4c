import { decodeHTML, escapeUTF8 } from 'entities';
import { serialize } from 'parse5';
import { hasOversizedGrid } from '../blocks/tables.ts';
import { MAX_LENGTH } from '../bounded-parse.ts';
import { descendantsOf, isElement, isInline, textOf } from '../nodes.ts';
import { type HtmlNode, type ParsedHtml, parseHtml } from '../parse-html.ts';

/** How deep elements may nest for a recursive walk. The deepest real pages have about forty levels. */
const MAX_DEPTH = 200;
/** How many attributes an element may have, because converters compare each with all others. */
const MAX_ATTRIBUTES = 500;

/** Characters times the depth of quotes and lists: each level rewrites, and lengthens, all lines in it. */
const MAX_INDENT_COST = 10_000_000;

/** White space beyond 500 characters carries no meaning, and converters scan it in quadratic time. */
const LONG_WHITESPACE =
  /(?<!\s|&nbsp;|&#160;|&#xa0;)((?:\s|&nbsp;|&#160;|&#xa0;){500})(?:\s|&nbsp;|&#160;|&#xa0;)+/gi;

/**
 * Turns any HTML into HTML that the converters handle in bounded time. They recurse, so a megabyte of opening tags would
 * exhaust the stack.
 *
 * Short HTML is returned as it is. Long HTML is reparsed, since the converters' own parsers repair less, and truncated
 * to {@link MAX_LENGTH}. If it nests too deep, is too complex to parse, or has oversized tables, only its text is kept,
 * in paragraphs.
 */
export function simplifyHtml(given: string): string {
  // Fast path for nearly all content: short HTML is harmless, except for tables with large spans.
  if (given.length < 10_000 && given.split('<').length <= MAX_DEPTH && !/(?:row|col)span/i.test(given))
    return given;
  const html = given.slice(0, MAX_LENGTH).replace(LONG_WHITESPACE, '$1');
  const content = parseHtml(html);
  if (content.isTooComplex) return paragraph(decodeHTML(html.replace(/<[^<>]*>/g, ' ')));
  const isConvertible =
    content.depth <= MAX_DEPTH &&
    content.mostAttributes <= MAX_ATTRIBUTES &&
    maxIndentDepth(content) * html.length <= MAX_INDENT_COST &&
    !hasOversizedGrid(content.root);
  return isConvertible ? serialize(content.root) : paragraphsOf(content).map(paragraph).join('\n');
}

/** The deepest nesting of quotes and lists. */
function maxIndentDepth({ root }: ParsedHtml): number {
  const depths = new Map<unknown, number>();
  for (const node of descendantsOf(root)) {
    if (!isElement(node)) continue;
    const isIndented = ['blockquote', 'ul', 'ol', 'dl'].includes(node.tagName);
    depths.set(node, (depths.get(node.parentNode) ?? 0) + (isIndented ? 1 : 0));
  }
  return [...depths.values()].reduce((most, depth) => Math.max(most, depth), 0);
}

const paragraph = (text: string): string => `<p>${escapeUTF8(text)}</p>`;

function paragraphsOf({ root }: ParsedHtml): string[] {
  const paragraphs: string[] = [];
  let line: HtmlNode[] = [];
  const close = () => {
    const text = textOf(line);
    if (text !== '') paragraphs.push(text);
    line = [];
  };
  for (const node of descendantsOf(root, (element) => !isNonText(element.tagName))) {
    if (!isElement(node)) line.push(node);
    else if (!isInline(node)) close();
  }
  close();
  return paragraphs;
}

const isNonText = (tagName: string): boolean =>
  ['script', 'style', 'template', 'noscript', 'iframe'].includes(tagName);
