import { decodeHTML, decodeHTMLAttribute } from 'entities';

const LONGEST_TITLE = 80;

/** Whether a body is an HTML page rather than data, by its type or its first characters. */
export function isHtmlPage(contentType: string | undefined, text: string): boolean {
  return /html/i.test(contentType ?? '') || /^\s*<(!doctype|html|head|body)\b/i.test(text);
}

/** What a page calls itself, decoded and on one line, to tell a firewall's page from a theme's: `undefined` without a title. */
export function pageTitle(html: string): string | undefined {
  const title = /<title\b[^<>]*>([^<]{1,500})/i.exec(html)?.[1];
  const words = decodeHTML(title ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? undefined : shorten(words, LONGEST_TITLE);
}

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

/** Cut to so many characters, with a sign that it was. */
export function shorten(text: string, length: number): string {
  // No text of a site's own is taken apart beyond what can be shown of it.
  const characters = [...text.slice(0, 2 * length + 2)];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
