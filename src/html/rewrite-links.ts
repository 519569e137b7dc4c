import { decodeHTMLAttribute, escapeUTF8 } from 'entities';
import { belowHome, internalAddress } from './addresses.ts';
import { linksIn } from './links.ts';
import type { ParsedHtml } from './parse-html.ts';

/**
 * Leads the links to the site's pages to another address: `base` takes the home address's place in `a[href]`; path,
 * query and fragment stay. Links to WordPress's files stay as they are, as does every other byte.
 *
 * @param base without a trailing slash: `https://www.example.com`
 */
export function rewriteLinks(content: ParsedHtml, home: string, base: string): string {
  const { source } = content;
  let rewritten = '';
  let done = 0;
  for (const { href, element } of linksIn(content)) {
    const place = element.sourceCodeLocation?.attrs?.['href'];
    const address = internalAddress(href, home);
    if (!place || !address?.isPage || place.startOffset < done) continue;
    const written = source.slice(place.startOffset, place.endOffset);
    const [, before = '', value = '', after = ''] = /^([^=]*=\s*["']?)([\s\S]*?)(["']?)$/.exec(written) ?? [];
    const rest = belowHome(value.trim(), home);
    // Entities before the path hide where it begins: then it is written anew.
    const path = decodeHTMLAttribute(rest) === address.path ? rest : escapeUTF8(address.path);
    rewritten += source.slice(done, place.startOffset) + before + escapeUTF8(base) + path + after;
    done = place.endOffset;
  }
  return rewritten + source.slice(done);
}
