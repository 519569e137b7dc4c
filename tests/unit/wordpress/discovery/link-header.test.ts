import { describe, expect, test } from 'vitest';
import { findHtmlLink } from '../../../../src/wordpress/discovery/root/html-link.ts';
import { findLink, parseLinkHeader } from '../../../../src/wordpress/discovery/root/link-header.ts';

const API = 'https://api.w.org/';

describe('a Link header', () => {
  const ofPost =
    '<https://a.test/wp-json/>; rel="https://api.w.org/", <https://a.test/wp-json/wp/v2/posts/12>; rel="alternate"; title="JSON"; type="application/json", <https://a.test/?p=12>; rel=shortlink';

  test('is parsed', () => {
    expect(parseLinkHeader(ofPost)).toEqual([
      { href: 'https://a.test/wp-json/', parameters: { rel: API } },
      {
        href: 'https://a.test/wp-json/wp/v2/posts/12',
        parameters: { rel: 'alternate', title: 'JSON', type: 'application/json' },
      },
      { href: 'https://a.test/?p=12', parameters: { rel: 'shortlink' } },
    ]);
  });

  test.each([
    [ofPost, API, undefined, 'https://a.test/wp-json/'],
    [ofPost, 'alternate', 'application/json', 'https://a.test/wp-json/wp/v2/posts/12'],
    [ofPost, 'alternate', 'text/xml', undefined],
    ['<https://a.test/a,b;c>; rel="x y"', 'y', undefined, 'https://a.test/a,b;c'],
    ['<a>;rel=next ,<b> ; REL="prev"', 'prev', undefined, 'b'],
    ['<a>; rel="https://api.w.org/', API, undefined, undefined],
    ['nonsense', API, undefined, undefined],
    ['', API, undefined, undefined],
    [undefined, API, undefined, undefined],
  ])('%s has for %s of type %s: %s', (header, rel, type, expected) => {
    expect(findLink(header, rel, type)).toBe(expected);
  });
});

test.each([
  [
    `<head><link rel="https://api.w.org/" href="https://a.test/wp-json/" /></head>`,
    'https://a.test/wp-json/',
  ],
  [
    `<LINK href='https://a.test/?rest_route=/&amp;x=1' rel='https://api.w.org/'>`,
    'https://a.test/?rest_route=/&x=1',
  ],
  [`<link rel=https://api.w.org/ href=/wp-json/>`, '/wp-json/'],
  [`<link\n rel="stylesheet" href="a.css"><link\n href="/wp-json/"\n rel="https://api.w.org/">`, '/wp-json/'],
  [`<link rel="stylesheet" href="a.css">`, undefined],
  [`<a rel="https://api.w.org/" href="/wp-json/">`, undefined],
])('the REST link of %s is %s', (html, expected) => {
  expect(findHtmlLink(html, API)).toBe(expected);
});

test('a hostile page or header does not make the patterns backtrack', () => {
  expect(findHtmlLink('<link '.repeat(200_000), API)).toBeUndefined();
  expect(findLink(`<a>; a=${' '.repeat(60_000)}`, API)).toBeUndefined();
});
