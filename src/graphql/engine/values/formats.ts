import { decodeHTML } from 'entities';
import { htmlToText } from '../../../html/formats/html-to-text.ts';
import { scalarError } from './scalar-error.ts';

export { htmlToText };

export type ContentFormat = 'HTML' | 'TEXT' | 'MARKDOWN' | 'RAW';

/**
 * Decodes the entities of a title or name that has no markup: `it’s` for `it&#8217;s`.
 *
 * @throws GraphQLError If it is not a string: WordPress is not trusted to send one.
 */
export function decodeEntities(text: string): string {
  if (typeof text !== 'string') throw scalarError('String', text);
  return decodeHTML(text);
}

/** Converts HTML to Markdown; loaded when first needed: with its parser, it takes a tenth of the start. */
export async function loadMarkdown(): Promise<(html: string) => string> {
  const { htmlToMarkdown } = await import('../../../html/formats/html-to-markdown.ts');
  return htmlToMarkdown;
}

/** Converts rendered HTML to a format. `null` for `RAW`, which cannot be derived from it. */
export function formatHtml(
  html: string | undefined,
  format: Exclude<ContentFormat, 'MARKDOWN'>,
): string | null {
  // WordPress is not trusted to send a string.
  if (typeof html !== 'string') return null;
  switch (format) {
    case 'HTML':
      return html;
    case 'TEXT':
      return htmlToText(html);
    case 'RAW':
      return null;
  }
}
