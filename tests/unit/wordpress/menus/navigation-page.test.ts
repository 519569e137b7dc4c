import { describe, expect, test } from 'vitest';
import { readFrontPage } from '../../../../src/wordpress/menus/navigation-page.ts';

const LINK = '<ul><li><a href="/about/">About</a></li></ul>';

describe('the front page', () => {
  test.each([
    ['<!DOCTYPE html><html lang="en-US"><body>', 'en-US'],
    ['<!-- cached --><HTML LANG=de class="no-js">', 'de'],
    ['<html lang=" ">', undefined],
    ['<html>', undefined],
    ['', undefined],
    ['not HTML', undefined],
  ])('in %o tells its language: %o', (html, language) => {
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
    ['nothing', `<nav>${LINK}</nav>`, { name: undefined, slug: undefined }],
    ['its role instead of its element', `<div role="navigation" id="menu">${LINK}</div>`, { slug: 'menu' }],
  ])('has menus, called by %s', (_name, html, expected) => {
    const { menus } = readFrontPage(html);
    expect(menus).toHaveLength(1);
    expect(menus[0]).toMatchObject({ ...expected, items: [{ label: 'About', href: '/about/' }] });
  });

  test('has the same menu for wide and for narrow screens once', () => {
    const { menus } = readFrontPage(`<nav id="wide">${LINK}</nav><nav id="narrow">${LINK}</nav>`);
    expect(menus.map(({ slug }) => slug)).toEqual(['wide']);
  });

  test.each([
    ['a walk through its lists', '<nav class="navigation pagination" aria-label="Posts pagination">'],
    ['breadcrumbs', '<nav aria-label="Breadcrumbs">'],
    ['a way to the next post', '<nav class="navigation post-navigation">'],
  ])('does not take %s for a menu', (_name, nav) => {
    expect(readFrontPage(`${nav}<a href="/page/2/">2</a></nav>`).menus).toEqual([]);
  });
});

test.each([
  ['formatting opened anew in every paragraph', (index: number) => `<p><b id=${index}>ink`],
  ['elements without number', () => '<i></i>'],
])('%s is given up, and is no menu', (_what, write) => {
  const wild = Array.from({ length: 30_000 }, (_, index) => write(index)).join('');
  expect(readFrontPage(`<nav><a href="/a/">A</a></nav>${wild}`).menus).toEqual([]);
});

test('of a page without end, its beginning is read', () => {
  const endless = `<nav><a href="/a/">A</a></nav>${'ink '.repeat(1_000_000)}<nav><a href="/b/">B</a></nav>`;
  expect(readFrontPage(endless).menus).toHaveLength(1);
});
