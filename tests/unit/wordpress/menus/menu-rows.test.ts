import { describe, expect, test } from 'vitest';
import { menuTrees } from '../../../../src/wordpress/menus/menu-rows.ts';

const row = (id: number, values: Readonly<Record<string, unknown>> = {}) => ({
  id,
  title: { rendered: `Item ${id}` },
  url: `/${id}/`,
  menus: 4,
  parent: 0,
  ...values,
});

describe('menu items from REST rows', () => {
  test('form a tree for each menu, in WordPress’s order', () => {
    const trees = menuTrees([
      row(2),
      row(3, { parent: 2 }),
      row(1),
      row(5, { menus: 7 }),
      row(4, { parent: 3 }),
    ]);
    expect([...trees.keys()]).toEqual([4, 7]);
    expect(trees.get(4)).toMatchObject([
      { label: 'Item 2', children: [{ label: 'Item 3', children: [{ label: 'Item 4' }] }] },
      { label: 'Item 1', children: [] },
    ]);
  });

  test('move to the top level if their parent is missing; invalid items are left out', () => {
    const trees = menuTrees([row(1, { parent: 9 }), row(2, { invalid: true }), row(3, { parent: 2 })]);
    expect(trees.get(4)?.map(({ label }) => label)).toEqual(['Item 1', 'Item 3']);
  });

  test('with circular parents do not cause an endless loop', () => {
    expect(menuTrees([row(1, { parent: 2 }), row(2, { parent: 1 })]).size).toBe(0);
  });

  test('are read with all fields, and with fields missing', () => {
    const whole = row(1, {
      title: { rendered: 'Ink &#038; <i>paper</i>' },
      attr_title: 'More',
      description: 'Black',
      target: '_blank',
      classes: ['', 'big'],
      xfn: ['friend', 'met'],
      type: 'taxonomy',
      object: 'post_tag',
      object_id: 8,
    });
    expect(menuTrees([whole]).get(4)).toEqual([
      {
        databaseId: 1,
        order: undefined,
        label: 'Ink & paper',
        href: '/1/',
        target: '_blank',
        title: 'More',
        description: 'Black',
        rel: 'friend met',
        cssClasses: ['big'],
        leadsTo: { kind: 'term', slug: 'post_tag', id: 8 },
        children: [],
      },
    ]);
    expect(menuTrees([{ id: 1, menus: 4, title: null, classes: 'x', object: 'page' }]).get(4)).toMatchObject([
      { label: '', href: undefined, leadsTo: undefined, cssClasses: ['x'] },
    ]);
  });
});
