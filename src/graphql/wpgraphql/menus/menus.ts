import type { GraphQLResolveInfo } from 'graphql';
import type { SiteModel } from '../../../model/site-model.ts';
import { RESOURCE, type Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { menuAddress } from '../../engine/menus/menu-address.ts';
import { loadMenuNode } from '../../engine/menus/menu-node.ts';
import { sitePath, uriWithin } from '../../engine/uri/site-uri.ts';
import type { Dialect } from '../dialect.ts';
import { isEmpty } from '../kit/given-values.ts';
import { databaseIdOf, globalId } from '../kit/global-ids.ts';
import type { Args, Fields } from '../kit/registrar.ts';
import { decodedOrNull, encodedOrNull, textOrNull } from '../kit/texts.ts';
import { enumName } from '../names/dialect-names.ts';
import { edgeField, listField, relatedTo } from '../paging/connections.ts';
import { pageOf } from '../paging/page-of-items.ts';
import { cursorOf } from '../paging/paging.ts';
import { type FlatItem, flatItems, type IdentifiedMenu, identified } from './flat-menu.ts';

/** Up to three requests: each blocked source falls back to the next. */
const COSTS = { once: { menus: 3 } };

const ITEM_WHERE = { id: 'Int', location: 'MenuLocationEnum', parentDatabaseId: 'Int', parentId: 'ID' };

/** All menus of the first source that has any. The public does not see those of a site that have no location. */
export async function loadMenus({ site, load, caller }: GatewayContext): Promise<readonly IdentifiedMenu[]> {
  const homePath = sitePath('/', site.addresses);
  const menus = (await load.menus({ wantsItems: true, homePath })).map(identified);
  return caller.kind === 'identified'
    ? menus
    : menus.filter(({ menu }) => menu.source !== 'REST_MENUS' || menu.locations.length > 0);
}

/** The items of a menu, of all levels. */
export const itemsOf = async (menu: IdentifiedMenu, { load }: GatewayContext): Promise<readonly FlatItem[]> =>
  flatItems(menu, await load.menuItems(menu.menu));

/** The menu at a theme location: by its enum name or slug. Where no source knows locations, one whose name fits, or the first. */
export function atLocation(menus: readonly IdentifiedMenu[], location: unknown): IdentifiedMenu | undefined {
  const wanted = enumName(String(location));
  const named = menus.find(({ menu }) => menu.locations.some((each) => enumName(each) === wanted));
  if (named || menus.some(({ menu }) => menu.locations.length > 0)) return named;
  const fits = menus.find(({ menu }) =>
    [menu.slug, menu.name, ...menu.hints].some((hint) => hint && enumName(hint).includes(wanted)),
  );
  // The first menu of a page is the main one, as a rule.
  return fits ?? (/PRIMARY|MAIN|HEADER|TOP|NAV|^MENU/.test(wanted) ? menus[0] : undefined);
}

/** Items by the filters of a list of them. */
export function filteredItems(items: readonly FlatItem[], where: Args): readonly FlatItem[] {
  const { parentId, parentDatabaseId, id } = where;
  const parent =
    parentDatabaseId !== null && parentDatabaseId !== undefined
      ? Number(parentDatabaseId)
      : parentId !== null && parentId !== undefined && parentId !== ''
        ? (databaseIdOf(parentId) ?? 0)
        : undefined;
  return items.filter(
    (item) => (parent === undefined || item.parentId === parent) && (isEmpty(id) || item.id === Number(id)),
  );
}

export function registerMenus(dialect: Dialect): void {
  const { types, site, names } = dialect;
  types.enum('MenuLocationEnum', 'The locations of the theme. Any name is accepted.', { EMPTY: 'empty' });
  types.union<Row>(
    'MenuItemObjectUnion',
    'What a menu item can lead to.',
    [
      ...[...site.contentTypes, ...site.taxonomies].map((resource) => names.of(resource).typeName),
      'PostFormat',
    ],
    (row) => names.of(row[RESOURCE]).typeName,
  );
  const where = 'MenuToMenuItemConnectionWhereArgs';
  types.input(where, 'Filters of a list of menu items.', ITEM_WHERE);
  types.object<IdentifiedMenu>('Menu', {
    description: 'A menu.',
    interfaces: ['DatabaseIdentifier', 'Node'],
    fields: {
      id: { type: 'ID!', description: 'The global ID.', resolve: ({ id }) => globalId('term', id) },
      databaseId: { type: 'Int!', description: 'The ID.', resolve: ({ id }) => id },
      menuId: {
        type: 'Int',
        description: 'The ID.',
        deprecated: 'Use `databaseId`.',
        resolve: ({ id }) => id,
      },
      name: { type: 'String', description: 'The name.', resolve: ({ menu }) => encodedOrNull(menu.name) },
      slug: { type: 'String', description: 'The slug.', resolve: ({ menu }) => textOrNull(menu.slug) },
      count: {
        type: 'Int',
        costs: COSTS,
        description: 'The number of its items. Null for 0.',
        resolve: async (menu, _args, context) => (await itemsOf(menu, context)).length || null,
      },
      locations: {
        type: '[MenuLocationEnum]',
        description: 'The locations it is assigned to. Null if there are none, or if they are not public.',
        resolve: ({ menu }) => (menu.locations.length > 0 ? menu.locations : null),
      },
      isRestricted: { type: 'Boolean', description: 'False.', resolve: () => false },
      menuItems: listField<IdentifiedMenu>(
        types,
        { to: 'MenuItem', name: 'MenuToMenuItem', where },
        {
          costs: { ...COSTS, items: 20 },
          description: 'Its items, of all levels.',
          resolve: async (menu, args, context) =>
            pageOf(
              filteredItems(await itemsOf(menu, context), (args['where'] ?? {}) as Args),
              ({ id }) => id,
              args,
            ),
        },
      ),
    },
  });
  types.object<FlatItem>('MenuItem', {
    description: 'An item of a menu.',
    interfaces: ['DatabaseIdentifier', 'Node'],
    fields: { ...addressFields(), ...placeFields(dialect), ...targetFields(dialect) },
  });
}

function addressFields(): Fields<FlatItem> {
  const pathOf = ({ item }: FlatItem, site: SiteModel): string | null => {
    const address = menuAddress(item.href, site.home);
    if (address === null) return item.href ?? null;
    return uriWithin(address, site.addresses) ?? address;
  };
  return {
    url: { type: 'String', description: 'The URL, as stored.', resolve: ({ item }) => item.href ?? null },
    path: {
      type: 'String',
      description: 'The path of a URL of the site, or the URL of another.',
      // Only what is a whole URL of the site is reduced to its path.
      resolve: (flat, _args, { site }) => {
        const { href } = flat.item;
        if (href === undefined || !URL.canParse(href)) return href ?? null;
        const address = menuAddress(href, site.home);
        const isOwn = address !== null && uriWithin(address, site.addresses) !== null;
        return isOwn ? (pathOf(flat, site)?.replace(/[?#].*$/, '') ?? null) : href;
      },
    },
    uri: {
      type: 'String',
      description: 'The path relative to the home URL, or the URL of another site.',
      resolve: (flat, _args, { site }) => pathOf(flat, site),
    },
    label: { type: 'String', description: 'The label.', resolve: ({ item }) => decodedOrNull(item.label) },
    title: {
      type: 'String',
      description: 'The `title` attribute.',
      resolve: ({ item }) => item.title ?? null,
    },
    description: {
      type: 'String',
      description: 'The description.',
      resolve: ({ item }) => item.description ?? null,
    },
    target: {
      type: 'String',
      description: 'The `target` attribute.',
      resolve: ({ item }) => item.target ?? null,
    },
    linkRelationship: {
      type: 'String',
      description: 'The `rel` attribute.',
      resolve: ({ item }) => item.rel ?? null,
    },
    cssClasses: {
      type: '[String]',
      description: 'The CSS classes.',
      resolve: ({ item }) => [...item.cssClasses],
    },
  };
}

function placeFields({ types }: Dialect): Fields<FlatItem> {
  const where = 'MenuItemToMenuItemConnectionWhereArgs';
  types.input(where, 'Filters of a list of menu items.', ITEM_WHERE);
  return {
    id: { type: 'ID!', description: 'The global ID.', resolve: ({ id }) => globalId('post', id) },
    databaseId: { type: 'Int!', description: 'The ID.', resolve: ({ id }) => id },
    menuItemId: {
      type: 'Int',
      description: 'The ID.',
      deprecated: 'Use `databaseId`.',
      resolve: ({ id }) => id,
    },
    order: { type: 'Int', description: 'The place in the menu.', resolve: ({ order }) => order },
    parentDatabaseId: {
      type: 'Int',
      description: 'The ID of the parent, or 0.',
      resolve: ({ parentId }) => parentId,
    },
    parentId: {
      type: 'ID',
      description: 'The global ID of the parent. Null at the top level.',
      resolve: ({ parentId }) => (parentId === 0 ? null : globalId('post', parentId)),
    },
    isRestricted: { type: 'Boolean', description: 'False.', resolve: () => false },
    locations: {
      type: '[MenuLocationEnum]',
      description: 'The locations of its menu.',
      resolve: ({ menu: { menu } }) => (menu.locations.length > 0 ? menu.locations : null),
    },
    menu: edgeField<FlatItem>(
      types,
      { to: 'Menu', name: 'MenuItemToMenu' },
      {
        description: 'Its menu.',
        resolve: ({ menu }) => relatedTo(menu),
      },
    ),
    childItems: listField<FlatItem>(
      types,
      { to: 'MenuItem', name: 'MenuItemToMenuItem', where },
      {
        costs: { items: 2 },
        description: 'The items directly below.',
        resolve: async (flat, args, context) =>
          pageOf(
            (await itemsOf(flat.menu, context)).filter(({ parentId }) => parentId === flat.id),
            ({ id }) => id,
            args,
          ),
      },
    ),
  };
}

const targetFields = ({ types }: Dialect): Fields<FlatItem> => ({
  connectedNode: edgeField<FlatItem>(
    types,
    { to: 'MenuItemLinkable', name: 'MenuItemToMenuItemLinkable' },
    {
      costs: { requests: 1, batch: 1 },
      description: 'The content or term it leads to.',
      resolve: async (flat, _args, context, info) => {
        const node = await targetOf(flat, context, info);
        return node && { cursor: cursorOf(node.id), node };
      },
    },
  ),
  connectedObject: {
    type: 'MenuItemObjectUnion',
    costs: { requests: 1, batch: 1 },
    description: 'The content or term it leads to.',
    deprecated: 'Use `connectedNode`.',
    resolve: (flat, _args, context, info) => targetOf(flat, context, info),
  },
});

/** What an item leads to. A custom link of a classic menu leads to nothing, whatever its address is. */
async function targetOf(
  { item, menu: { menu } }: FlatItem,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  if (menu.source === 'REST_MENUS' && item.leadsTo === undefined) return null;
  const node = await loadMenuNode(item, context, info);
  const kind = node?.[RESOURCE].kind;
  return kind === 'content' || kind === 'term' ? node : null;
}
