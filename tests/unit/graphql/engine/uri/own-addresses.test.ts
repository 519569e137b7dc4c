import { describe, expect, test } from 'vitest';
import {
  pathBelowHome,
  type SiteAddresses,
  uriOf,
  uriWithin,
} from '../../../../../src/graphql/engine/uri/site-uri.ts';
import { isInternalLink, linksIn, linkUri } from '../../../../../src/html/links.ts';
import { parseHtml } from '../../../../../src/html/parse-html.ts';
import { rewriteLinks } from '../../../../../src/html/rewrite-links.ts';
import { siteAddresses } from '../../../../../src/model/addresses.ts';

/** Kinds of sites, by their home URL and WordPress's own address. */
const SITES: readonly (readonly [name: string, home: string, url: string | undefined])[] = [
  ['an ordinary site', 'https://press.example', 'https://press.example'],
  ['a site in a folder', 'https://press.example/usa', 'https://press.example/usa'],
  ['a headless site', 'https://front.example', 'https://cms.example'],
  ['a headless site in a folder', 'https://front.example/blog', 'https://cms.example/wp'],
  ['WordPress in a folder of its own', 'https://press.example', 'https://press.example/wp'],
  ['mixed http and https', 'https://press.example', 'http://press.example'],
  ['mixed www', 'https://www.press.example', 'https://press.example'],
  ['a site that does not name its own address', 'https://press.example', undefined],
];

/** Forms of the address of one page of a site. */
const forms = (address: string): readonly string[] => {
  const { host, pathname } = new URL(address);
  const rest = `${host}${pathname.replace(/\/$/, '')}/about/?p=1`;
  return [
    `https://${rest}`,
    `http://${rest}`,
    `//${rest}`,
    `https://www.${rest.replace(/^www\./, '')}`,
    `HTTPS://${rest}`,
  ];
};

describe.each(SITES)('%s', (_name, home, url) => {
  const addresses: SiteAddresses = siteAddresses({ home, ...(url !== undefined && { url }) });
  const own = [...new Set([home, url ?? home])];

  test.each(own.flatMap(forms))('%s is a page of the site', (href) => {
    const html = `<a href="${href}">x</a>`;
    const [link] = linksIn(parseHtml(html));
    expect(link && isInternalLink(link, addresses)).toBe(true);
    expect(link && linkUri(link, addresses)).toBe('/about/?p=1');
    expect(rewriteLinks(parseHtml(html), addresses, 'https://new.example')).toBe(
      '<a href="https://new.example/about/?p=1">x</a>',
    );
    const absolute = new URL(href, home).href;
    expect(uriWithin(absolute, addresses)).toBe('/about/?p=1');
    expect(uriOf(absolute, addresses)).toBe('/about/?p=1');
    expect(pathBelowHome(href, addresses)).toBe('/about/?p=1');
  });

  test.each(own)('files below %s are none', (address) => {
    const html = `<a href="${address}/wp-content/uploads/a.pdf">x</a>`;
    const [link] = linksIn(parseHtml(html));
    expect(link && isInternalLink(link, addresses)).toBe(true);
    expect(link && linkUri(link, addresses)).toBeUndefined();
    expect(rewriteLinks(parseHtml(html), addresses, 'https://new.example')).toBe(html);
  });

  test.each(['https://elsewhere.example/about/', 'https://press.example.evil.example/about/'])(
    '%s is another site',
    (href) => {
      const html = `<a href="${href}">x</a>`;
      const [link] = linksIn(parseHtml(html));
      expect(link && isInternalLink(link, addresses)).toBe(false);
      expect(rewriteLinks(parseHtml(html), addresses, 'https://new.example')).toBe(html);
      expect(uriWithin(href, addresses)).toBeNull();
      expect(() => pathBelowHome(href, addresses)).toThrow('a URL of this site');
    },
  );
});

test('the host above a home URL is not the site’s own', () => {
  expect(siteAddresses({ home: 'https://press.example/blog', url: 'https://press.example' })).toEqual([
    'https://press.example/blog',
  ]);
});
