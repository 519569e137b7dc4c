import { describe, expect, test } from 'vitest';
import { menuItemsOf, parseHtmlFragment } from '../../../../src/wordpress/menus/menu-html.ts';
import type { MenuItem } from '../../../../src/wordpress/menus/menu-model.ts';

const items = (html: string) => menuItemsOf(parseHtmlFragment(html));

/** `About (Team, Jobs (Paid))` */
const outline = (list: readonly MenuItem[]): string =>
  list
    .map(({ label, children }) => (children.length > 0 ? `${label} (${outline(children)})` : label))
    .join(', ');

describe('menu items from HTML', () => {
  test.each([
    ['a list', '<ul><li><a href="/a">A</a></li><li><a href="/b">B</a></li></ul>', 'A, B'],
    [
      'nested lists within other elements',
      '<div><ul><li><div><a>A</a></div><div><ul><li><a>B</a><ol><li><a>C</a></li></ol></li></ul></div></li></ul></div>',
      'A (B (C))',
    ],
    ['items without a list', '<li><a>A</a></li><li><a>B</a></li>', 'A, B'],
    ['links without a list', '<div><a href="/a">A</a> | <a href="/b">B</a></div>', 'A, B'],
    ['a page list among links', '<a>Home</a><ul><li><a>A</a></li></ul>', 'Home, A'],
    [
      'a submenu that opens on click',
      '<li><button class="wp-block-navigation-item__content"><span class="wp-block-navigation-item__label">More</span></button><ul><li><a>A</a></li></ul></li>',
      'More (A)',
    ],
    ['a heading that is only text', '<ul><li> More <ul><li><a>A</a></li></ul></li></ul>', 'More (A)'],
    [
      'a toggle next to the link',
      '<li><a>Craft</a><button aria-label="Craft submenu"><svg><title>Open</title></svg></button><ul><li><a>Ink</a></li></ul></li>',
      'Craft (Ink)',
    ],
    [
      'elements that are not items',
      '<ul><li><form><input></form></li><li><hr></li><li><a>A</a></li></ul>',
      'A',
    ],
    ['an icon without text', '<a aria-label="Mastodon"><svg><path /></svg></a>', 'Mastodon'],
    ['an image', '<a><img alt="The Pressroom"></a>', 'The Pressroom'],
    ['text with markup, entities and line breaks', '<a>\n Ink &amp;<br>\n <b>paper</b>\n</a>', 'Ink & paper'],
    ['no HTML', '', ''],
    ['HTML without a menu', 'Words <p>and</p> more words', ''],
  ])('%s', (_name, html, expected) => {
    expect(outline(items(html))).toBe(expected);
  });

  test('keep attributes and classes set by an editor, without those added by WordPress', () => {
    const html = `
      <li class="wp-block-navigation-item menu-item menu-item-type-custom current-menu-item is-fancy wp-block-navigation-link">
        <a class="wp-block-navigation-item__content" href="https://ink.example/?a=1&#038;b=2" target="_blank" rel="noopener nofollow" title="More of it">
          <span class="wp-block-navigation-item__label">Ink</span>
          <span class="wp-block-navigation-item__description">Black and others</span>
        </a>
      </li>`;
    expect(items(html)).toEqual([
      {
        label: 'Ink',
        href: 'https://ink.example/?a=1&b=2',
        target: '_blank',
        title: 'More of it',
        description: 'Black and others',
        rel: 'noopener nofollow',
        cssClasses: ['is-fancy'],
        leadsTo: undefined,
        children: [],
      },
    ]);
  });

  test.each([
    ['page_item page-item-57 page_item_has_children', { kind: 'content', slug: 'page', id: 57 }],
    ['wp-block-pages-list__item has-child', { kind: 'content', slug: 'page', id: undefined }],
    ['menu-item menu-item-type-post_type menu-item-object-book', { kind: 'content', slug: 'book' }],
    ['menu-item menu-item-type-taxonomy menu-item-object-post_tag', { kind: 'term', slug: 'post_tag' }],
    ['menu-item menu-item-type-post_type_archive menu-item-object-book', { kind: 'archive', slug: 'book' }],
    ['menu-item menu-item-type-custom menu-item-object-custom', undefined],
    ['page-item-x', undefined],
  ])('derive the target from the classes: %s', (classes, leadsTo) => {
    const [item] = items(`<ul><li class="${classes}"><a href="/">A</a></li></ul>`);
    if (leadsTo) expect(item).toMatchObject({ leadsTo, cssClasses: [] });
    else expect(item?.leadsTo).toBeUndefined();
  });

  test.each([['<ul><li><a>A</a>'], ['<div>'], ['<a><b>']])(
    'are truncated beyond the maximum depth: %s',
    (html) => {
      expect(outline(items(html.repeat(50_000))).length).toBeLessThan(1000);
    },
  );
});
