import { describe, expect, test } from 'vitest';
import { isInternalLink, linksIn, linkText, linkUri, linkUrl } from '../../../src/html/links.ts';
import { parseHtml } from '../../../src/html/parse-html.ts';

const HOME = 'https://press.example/usa';

describe('links: on a site at https://press.example/usa', () => {
  test.each([
    ['https://press.example/usa/about/?a=1#team', true, '/about/?a=1'],
    ['http://www.press.example/usa/about/', true, '/about/'],
    ['//press.example/usa', true, '/'],
    ['/usa/about/', true, '/about/'],
    ['/about/', false, null],
    ['https://press.example/usability/', false, null],
    ['https://press.example:8080/usa/', false, null],
    ['https://press.example.evil.example/usa/', false, null],
    ['https://press.example/usa/wp-content/uploads/a.pdf', true, null],
    ['#notes', true, null],
    ['mailto:ink@press.example', false, null],
    ['javascript:alert(1)', false, null],
    ['https://[broken', false, null],
  ])('%s: internal %s, uri %s', (href, isInternal, uri) => {
    const [link] = linksIn(parseHtml(`<a href="${href}">x</a>`));
    expect(link && isInternalLink(link, [HOME])).toBe(isInternal);
    expect((link && linkUri(link, [HOME])) ?? null).toBe(uri);
  });

  test('the text of a link is its own text, or else the alternative text of its image', () => {
    const links = linksIn(
      parseHtml('<a href="/a">Ink <b>and</b>\n paper</a><a href="/b"><img alt="Lead"></a><a name="c">'),
    );
    expect(links.map(linkText)).toEqual(['Ink and paper', 'Lead']);
  });

  test('link URLs are absolute; anchors on the same page and invalid URLs have none', () => {
    const links = linksIn(parseHtml('<a href="/usa/a">a</a><a href="#b">b</a><a href="https://[c">c</a>'));
    expect(links.map((link) => linkUrl(link, HOME))).toEqual([
      'https://press.example/usa/a',
      undefined,
      undefined,
    ]);
  });
});
