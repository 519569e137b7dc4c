import { decodeHTML } from 'entities';
import { compile, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';
import { simplifyHtml } from './simplify-html.ts';

const block = (selector: string, leadingLineBreaks = 1, trailingLineBreaks = leadingLineBreaks) => ({
  selector,
  format: 'block',
  options: { leadingLineBreaks, trailingLineBreaks },
});

const skipped = (selector: string) => ({ selector, format: 'skip' });

/** Marks empty lines in code, so that they survive collapsing the ones between paragraphs. */
const EMPTY_LINE_MARKER = '\0';

const code: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ isPre: true, leadingLineBreaks: 2 });
  walk(element.children, builder);
  builder.closeBlock({
    trailingLineBreaks: 2,
    blockTransform: (text) => text.replace(/\n(?=\n)/g, `\n${EMPTY_LINE_MARKER}`),
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
    // A footnote marker is not part of the word before it.
    { selector: 'sup.fn', format: 'inlineSurround', options: { prefix: '[', suffix: ']' } },
    ...['img', 'svg', 'noscript', 'textarea', 'select', 'iframe', 'video', 'audio', 'object'].map(skipped),
    skipped('a.wp-block-file__button'),
    skipped('button'),
  ],
};

/** Compiling the converter takes longer than most conversions, and is not needed by all who start. */
const converter = memoised(() => compile(OPTIONS));

/** Fast path for nearly all excerpts and comments: one paragraph without markup. */
const SINGLE_PARAGRAPH = /^\s*<p>([^<]*)<\/p>\s*$/;

/** Converts an HTML fragment to plain text: an empty line between paragraphs, no wrapping. */
export function htmlToText(html: string): string {
  if (!html.includes('<')) return decodeHTML(html).trim();
  const paragraph = SINGLE_PARAGRAPH.exec(html)?.[1];
  if (paragraph !== undefined) return collapsed(decodeHTML(paragraph));
  return converter()(simplifyHtml(html))
    .replace(/\n(?:[ \t]*\n){2,}/g, '\n\n')
    .replaceAll(EMPTY_LINE_MARKER, '')
    .trim();
}

function memoised<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Collapses white space as the converter does. */
function collapsed(text: string): string {
  return text
    .replace(/[ \t\r\n\f\u200b]+/g, ' ')
    .replaceAll(EMPTY_LINE_MARKER, '')
    .trim();
}
