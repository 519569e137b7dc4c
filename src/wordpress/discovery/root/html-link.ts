import { decodeHTMLAttribute } from 'entities';

/** The `href` of the first `<link>` with this `rel`, decoded. */
export function findHtmlLink(html: string, rel: string): string | undefined {
  for (const [tag] of html.matchAll(/<link\b[^<>]*>/gi)) {
    const attributes = new Map(
      [...tag.matchAll(/\s([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)].map(
        ([, name = '', double, single, bare]) => [
          name.toLowerCase(),
          decodeHTMLAttribute(double ?? single ?? bare ?? ''),
        ],
      ),
    );
    if (attributes.get('rel') === rel) return attributes.get('href');
  }
  return undefined;
}
