import { rewriteLinks } from '../../../content-structure/rewrite-links.ts';
import { PressgraphError } from '../../../errors.ts';
import { type ContentFormat, formatHtml } from '../../formats.ts';
import { parsedHtmlOf } from './parsed-content.ts';

/**
 * Brings a row's text into a format, its links to the site's pages led to the address of a front end.
 *
 * @throws PressgraphError BAD_USER_INPUT where that is no HTTP address, or has a query or a fragment.
 */
export function formatText(
  text: { readonly rendered?: string } | undefined,
  format: ContentFormat,
  rewriteTo: string | null | undefined,
  home: string,
): string | null {
  if (rewriteTo == null) return formatHtml(text?.rendered, format);
  const base = baseAddress(rewriteTo);
  const content = parsedHtmlOf(text);
  return content ? formatHtml(rewriteLinks(content, home, base), format) : null;
}

function baseAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`rewriteLinks\` to be the address of a front end, such as https://www.example.com, but “${address}” is none.`,
    );
  }
  return url.href.replace(/\/+$/, '');
}
