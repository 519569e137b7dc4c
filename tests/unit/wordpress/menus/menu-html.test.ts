import { describe, expect, test } from 'vitest';
import { menuItemsOf, parsePiece } from '../../../../src/wordpress/menus/menu-html.ts';
import type { MenuItem } from '../../../../src/wordpress/menus/menu-model.ts';

const items = (html: string) => menuItemsOf(parsePiece(html));

/** `About (Team, Jobs (Paid))` */
const outline = (list: readonly MenuItem[]): string =>
  list
    .map(({ label, children }) => (children.length > 0 ? `${label} (${outline(children)})` : label))
    .join(', ');

describe('the items of a menu’s HTML', () => {
  test.each([
    ['a list', '<ul><li><a href="/a">A</a></li><li><a href="/b">B</a></li></ul>', 'A, B'],
    [
      'lists in lists, within whatever elements',
      '<div><ul><li><div><a>A</a></div><div><ul><li><a>B</a><ol><li><a>C</a></li></ol></li></ul></div></li></ul></div>',
      'A (B (C))',
    ],
    ['items that have lost their list', '<li><a>A</a></li><li><a>B</a></li>', 'A, B'],
    ['links without a list', '<div><a href="/a">A</a> | <a href="/b">B</a></div>', 'A, B'],
    ['a page list among links', '<a>Home</a><ul><li><a>A</a></li></ul>', 'Home, A'],
    [
      'a submenu that opens on click',
      '<li><button class="wp-block-navigation-item__content"><span class="wp-block-navigation-item__label">More</span></button><ul><li><a>A</a></li></ul></li>',
      'More (A)',
    ],
    [
      'a heading that is no more than words',
      '<ul><li> More <ul><li><a>A</a></li></ul></li></ul>',
      'More (A)',
    ],
    [
      'a toggle beside the link',
      '<li><a>Craft</a><button aria-label="Craft submenu"><svg><title>Open</title></svg></button><ul><li><a>Ink</a></li></ul></li>',
      'Craft (Ink)',
    ],
    ['what is no item', '<ul><li><form><input></form></li><li><hr></li><li><a>A</a></li></ul>', 'A'],
    ['an icon without words', '<a aria-label="Mastodon"><svg><path /></svg></a>', 'Mastodon'],
    ['a picture', '<a><img alt="The Pressroom"></a>', 'The Pressroom'],
    ['words with markup, entities and breaks', '<a>\n Ink &amp;<br>\n <b>paper</b>\n</a>', 'Ink & paper'],
    ['nothing', '', ''],
    ['no menu at all', 'Words <p>and</p> more words', ''],
  ])('%s', (_name, html, expected) => {
    expect(outline(items(html))).toBe(expected);
  });

  test('carry what an editor set, without what WordPress adds', () => {
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
  ])('tell by their classes what they lead to: %s', (classes, leadsTo) => {
    const [item] = items(`<ul><li class="${classes}"><a href="/">A</a></li></ul>`);
    if (leadsTo) expect(item).toMatchObject({ leadsTo, cssClasses: [] });
    else expect(item?.leadsTo).toBeUndefined();
  });

  test.each([['<ul><li><a>A</a>'], ['<div>'], ['<a><b>']])(
    'end where nobody would have nested them by hand: %s',
    (html) => {
      expect(outline(items(html.repeat(50_000))).length).toBeLessThan(1000);
    },
  );
});
