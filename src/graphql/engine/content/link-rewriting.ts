import { PressgraphError } from '../../../base/errors.ts';
import { rewriteLinks } from '../../../html/rewrite-links.ts';
import { type ContentFormat, formatHtml, loadMarkdown } from '../values/formats.ts';
import type { ReadsHtml } from '../values/html-queue.ts';
import { type RenderedText, readOnce } from './parsed-content.ts';

/** How a text is to be returned. */
interface WantedText {
  readonly format: ContentFormat;
  /** The front-end URL that replaces the site's address in links. */
  readonly rewriteLinks?: string | null | undefined;
  /** The site's own: see `SiteModel.addresses`. */
  readonly addresses: readonly string[];
}

/**
 * Formats a row's text, with links rewritten to the front end.
 *
 * @throws PressgraphError BAD_USER_INPUT if `rewriteLinks` is not an HTTP URL, or has a query or a fragment.
 */
export function formatText(
  context: ReadsHtml,
  text: RenderedText | undefined,
  { format, rewriteLinks: rewriteTo, addresses }: WantedText,
): string | null | Promise<string | null> {
  const base = rewriteTo == null ? undefined : baseAddress(rewriteTo);
  if (base === undefined && format === 'HTML') return formatHtml(text?.rendered, format);
  const read = (convert: (html: string) => string | null) =>
    readOnce(context, text, `${format} ${base ?? ''}`, (reading) =>
      convert(base === undefined ? reading.html : rewriteLinks(reading.parsed, addresses, base)),
    );
  return format === 'MARKDOWN' ? loadMarkdown().then(read) : read((html) => formatHtml(html, format));
}

function baseAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`rewriteLinks\` to be the URL of a front end, such as https://www.example.com, got “${address}”.`,
    );
  }
  return url.href.replace(/\/+$/, '');
}
