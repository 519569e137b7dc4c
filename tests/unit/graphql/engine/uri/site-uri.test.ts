import { describe, expect, test } from 'vitest';
import { isSamePath, sitePath, uriOf } from '../../../../../src/graphql/engine/uri/site-uri.ts';

const ROOT = 'https://press.example';
const FOLDER = 'https://press.example/usa';

describe('uri of an item', () => {
  test.each([
    [ROOT, 'https://press.example/2026/04/the-lay/', '/2026/04/the-lay/'],
    [FOLDER, 'https://press.example/usa/the-lay/80660/', '/the-lay/80660/'],
    [FOLDER, 'https://press.example/usa/', '/'],
    [FOLDER, 'https://press.example/usage/', '/usage/'],
    [ROOT, 'https://press.example/?p=12', '/?p=12'],
    [ROOT, 'not a URL', null],
    [ROOT, undefined, null],
  ])('home %s, link %s: %s', (home, link, uri) => {
    expect(uriOf(link, [home])).toBe(uri);
  });
});

describe('path on the site’s host', () => {
  test.each([
    [ROOT, '/about/', '/about/'],
    [ROOT, 'about/team', '/about/team'],
    [ROOT, '?p=12', '/?p=12'],
    [FOLDER, '/about/', '/usa/about/'],
    [FOLDER, '/usa/about/', '/usa/about/'],
    [FOLDER, 'https://press.example/usa/about/', '/usa/about/'],
    [ROOT, 'https://www.press.example/about/', '/about/'],
    [ROOT, '/../../about', '/about'],
  ])('home %s, uri %s: %s', (home, uri, path) => {
    expect(sitePath(uri, [home])).toBe(path);
  });

  test.each([
    'https://evil.example/about/',
    '//evil.example/',
    '/\\evil.example/',
    'javascript:alert(1)',
    'ftp://press.example/',
  ])('rejects %s: it belongs to another site', (uri) => {
    expect(() => sitePath(uri, [ROOT])).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });
});

test.each([
  ['/about/', 'https://press.example/about', true],
  ['/b%C3%BCcher/', 'https://press.example/bücher/', true],
  ['/about/', 'https://press.example/team/', false],
  ['/about/', undefined, false],
])('same page? %s and %s: %s', (path, link, answer) => {
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
])('rejects %s: it is not a page', (uri) => {
  expect(() => sitePath(uri, [FOLDER])).toThrow('Expected the URL of a page');
});

test.each([['/index.php/2026/the-lay/'], ['/wp-json-explained/'], ['/how-to-open-wp-admin/'], ['/?p=12']])(
  'accepts %s as a page',
  (uri) => {
    expect(sitePath(uri, [ROOT])).toBe(uri);
  },
);

test('rejects a URL longer than servers accept', () => {
  expect(() => sitePath(`/${'a'.repeat(5_000)}`, [ROOT])).toThrow('at most 4096 characters');
});

test.each([
  ['slashes', `/${'/'.repeat(200_000)}x`],
  ['question marks before a line break', `/${'%3F'.repeat(200_000)}%0A`],
])('compares a long path of %s in linear time', (_what, path) => {
  expect(isSamePath(path, `${ROOT}/about/`)).toBe(false);
});
