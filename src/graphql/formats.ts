import { gfm } from '@joplin/turndown-plugin-gfm';
import { decodeHTML } from 'entities';
import { convert } from 'html-to-text';
import TurndownService from 'turndown';
import type { GatewayBuilder } from './builder.ts';

export type ContentFormat = 'HTML' | 'TEXT' | 'MARKDOWN' | 'RAW';

/** The schema's `ContentFormat`. */
export function registerContentFormat(builder: GatewayBuilder) {
  return builder.enumType('ContentFormat', {
    description: 'How a piece of text is wanted.',
    values: {
      HTML: { description: 'As WordPress renders it, byte for byte.' },
      TEXT: { description: 'Plain text: markup removed, entities decoded, lists and tables kept readable.' },
      MARKDOWN: { description: 'Markdown with GitHub’s tables and strikethrough.' },
      RAW: { description: 'As it is stored: for callers who may edit it. Null for all others.' },
    } as const,
  });
}

const turndown = new TurndownService({
  headingStyle: 'atx',
  codeBlockStyle: 'fenced',
  bulletListMarker: '-',
  emDelimiter: '*',
}).use(gfm);

/** A title or name without its entities: `it’s` for `it&#8217;s`. For what WordPress sends without markup. */
export const decodeEntities = (text: string): string => decodeHTML(text);

/** Plain text of an HTML fragment: paragraphs apart by an empty line, no line breaks of our own. */
export function htmlToText(html: string): string {
  if (!html.includes('<')) return decodeHTML(html).trim();
  return convert(html, {
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  });
}

/** Brings rendered HTML into the format asked. `RAW` is not made from it: `null`. */
export function formatHtml(html: string | undefined, format: ContentFormat): string | null {
  if (html === undefined) return null;
  switch (format) {
    case 'HTML':
      return html;
    case 'TEXT':
      return htmlToText(html);
    case 'MARKDOWN':
      return turndown.turndown(html);
    case 'RAW':
      return null;
  }
}
