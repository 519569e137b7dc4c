import { decodeHTML } from 'entities';
import { htmlToMarkdown } from '../../../html/formats/html-to-markdown.ts';
import { htmlToText } from '../../../html/formats/html-to-text.ts';
import { scalarError } from './scalar-error.ts';

export { htmlToText };

export type ContentFormat = 'HTML' | 'TEXT' | 'MARKDOWN' | 'RAW';

/**
 * A title or name without its entities: `it’s` for `it&#8217;s`. For what WordPress sends without markup.
 *
 * @throws GraphQLError For what is no text: WordPress is not trusted to send one.
 */
export function decodeEntities(text: string): string {
  if (typeof text !== 'string') throw scalarError('String', text);
  return decodeHTML(text);
}

/** Brings rendered HTML into the format asked. `RAW` is not made from it: `null`. */
export function formatHtml(html: string | undefined, format: ContentFormat): string | null {
  // WordPress is not trusted to send text.
  if (typeof html !== 'string') return null;
  switch (format) {
    case 'HTML':
      return html;
    case 'TEXT':
      return htmlToText(html);
    case 'MARKDOWN':
      return htmlToMarkdown(html);
    case 'RAW':
      return null;
  }
}
