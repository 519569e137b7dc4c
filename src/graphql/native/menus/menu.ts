import type { GraphQLResolveInfo } from 'graphql';
import type { Menu } from '../../../wordpress/menus/menu-model.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { sitePath } from '../../engine/uri/site-uri.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { registerMenuItem } from './menu-item.ts';

/** One source after the other, as long as they refuse. */
const OF_ALL_SOURCES = { menus: 3 };

/** The `Menu` type and the fields `menu` and `menus`. */
export function registerMenus(kit: SchemaKit): void {
  const { builder, site } = kit;
  const MenuItem = registerMenuItem(kit);
  const MenuSource = builder.enumType('MenuSource', {
    description: 'Where a menu was read. The sources are tried in this order.',
    values: {
      REST_MENUS: { description: 'The REST routes of classic menus, which WordPress opens to editors only.' },
      NAVIGATION_BLOCK: { description: 'The public navigation posts (`wp_navigation`) of block themes.' },
      FRONT_PAGE_HTML: { description: 'The `<nav>` elements of the front page, as its visitors see them.' },
    },
  });
  const Menu = builder.objectRef<Menu>('Menu').implement({
    description: 'A menu of the site.',
    fields: (t) => ({
      databaseId: t.exposeInt('databaseId', {
        description:
          'WordPress’s own id, of the menu or of the navigation post, by the source. Null for one of the front page’s HTML.',
      }),
      name: t.exposeString('name', {
        description: 'Its name; in the front page’s HTML its label for screen readers, if any.',
      }),
      slug: t.exposeString('slug', {
        description: 'Its short name; in the front page’s HTML what its id or classes tell, if anything.',
      }),
      locations: t.field({
        type: ['String'],
        nullable: false,
        description: 'The theme’s places in which it stands. Only `REST_MENUS` tells them.',
        resolve: ({ locations }) => [...locations],
      }),
      source: t.expose('source', { type: MenuSource, nullable: false, description: 'Where it was read.' }),
      items: t.field({
        type: [MenuItem],
        costs: { items: 10 },
        nullable: false,
        description: 'Its items at the top; the others are under them.',
        resolve: async (menu, _args, { load }) => [...(await load.menuItems(menu))],
      }),
    }),
  });
  const MenuBy = builder.inputType('MenuBy', {
    description: 'What finds a menu: exactly one of these.',
    isOneOf: true,
    fields: (t) => ({
      location: t.string({
        description:
          'The theme’s place in which it stands: `primary`. Where the source does not know places, a site’s only navigation post is taken, or the `<nav>` whose id, class or label has this word.',
      }),
      slug: t.string({ description: 'Its short name.' }),
      name: t.string({ description: 'Its name, in capitals or not.' }),
      databaseId: t.int({ description: 'WordPress’s own id, of the menu or of the navigation post.' }),
    }),
  });
  const wish = (info: GraphQLResolveInfo) => ({
    wantsItems: Selection.of(info).below('items') !== undefined,
    homePath: sitePath('/', site.home),
  });
  builder.queryFields((t) => ({
    menu: t.field({
      type: Menu,
      costs: { once: OF_ALL_SOURCES },
      args: { by: t.arg({ type: MenuBy, required: true, description: 'What finds it.' }) },
      description:
        'A menu, from the first source that has it. Null where none has, or none that the caller may see.',
      resolve: (_root, { by }, { load }, info) => load.menu(by, wish(info)),
    }),
    menus: t.field({
      type: [Menu],
      costs: { once: OF_ALL_SOURCES, items: 4 },
      description: 'All menus of the first source that has any.',
      resolve: async (_root, _args, { load }, info) => [...(await load.menus(wish(info)))],
    }),
  }));
}
