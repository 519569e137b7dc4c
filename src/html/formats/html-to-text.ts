import { decodeHTML } from 'entities';
import { compile, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';
import { tameHtml } from './tame-html.ts';

const block = (selector: string, leadingLineBreaks = 1, trailingLineBreaks = leadingLineBreaks) => ({
  selector,
  format: 'block',
  options: { leadingLineBreaks, trailingLineBreaks },
});

const skipped = (selector: string) => ({ selector, format: 'skip' });

/** Holds the empty lines of code apart, so that they outlive those between paragraphs. */
const KEPT_LINE = '\0';

const code: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ isPre: true, leadingLineBreaks: 2 });
  walk(element.children, builder);
  builder.closeBlock({
    trailingLineBreaks: 2,
    blockTransform: (text) => text.replace(/\n(?=\n)/g, `\n${KEPT_LINE}`),
  });
};

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  formatters: { code },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false, leadingLineBreaks: 2 },
    })),
    { selector: 'pre', format: 'code' },
    block('figure', 2),
    block('dl', 2),
    block('dt'),
    block('dd'),
    block('summary', 2),
    // A footnote's mark is no part of the word before it.
    { selector: 'sup.fn', format: 'inlineSurround', options: { prefix: '[', suffix: ']' } },
    ...['img', 'svg', 'noscript', 'textarea', 'select', 'iframe', 'video', 'audio', 'object'].map(skipped),
    skipped('a.wp-block-file__button'),
    skipped('button'),
  ],
};

// Making the converter takes longer than most of what it converts.
const convert = compile(OPTIONS);

/** What nearly all excerpts and comments are: one paragraph without markup in it. */
const LONE_PARAGRAPH = /^\s*<p>([^<]*)<\/p>\s*$/;

/** Plain text of an HTML fragment: paragraphs apart by an empty line, no line breaks of our own. */
export function htmlToText(html: string): string {
  if (!html.includes('<')) return decodeHTML(html).trim();
  const paragraph = LONE_PARAGRAPH.exec(html)?.[1];
  if (paragraph !== undefined) return collapsed(decodeHTML(paragraph));
  return convert(tameHtml(html))
    .replace(/\n(?:[ \t]*\n){2,}/g, '\n\n')
    .replaceAll(KEPT_LINE, '')
    .trim();
}

/** White space as the converter collapses it. */
function collapsed(text: string): string {
  return text
    .replace(/[ \t\r\n\f\u200b]+/g, ' ')
    .replaceAll(KEPT_LINE, '')
    .trim();
}
