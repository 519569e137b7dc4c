import { describe, expect, test } from 'vitest';
import { isSamePath, sitePath, uriOf } from '../../../../../src/graphql/engine/uri/site-uri.ts';

const ROOT = 'https://press.example';
const FOLDER = 'https://press.example/usa';

describe('the uri of an item', () => {
  test.each([
    [ROOT, 'https://press.example/2026/04/the-lay/', '/2026/04/the-lay/'],
    [FOLDER, 'https://press.example/usa/the-lay/80660/', '/the-lay/80660/'],
    [FOLDER, 'https://press.example/usa/', '/'],
    [FOLDER, 'https://press.example/usage/', '/usage/'],
    [ROOT, 'https://press.example/?p=12', '/?p=12'],
    [ROOT, 'not an address', null],
    [ROOT, undefined, null],
  ])('of %s is the path of %s below it: %s', (home, link, uri) => {
    expect(uriOf(link, home)).toBe(uri);
  });
});

describe('the path on the site’s host', () => {
  test.each([
    [ROOT, '/about/', '/about/'],
    [ROOT, 'about/team', '/about/team'],
    [ROOT, '?p=12', '/?p=12'],
    [FOLDER, '/about/', '/usa/about/'],
    [FOLDER, '/usa/about/', '/usa/about/'],
    [FOLDER, 'https://press.example/usa/about/', '/usa/about/'],
    [ROOT, 'https://www.press.example/about/', '/about/'],
    [ROOT, '/../../about', '/about'],
  ])('of %s, asked for %s, is %s', (home, uri, path) => {
    expect(sitePath(uri, home)).toBe(path);
  });

  test.each([
    'https://evil.example/about/',
    '//evil.example/',
    '/\\evil.example/',
    'javascript:alert(1)',
    'ftp://press.example/',
  ])('%s is refused: it is not of this site', (uri) => {
    expect(() => sitePath(uri, ROOT)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });
});

test.each([
  ['/about/', 'https://press.example/about', true],
  ['/b%C3%BCcher/', 'https://press.example/bücher/', true],
  ['/about/', 'https://press.example/team/', false],
  ['/about/', undefined, false],
])('%s is the same page as %s: %s', (path, link, answer) => {
  expect(isSamePath(path, link)).toBe(answer);
});

test.each([
  ['/wp-json/wp/v2/comments?_method=POST'],
  ['/?rest_route=/wp/v2/comments&_method=DELETE'],
  ['https://press.example/usa/wp-json/'],
  ['/wp-admin/'],
  ['/wp-login.php?action=logout'],
  ['/usa/wp-cron.php'],
  ['/index.php/wp-json/wp/v2/posts'],
  ['/xmlrpc.php'],
  ['/%77p-admin/'],
  ['/?doing_wp_cron=1'],
])('%s is asked for as no page', (uri) => {
  expect(() => sitePath(uri, FOLDER)).toThrow('Expected the address of a page');
});

test.each([['/index.php/2026/the-lay/'], ['/wp-json-explained/'], ['/how-to-open-wp-admin/'], ['/?p=12']])(
  '%s is one of a page',
  (uri) => {
    expect(sitePath(uri, ROOT)).toBe(uri);
  },
);

test('an address that no server would read is not looked at', () => {
  expect(() => sitePath(`/${'a'.repeat(5_000)}`, ROOT)).toThrow('at most 4096 characters');
});

test.each([
  ['slashes', `/${'/'.repeat(200_000)}x`],
  ['marks before a line break', `/${'%3F'.repeat(200_000)}%0A`],
])('a path of %s without end is compared', (_what, path) => {
  expect(isSamePath(path, `${ROOT}/about/`)).toBe(false);
});
