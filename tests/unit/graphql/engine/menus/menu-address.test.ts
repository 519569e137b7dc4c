import { expect, test } from 'vitest';
import { menuAddress } from '../../../../../src/graphql/engine/menus/menu-address.ts';
import { uriWithin } from '../../../../../src/graphql/engine/uri/site-uri.ts';

const HOME = 'https://press.example/usa';

test.each([
  ['a URL of the site', `${HOME}/about/#team`, `${HOME}/about/#team`, '/about/#team'],
  ['the home URL', `${HOME}/`, `${HOME}/`, '/'],
  ['the home URL without a slash', HOME, HOME, '/'],
  [
    'a URL with www',
    'https://www.press.example/usa/about/',
    'https://www.press.example/usa/about/',
    '/about/',
  ],
  ['a plain permalink', `${HOME}/?p=12`, `${HOME}/?p=12`, '/?p=12'],
  ['a path', '/usa/about/', `${HOME}/about/`, '/about/'],
  ['a fragment', '#contact', `${HOME}/#contact`, '/#contact'],
  ['another site on the same host', '/fr/', 'https://press.example/fr/', null],
  ['a directory with the same prefix', '/usability/', 'https://press.example/usability/', null],
  ['another site', 'https://elsewhere.example/usa/', 'https://elsewhere.example/usa/', null],
  ['an email address', 'mailto:ink@press.example', 'mailto:ink@press.example', null],
  ['a placeholder', '#', null, null],
  ['a script', 'JavaScript:alert(1)', null, null],
  ['an invalid URL', 'https://', null, null],
  ['no URL', undefined, null, null],
])('%s', (_name, href, url, uri) => {
  const address = menuAddress(href, HOME);
  expect(address).toBe(url);
  expect(address === null ? null : uriWithin(address, [HOME])).toBe(uri);
});
