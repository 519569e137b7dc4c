import { describe, expect, test } from 'vitest';
import { readFrontPage } from '../../../../src/wordpress/menus/navigation-page.ts';

const LINK = '<ul><li><a href="/about/">About</a></li></ul>';

describe('front page', () => {
  test.each([
    ['<!DOCTYPE html><html lang="en-US"><body>', 'en-US'],
    ['<!-- cached --><HTML LANG=de class="no-js">', 'de'],
    ['<html lang=" ">', undefined],
    ['<html>', undefined],
    ['', undefined],
    ['not HTML', undefined],
  ])('%o has the language %o', (html, language) => {
    expect(readFrontPage(html).language).toBe(language);
  });

  test.each([
    ['its label', `<nav aria-label="Main">${LINK}</nav>`, { name: 'Main', slug: undefined }],
    ['its id', `<nav id="site-navigation">${LINK}</nav>`, { name: undefined, slug: 'site-navigation' }],
    [
      'the menu’s slug in the container that WordPress writes',
      `<nav id="site-navigation"><div class="menu-main-menu-container">${LINK}</div></nav>`,
      { slug: 'main-menu' },
    ],
    ['nothing else', `<nav>${LINK}</nav>`, { name: undefined, slug: undefined }],
    ['its role instead of its element', `<div role="navigation" id="menu">${LINK}</div>`, { slug: 'menu' }],
  ])('a menu is identified by %s', (_name, html, expected) => {
    const { menus } = readFrontPage(html);
    expect(menus).toHaveLength(1);
    expect(menus[0]).toMatchObject({ ...expected, items: [{ label: 'About', href: '/about/' }] });
  });

  test('a menu that appears twice, for wide and narrow screens, is one menu', () => {
    const { menus } = readFrontPage(`<nav id="wide">${LINK}</nav><nav id="narrow">${LINK}</nav>`);
    expect(menus.map(({ slug }) => slug)).toEqual(['wide']);
  });

  test.each([
    ['pagination', '<nav class="navigation pagination" aria-label="Posts pagination">'],
    ['breadcrumbs', '<nav aria-label="Breadcrumbs">'],
    ['post navigation', '<nav class="navigation post-navigation">'],
  ])('%s is not a menu', (_name, nav) => {
    expect(readFrontPage(`${nav}<a href="/page/2/">2</a></nav>`).menus).toEqual([]);
  });
});

test.each([
  ['formatting reopened in every paragraph', (index: number) => `<p><b id=${index}>ink`],
  ['tens of thousands of elements', () => '<i></i>'],
])('front page: a page with %s is too complex to parse, and has no menus', (_what, write) => {
  const hostile = Array.from({ length: 30_000 }, (_, index) => write(index)).join('');
  expect(readFrontPage(`<nav><a href="/a/">A</a></nav>${hostile}`).menus).toEqual([]);
});

test('front page: only the beginning of an oversized page is read', () => {
  const endless = `<nav><a href="/a/">A</a></nav>${'ink '.repeat(1_000_000)}<nav><a href="/b/">B</a></nav>`;
  expect(readFrontPage(endless).menus).toHaveLength(1);
});
