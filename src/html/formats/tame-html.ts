import { decodeHTML, escapeUTF8 } from 'entities';
import { serialize } from 'parse5';
import { hasEndlessGrid } from '../blocks/tables.ts';
import { MAX_LENGTH } from '../guarded-tree.ts';
import { descendantsOf, isElement, isInline, textOf } from '../nodes.ts';
import { type HtmlNode, type ParsedHtml, parseHtml } from '../parse-html.ts';

/** How deep elements may nest for what walks them by recursion. The deepest of real pages have some forty levels. */
const MAX_DEPTH = 200;
/** How many attributes an element may have for what looks each up among all others. */
const MAX_ATTRIBUTES = 500;

/** Characters, times the quotes and lists that they stand in: each of these writes all lines in it anew, and longer. */
const MAX_INDENTED = 10_000_000;

/** So many blanks in a row say nothing more; converters search them anew from each of them. */
const ENDLESS_BLANKS =
  /(?<!\s|&nbsp;|&#160;|&#xa0;)((?:\s|&nbsp;|&#160;|&#xa0;){500})(?:\s|&nbsp;|&#160;|&#xa0;)+/gi;

/**
 * HTML that converters can take: itself, repaired where it is long, for their own parsers repair less; or where it
 * nests without end, is hopelessly tangled, or has tables too large to be laid out, its text in paragraphs, of endless
 * HTML that of its beginning. Converters walk by recursion, and a megabyte of opening tags would exhaust the stack.
 */
export function tameHtml(given: string): string {
  // What is short cannot be wild, but for tables that claim to be large: nearly everything passes here.
  if (given.length < 10_000 && given.split('<').length <= MAX_DEPTH && !/(?:row|col)span/i.test(given))
    return given;
  const html = given.slice(0, MAX_LENGTH).replace(ENDLESS_BLANKS, '$1');
  const content = parseHtml(html);
  if (content.isTangled) return paragraph(decodeHTML(html.replace(/<[^<>]*>/g, ' ')));
  const isTame =
    content.depth <= MAX_DEPTH &&
    content.mostAttributes <= MAX_ATTRIBUTES &&
    deepestIndent(content) * html.length <= MAX_INDENTED &&
    !hasEndlessGrid(content.root);
  return isTame ? serialize(content.root) : paragraphsOf(content).map(paragraph).join('\n');
}

/** In how many quotes and lists something stands. */
function deepestIndent({ root }: ParsedHtml): number {
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
  for (const node of descendantsOf(root, (element) => !isUnread(element.tagName))) {
    if (!isElement(node)) line.push(node);
    else if (!isInline(node)) close();
  }
  close();
  return paragraphs;
}

const isUnread = (tagName: string): boolean =>
  ['script', 'style', 'template', 'noscript', 'iframe'].includes(tagName);
