import { decodeHTMLAttribute, escapeUTF8 } from 'entities';
import { linksIn } from './links.ts';
import type { ParsedHtml } from './parse-html.ts';
import { internalUrl } from './urls.ts';

/**
 * Points links to the site's pages at another base URL. In `a[href]`, `base` replaces the site's address; path, query
 * and fragment stay. Links to WordPress's own files are unchanged, as is every other byte.
 *
 * @param addresses The site's own: see `SiteModel.addresses`.
 * @param base Without a trailing slash: `https://www.example.com`.
 */
export function rewriteLinks(content: ParsedHtml, addresses: readonly string[], base: string): string {
  const { source } = content;
  let rewritten = '';
  let done = 0;
  for (const { href, element } of linksIn(content)) {
    const place = element.sourceCodeLocation?.attrs?.['href'];
    const internal = internalUrl(href, addresses);
    if (!place || !internal?.isPage || place.startOffset < done) continue;
    const written = source.slice(place.startOffset, place.endOffset);
    const [, before = '', value = '', after = ''] = /^([^=]*=\s*["']?)([\s\S]*?)(["']?)$/.exec(written) ?? [];
    const rest = internalUrl(value, addresses)?.path ?? '';
    // If entities before the path hide where it starts, it is escaped again from the decoded one.
    const path = decodeHTMLAttribute(rest) === internal.path ? rest : escapeUTF8(internal.path);
    rewritten += source.slice(done, place.startOffset) + before + escapeUTF8(base) + path + after;
    done = place.endOffset;
  }
  return rewritten + source.slice(done);
}
