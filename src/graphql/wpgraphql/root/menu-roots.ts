import { PressgraphError } from '../../../base/errors.ts';
import type { Dialect } from '../dialect.ts';
import { isEmpty } from '../kit/given-values.ts';
import type { Args, Fields } from '../kit/registrar.ts';
import { decodedOrNull } from '../kit/texts.ts';
import { atLocation, filteredItems, itemsOf, loadMenus } from '../menus/menus.ts';
import { listField } from '../paging/connections.ts';
import { pageOf } from '../paging/page-of-items.ts';
import { idOf } from './single-items.ts';

/** Menus and their items. */
export function menuRoots({ types }: Dialect): Fields<unknown> {
  types.enum('MenuNodeIdTypeEnum', 'Kinds of identifiers of menus.', [
    ...['DATABASE_ID', 'ID', 'LOCATION', 'NAME', 'SLUG'],
  ]);
  types.enum('MenuItemNodeIdTypeEnum', 'Kinds of identifiers of menu items.', ['DATABASE_ID', 'ID']);
  const costs = { once: { menus: 3 } };
  const menus = 'RootQueryToMenuConnectionWhereArgs';
  types.input(menus, 'Filters of a list of menus.', {
    id: 'Int',
    location: 'MenuLocationEnum',
    slug: 'String',
  });
  const items = 'RootQueryToMenuItemConnectionWhereArgs';
  types.input(items, 'Filters of a list of menu items.', {
    ...{ id: 'Int', location: 'MenuLocationEnum', parentDatabaseId: 'Int', parentId: 'ID' },
  });
  return {
    menu: {
      type: 'Menu',
      args: { id: 'ID!', idType: 'MenuNodeIdTypeEnum' },
      costs,
      description: 'A menu.',
      resolve: async (_root, { id, idType }, context) => {
        const all = await loadMenus(context);
        if (idType === 'LOCATION') {
          const found = atLocation(all, id);
          // Where no source knows locations, there may be one.
          if (!found && all.some(({ menu }) => menu.locations.length > 0)) {
            throw new PressgraphError('BAD_USER_INPUT', 'No menu set for the provided location');
          }
          return found ?? null;
        }
        const wanted = String(id).toLowerCase();
        if (idType === 'NAME') {
          const name = decodedOrNull(wanted);
          return all.find(({ menu }) => menu.name?.toLowerCase() === name) ?? null;
        }
        if (idType === 'SLUG') return all.find(({ menu }) => menu.slug?.toLowerCase() === wanted) ?? null;
        const number = idOf(id, idType, 'term');
        return all.find((menu) => menu.id === number) ?? null;
      },
    },
    menus: listField<unknown>(
      types,
      { to: 'Menu', name: 'RootQueryToMenu', where: menus },
      {
        costs: { ...costs, items: 4 },
        description: 'The menus that the public can see.',
        resolve: async (_root, args, context) => {
          const given = (args['where'] ?? {}) as Args;
          const all = await loadMenus(context);
          const found = all.filter(
            (menu) =>
              (isEmpty(given['location']) || menu === atLocation(all, given['location'])) &&
              (isEmpty(given['slug']) || menu.menu.slug === given['slug']) &&
              (isEmpty(given['id']) || menu.id === given['id']),
          );
          return pageOf(found, ({ id }) => id, args);
        },
      },
    ),
    menuItem: {
      type: 'MenuItem',
      args: { id: 'ID!', idType: 'MenuItemNodeIdTypeEnum' },
      costs,
      description: 'An item of a menu.',
      resolve: async (_root, { id, idType }, context) => {
        const number = idOf(id, idType, 'post');
        const all = await Promise.all((await loadMenus(context)).map((menu) => itemsOf(menu, context)));
        return all.flat().find((item) => item.id === number) ?? null;
      },
    },
    menuItems: listField<unknown>(
      types,
      { to: 'MenuItem', name: 'RootQueryToMenuItem', where: items },
      {
        costs: { ...costs, items: 20 },
        description: 'Items of the menus, of all levels.',
        resolve: async (_root, args, context) => {
          const given = (args['where'] ?? {}) as Args;
          const all = await loadMenus(context);
          const wanted = isEmpty(given['location']) ? all : [atLocation(all, given['location'])];
          const found = await Promise.all(wanted.flatMap((menu) => (menu ? [itemsOf(menu, context)] : [])));
          // Of all menus together: by place, the newest first where several have the same.
          const items = found.flat().sort((one, other) => one.order - other.order || other.id - one.id);
          return pageOf(filteredItems(items, given), ({ id }) => id, args);
        },
      },
    ),
  };
}
