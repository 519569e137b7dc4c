import { describe, expect, test } from 'vitest';
import { navigationItems } from '../../../../src/wordpress/menus/navigation-block.ts';

const block = (attributes: object): string => `<!-- wp:navigation-link ${JSON.stringify(attributes)} /-->`;

/** The target of the only link in a navigation post. */
const target = (raw: string | undefined, href = '/a/', label = 'A') =>
  navigationItems({ rendered: `<li><a href="${href}"><span>${label}</span></a></li>`, raw })[0]?.leadsTo;

describe('link targets in navigation posts', () => {
  test.each([
    [
      { kind: 'post-type', type: 'page', id: 57 },
      { kind: 'content', slug: 'page', id: 57 },
    ],
    [
      { kind: 'post-type', type: 'book', id: '9' },
      { kind: 'content', slug: 'book', id: 9 },
    ],
    [
      { kind: 'taxonomy', type: 'category', id: 2 },
      { kind: 'term', slug: 'category', id: 2 },
    ],
    [
      { kind: 'taxonomy', type: 'tag', id: 3 },
      { kind: 'term', slug: 'post_tag', id: 3 },
    ],
    [
      { kind: 'post-type-archive', type: 'book', id: '0' },
      { kind: 'archive', slug: 'book', id: undefined },
    ],
    [{ kind: 'custom', type: 'custom', id: null }, undefined],
    [{ kind: 'post-type', type: 'page' }, undefined],
    [{ kind: 'post-type', type: 'page', id: 'none' }, undefined],
    [{ kind: 'post-type', id: 7 }, undefined],
  ])('%o leads to %o', (attributes, expected) => {
    expect(target(block({ ...attributes, url: '/a/', label: 'A' }))).toEqual(expected);
  });

  test('are found by label if the URL has changed', () => {
    const raw = block({
      kind: 'post-type',
      type: 'page',
      id: 57,
      url: '/old/',
      label: 'Ink \u003cem\u003e&amp; paper\u003c/em\u003e',
    });
    expect(target(raw, '/new/', 'Ink &amp; paper')).toMatchObject({ id: 57 });
  });

  test('are found in submenus, too, whatever is between the blocks', () => {
    const attributes = { kind: 'taxonomy', type: 'category', id: 2, url: '/a/', label: 'A' };
    const raw = `<!-- wp:page-list /--><p>x</p>\n<!-- wp:navigation-submenu ${JSON.stringify(attributes)} --><!-- /wp:navigation-submenu -->`;
    expect(target(raw)).toMatchObject({ kind: 'term', id: 2 });
  });

  test.each([
    [undefined],
    [''],
    ['<!-- wp:navigation-link {broken /-->'],
    ['<!-- wp:navigation-link [] /-->'],
    ['<!--'],
  ])('are unknown for the block markup %o', (raw) => {
    expect(target(raw)).toBeUndefined();
  });
});

test('navigation posts: 200,000 spaces in a block comment do no harm', () => {
  expect(target(`<!-- wp:navigation-link {}${' '.repeat(200_000)}x -->`)).toBeUndefined();
});
