import type { GraphQLResolveInfo } from 'graphql';
import type { MenuWish } from '../../../loaders/site/menu-loader.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { menusIn } from '../../engine/languages/menu-language.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { sitePath } from '../../engine/uri/site-uri.ts';
import { menuLanguageArgument } from '../languages/languages.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { registerMenuItem } from './menu-item.ts';
import {
  findItem,
  isAt,
  menuPlace,
  type PlacedMenu,
  placedItems,
  placedMenu,
  splitKey,
} from './placed-menu.ts';

/** Up to three requests: each blocked source falls back to the next. */
const REQUESTS_TO_ALL_SOURCES = { menus: 3 };

/** The `Menu` type and the fields `menu` and `menus`. */
export function registerMenus(kit: SchemaKit): void {
  const { builder, site, otherNodes } = kit;
  const MenuItem = registerMenuItem(kit);
  const MenuSource = builder.enumType('MenuSource', {
    description:
      'Where a menu comes from. Tried in this order: REST_MENUS, NAVIGATION_BLOCK, FRONT_PAGE_HTML.',
    values: {
      REST_MENUS: { description: 'The REST routes of classic menus, which only editors may read.' },
      NAVIGATION_BLOCK: { description: 'The public navigation posts (`wp_navigation`) of block themes.' },
      FRONT_PAGE_HTML: { description: 'The `<nav>` elements of the front page, as visitors see it.' },
    },
  });
  const Menu = builder.objectRef<PlacedMenu>('Menu');
  builder.node(Menu, {
    description: 'A navigation menu.',
    id: { resolve: ({ key }) => key },
    fields: (t) => ({
      databaseId: t.exposeInt('databaseId', {
        description:
          'The database ID of the menu or the navigation post, by `source`. Null for FRONT_PAGE_HTML.',
      }),
      name: t.exposeString('name', {
        description: 'The name. For FRONT_PAGE_HTML: the label for screen readers, if any.',
      }),
      slug: t.exposeString('slug', {
        description: 'The slug. For FRONT_PAGE_HTML: taken from its id or classes, if any.',
      }),
      locations: t.field({
        type: ['String'],
        nullable: false,
        description: 'The theme locations it is assigned to. Empty unless `source` is REST_MENUS.',
        resolve: ({ locations }) => [...locations],
      }),
      source: t.expose('source', { type: MenuSource, nullable: false, description: 'Where it comes from.' }),
      items: t.field({
        type: [MenuItem],
        costs: { items: 10 },
        nullable: false,
        description: 'The top-level items. Others are `children` of these.',
        resolve: async (menu, _args, { load }) => placedItems(menu.key, await load.menuItems(menu)),
      }),
    }),
  });
  const MenuBy = builder.inputType('MenuBy', {
    description: 'The key to find a menu by. Set exactly one field.',
    isOneOf: true,
    fields: (t) => ({
      location: t.string({
        description:
          'The theme location: `primary`. Sources without locations use the only navigation post of the site for the usual names of the main menu (`primary`, `main`, `header`), or the `<nav>` with this word in its id, class or label.',
      }),
      slug: t.string({ description: 'The slug.' }),
      name: t.string({ description: 'The name. Case is ignored.' }),
      databaseId: t.int({ description: 'The database ID of the menu or the navigation post.' }),
    }),
  });
  const language = site.languages && menuLanguageArgument(builder);
  const wish = (
    code: string | null | undefined,
    wantsItems: boolean,
    { site: asked }: Pick<GatewayContext, 'site'>,
  ): MenuWish => ({
    wantsItems,
    homePath: sitePath('/', asked.addresses),
    ...(code != null && menusIn(code, asked)),
  });
  const wantsItems = (info: GraphQLResolveInfo) => Selection.of(info).below('items') !== undefined;
  const menuAt = async (key: string, context: Pick<GatewayContext, 'site' | 'load'>, withItems: boolean) => {
    const place = menuPlace(key);
    if (!place) return null;
    const menus = await context.load.menusOf(place.source, wish(place.language, withItems, context));
    const menu = menus.find((candidate) => isAt(candidate, place));
    return menu ? placedMenu(menu, place.language) : null;
  };
  otherNodes.set(Menu, {
    costs: { once: REQUESTS_TO_ALL_SOURCES },
    load: (key, { context, selects }) => menuAt(key, context, selects('items')),
  });
  otherNodes.set(MenuItem, {
    costs: { once: REQUESTS_TO_ALL_SOURCES },
    load: async (key, { context }) => {
      const { menuKey } = splitKey(key);
      const menu = await menuAt(menuKey, context, true);
      return (menu && findItem(placedItems(menuKey, await context.load.menuItems(menu)), key)) ?? null;
    },
  });
  builder.queryFields((t) => ({
    menu: t.field({
      type: Menu,
      costs: { once: REQUESTS_TO_ALL_SOURCES },
      args: {
        by: t.arg({ type: MenuBy, required: true, description: 'The key to find it by.' }),
        ...language,
      },
      description:
        'A menu, from the first source that has it. Null if none does, or the caller may not see it.',
      resolve: async (_root, { by, language: code }, context, info) => {
        const menu = await context.load.menu(by, wish(code, wantsItems(info), context));
        return menu && placedMenu(menu, code);
      },
    }),
    menus: t.field({
      type: [Menu],
      args: { ...language },
      costs: { once: REQUESTS_TO_ALL_SOURCES, items: 4 },
      description: 'All menus of the first source that has any.',
      resolve: async (_root, { language: code }, context, info) =>
        (await context.load.menus(wish(code, wantsItems(info), context))).map((menu) =>
          placedMenu(menu, code),
        ),
    }),
  }));
}
