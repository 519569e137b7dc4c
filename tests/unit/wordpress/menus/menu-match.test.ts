import { describe, expect, test } from 'vitest';
import { matchMenu } from '../../../../src/wordpress/menus/menu-match.ts';
import type { Menu } from '../../../../src/wordpress/menus/menu-model.ts';

const menu = (values: Partial<Menu>): Menu => ({
  source: 'REST_MENUS',
  databaseId: undefined,
  name: undefined,
  slug: undefined,
  locations: [],
  hints: [],
  items: [],
  ...values,
});

describe('menu lookup', () => {
  const classic = [
    menu({ databaseId: 4, name: 'Main Menu', slug: 'main-menu', locations: ['primary', 'mobile'] }),
    menu({ databaseId: 5, name: 'Legal', slug: 'legal' }),
  ];
  test.each([
    [{ databaseId: 5 }, 'legal'],
    [{ databaseId: 6 }, undefined],
    [{ slug: 'main-menu' }, 'main-menu'],
    [{ slug: 'main' }, undefined],
    [{ name: 'main menu ' }, 'main-menu'],
    [{ name: 'Main' }, undefined],
    [{ location: 'mobile' }, 'main-menu'],
    [{ location: 'footer' }, undefined],
  ])('among classic menus, %o finds %o', (key, slug) => {
    expect(matchMenu(classic, key)?.slug).toBe(slug);
  });

  test('any location finds the only navigation post, but none of several', () => {
    const one = menu({ source: 'NAVIGATION_BLOCK', slug: 'navigation' });
    expect(matchMenu([one], { location: 'primary' })).toBe(one);
    expect(matchMenu([one, { ...one }], { location: 'primary' })).toBeUndefined();
    expect(matchMenu([one], { slug: 'primary' })).toBeUndefined();
  });

  const onPage = [
    menu({
      source: 'FRONT_PAGE_HTML',
      slug: 'top',
      hints: ['Secondary', 'top', 'secondary-navigation', 'bar'],
    }),
    menu({ source: 'FRONT_PAGE_HTML', slug: 'main', hints: ['Hauptmenü', 'main', 'primary_menu', 'bar'] }),
    menu({ source: 'FRONT_PAGE_HTML', slug: 'bar', hints: ['primary-menu-extra'] }),
  ];
  test.each([
    [{ location: 'primary' }, 'main'],
    [{ location: 'primary-menu' }, 'main'],
    [{ location: 'secondary' }, 'top'],
    [{ location: 'second' }, undefined],
    [{ location: '--' }, undefined],
    [{ name: 'hauptmenü' }, 'main'],
    [{ slug: 'extra' }, 'bar'],
    [{ slug: 'bar' }, 'bar'],
  ])('in a page’s HTML, %o finds %o', (key, slug) => {
    expect(matchMenu(onPage, key)?.slug).toBe(slug);
  });
});
