import { expect, test } from 'vitest';
import { uriWithin } from '../../../../../src/graphql/engine/uri/site-uri.ts';
import { menuAddress } from '../../../../../src/graphql/native/menus/menu-address.ts';

const HOME = 'https://press.example/usa';

test.each([
  ['an address of the site', `${HOME}/about/#team`, `${HOME}/about/#team`, '/about/#team'],
  ['the site’s home', `${HOME}/`, `${HOME}/`, '/'],
  ['its home without a slash', HOME, HOME, '/'],
  [
    'one under www',
    'https://www.press.example/usa/about/',
    'https://www.press.example/usa/about/',
    '/about/',
  ],
  ['a plain permalink', `${HOME}/?p=12`, `${HOME}/?p=12`, '/?p=12'],
  ['a path', '/usa/about/', `${HOME}/about/`, '/about/'],
  ['a part of the page', '#contact', `${HOME}/#contact`, '/#contact'],
  ['another site on the host', '/fr/', 'https://press.example/fr/', null],
  ['a folder that only begins alike', '/usability/', 'https://press.example/usability/', null],
  ['another site', 'https://elsewhere.example/usa/', 'https://elsewhere.example/usa/', null],
  ['a mail address', 'mailto:ink@press.example', 'mailto:ink@press.example', null],
  ['a placeholder', '#', null, null],
  ['a script', 'JavaScript:alert(1)', null, null],
  ['no address', 'https://', null, null],
  ['nothing', undefined, null, null],
])('%s', (_name, href, url, uri) => {
  const address = menuAddress(href, HOME);
  expect(address).toBe(url);
  expect(address === null ? null : uriWithin(address, HOME)).toBe(uri);
});
