import { htmlToText } from '../../../content-structure/html-to-text.ts';
import { textOf } from '../../../content-structure/nodes.ts';
import { type ParsedHtml, parseHtml } from '../../../content-structure/parse-html.ts';

/** A piece of text as WordPress sends it. */
interface Rendered {
  readonly rendered?: string;
}

const parsed = new WeakMap<Rendered, ParsedHtml>();

/**
 * The parsed HTML of a row's `content` or `excerpt`: parsed once, however many fields read it, and forgotten with its
 * row. `undefined` where WordPress sent none.
 */
export function parsedHtmlOf(text: Rendered | undefined): ParsedHtml | undefined {
  if (typeof text?.rendered !== 'string') return undefined;
  const known = parsed.get(text);
  if (known) return known;
  const content = parseHtml(text.rendered);
  parsed.set(text, content);
  return content;
}

/** What a reader reads of a row's text, on one line. */
export function readableTextOf(text: Rendered | undefined): string | undefined {
  const content = parsedHtmlOf(text);
  return content && (content.isTangled ? htmlToText(content.source) : textOf(content.root.childNodes));
}
