import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { AUTHORS, COMMENTS, MEDIA, type Resource, type TaxonomyModel } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import { RESOURCE, type Row } from '../../../wordpress/rest/shapes.ts';
import { loadContentOfAnyType } from '../../engine/content/any-content.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { commentList } from '../comments/comment-lists.ts';
import { anyContentList } from '../content/any-content-list.ts';
import { contentList } from '../content/content-lists.ts';
import { idsIn, isEmpty, textsIn } from '../content/content-query.ts';
import { postFormatRoots } from '../content/post-formats.ts';
import { revisionsOf } from '../content/revisions.ts';
import type { Dialect } from '../dialect.ts';
import { databaseIdOf, readGlobalId } from '../kit/global-ids.ts';
import type { Args, Fields } from '../kit/registrar.ts';
import { decodedOrNull } from '../kit/texts.ts';
import { atLocation, filteredItems, itemsOf, loadMenus } from '../menus/menus.ts';
import { enumName } from '../names/dialect-names.ts';
import { listField } from '../paging/connections.ts';
import { pageOf, resolveList } from '../paging/resolve-list.ts';
import { allTypes, slugOfType } from '../site/content-types.ts';
import { notInRestFields } from '../site/not-in-rest.ts';
import { settingsFields } from '../site/settings.ts';
import { termList } from '../terms/term-lists.ts';
import { TERM_WHERE, termQuery } from '../terms/term-where.ts';
import { firstOf, nodeFields } from './nodes.ts';
import { COSTS_OF_ITEM, idOf, itemById, itemBySlug, itemByUri, singleField } from './single-items.ts';

export function registerRoot(dialect: Dialect): void {
  dialect.types.object('RootQuery', {
    description: 'The root of all queries.',
    fields: {
      ...nodeFields(dialect),
      ...contentRoots(dialect),
      ...termRoots(dialect),
      ...peopleRoots(dialect),
      ...menuRoots(dialect),
      ...typeRoots(dialect),
      ...settingsFields(),
      ...notInRestFields(dialect),
      ...postFormatRoots(dialect),
      revisions: revisionsOf(dialect, 'RootQuery'),
    },
  });
}

function contentRoots(dialect: Dialect): Fields<unknown> {
  const { types, site, names } = dialect;
  types.enum('ContentNodeIdTypeEnum', 'Kinds of identifiers of content.', ['DATABASE_ID', 'ID', 'URI']);
  const fields: Record<string, Fields<unknown>[string]> = {};
  const resources: readonly Resource[] = [...site.contentTypes, MEDIA];
  for (const resource of resources) {
    const { typeName, single, rootList } = names.of(resource);
    const isTree = resource.kind === 'content' && resource.hierarchical;
    const isMedia = resource === MEDIA;
    const idType = isMedia ? 'MediaItemIdType' : `${typeName}IdType`;
    const kinds = [
      'DATABASE_ID',
      'ID',
      ...(isTree ? [] : ['SLUG']),
      ...(isMedia ? ['SOURCE_URL'] : []),
      'URI',
    ];
    types.enum(idType, `Kinds of identifiers of ${typeName}.`, kinds);
    fields[single] = singleField(
      typeName,
      idType,
      async (id, kind, context, info) => {
        if (kind === 'SLUG') return await itemBySlug(resource, id, context, info);
        if (kind === 'URI') return await itemByUri(id, [resource], context, info);
        if (kind === 'SOURCE_URL') {
          const slug =
            id
              .split('/')
              .at(-1)
              ?.replace(/(-scaled)?\.[a-z0-9]+$/i, '') ?? '';
          return await itemBySlug(resource, slug.toLowerCase(), context, info);
        }
        return await itemById(resource, idOf(id, kind, 'post'), context, info);
      },
      { asPreview: 'Boolean' },
    );
    fields[`${single}By`] = {
      type: typeName,
      args: { id: 'ID', [`${single}Id`]: 'Int', ...(isTree ? {} : { slug: 'String' }), uri: 'String' },
      costs: { ...COSTS_OF_ITEM, requests: 1 },
      description: `A ${typeName} by one identifier.`,
      deprecated: `Use \`${single}\`.`,
      resolve: async (_root, args, context, info) => {
        if (!isEmpty(args['uri'])) return await itemByUri(args['uri'], [resource], context, info);
        if (!isEmpty(args['slug'])) return await itemBySlug(resource, String(args['slug']), context, info);
        return await itemById(
          resource,
          databaseIdOf(args[`${single}Id`] ?? args['id']) ?? null,
          context,
          info,
        );
      },
    };
    fields[rootList] = contentList(
      dialect,
      'RootQuery',
      resource,
      `A list of ${resource.label}, newest first.`,
    );
  }
  return {
    ...fields,
    contentNode: singleField(
      'ContentNode',
      'ContentNodeIdTypeEnum',
      async (id, kind, context, info) => {
        if (kind === 'URI') return await itemByUri(id, resources, context, info);
        const number = id === '0' ? null : idOf(id, kind, 'post');
        if (number === null || number === 0) return null;
        return (
          (await loadContentOfAnyType(number, context, info)) ??
          (await itemById(MEDIA, number, context, info))
        );
      },
      { asPreview: 'Boolean', contentType: 'ContentTypeEnum' },
    ),
    contentNodes: anyContentList(
      dialect,
      { from: 'RootQuery', contentTypes: 'ContentTypeEnum' },
      'Content of all types, newest first.',
    ),
  };
}

function termRoots(dialect: Dialect): Fields<unknown> {
  const { types, site, names } = dialect;
  const kinds = ['DATABASE_ID', 'ID', 'NAME', 'SLUG', 'URI'];
  types.enum('TermNodeIdTypeEnum', 'Kinds of identifiers of terms.', kinds);
  const fields: Record<string, Fields<unknown>[string]> = {};
  for (const taxonomy of site.taxonomies) {
    const { typeName, single, rootList } = names.of(taxonomy);
    types.enum(`${typeName}IdType`, `Kinds of identifiers of ${typeName}.`, kinds);
    fields[single] = singleField(typeName, `${typeName}IdType`, async (id, kind, context, info) => {
      if (kind === 'SLUG') return await itemBySlug(taxonomy, id, context, info);
      if (kind === 'URI') return await itemByUri(id, [taxonomy], context, info);
      if (kind === 'NAME') return await termByName(taxonomy, id, context, info);
      return await itemById(taxonomy, idOf(id, kind, 'term'), context, info);
    });
    fields[rootList] = termList(dialect, 'RootQuery', taxonomy, `A list of ${taxonomy.label}, by name.`);
  }
  const where = 'RootQueryToTermNodeConnectionWhereArgs';
  types.input(where, 'Filters of a list of terms.', { ...TERM_WHERE, taxonomies: '[TaxonomyEnum]' });
  return {
    ...fields,
    termNode: {
      ...singleField('TermNode', 'TermNodeIdTypeEnum', () => Promise.resolve(null), {
        taxonomy: 'TaxonomyEnum',
      }),
      resolve: async (_root, { id, idType, taxonomy }, context, info) => {
        const text = String(id);
        const kind = String(idType ?? 'ID');
        if (kind === 'URI') return await itemByUri(text, site.taxonomies, context, info);
        if (kind !== 'SLUG' && kind !== 'NAME') {
          return await firstOf(site.taxonomies, idOf(text, kind, 'term'), context, info);
        }
        const found = site.taxonomies.find(({ slug }) => slug === taxonomy);
        if (!found) {
          throw new PressgraphError(
            'BAD_USER_INPUT',
            'When fetching a Term Node by "slug" or "name", the "taxonomy" also needs to be set as an input.',
          );
        }
        return kind === 'SLUG'
          ? await itemBySlug(found, text, context, info)
          : await termByName(found, text, context, info);
      },
    },
    terms: listField<unknown>(
      types,
      { to: 'TermNode', name: 'RootQueryToTermNode', where },
      {
        costs: { requests: site.taxonomies.length },
        description: 'Terms of all taxonomies, by name.',
        resolve: async (_root, args, context, info) => {
          const { taxonomies, ...given } = (args['where'] ?? {}) as Args;
          const wanted = textsIn(taxonomies);
          const asked = site.taxonomies.filter(({ slug }) => wanted.length === 0 || wanted.includes(slug));
          const pages = await Promise.all(
            asked.map((taxonomy) => {
              const { filter, order } = termQuery(taxonomy, given);
              return resolveList({ resource: taxonomy, filter, order }, { first: 100 }, context, info);
            }),
          );
          const terms = pages.flatMap(({ edges }) => edges.map(({ node }) => node));
          if (pages.length > 1) terms.sort((one, other) => (one.name ?? '').localeCompare(other.name ?? ''));
          return pageOf(terms, ({ id }) => id, args);
        },
      },
    ),
  };
}

/** A term by its name, whatever its case. */
async function termByName(
  taxonomy: TaxonomyModel,
  name: string,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  const page = await context.load.page({
    resource: taxonomy,
    route: taxonomy.route,
    filter: { search: name },
    order: { orderby: 'name', order: 'asc' },
    page: { size: 100, direction: 'forward' },
    fields: restFields([...Selection.ofItem(info).reads(taxonomy), 'name'], taxonomy.kind),
    wantsPlaces: false,
    leadsOn: true,
    owner: undefined,
  });
  const isNamed = (text: unknown) => decodedOrNull(text)?.toLowerCase() === name.toLowerCase();
  return page.items.find(({ row }) => isNamed(row.name))?.row ?? null;
}

function peopleRoots(dialect: Dialect): Fields<unknown> {
  const { types } = dialect;
  types.enum('UserNodeIdTypeEnum', 'Kinds of identifiers of users.', [
    ...['DATABASE_ID', 'EMAIL', 'ID', 'SLUG', 'URI', 'USERNAME'],
  ]);
  types.enum('CommentNodeIdTypeEnum', 'Kinds of identifiers of comments.', ['DATABASE_ID', 'ID']);
  const where = 'RootQueryToUserConnectionWhereArgs';
  types.input(where, 'Filters of a list of users.', {
    ...{ exclude: '[Int]', hasPublishedPosts: '[ContentTypeEnum]', include: '[Int]', login: 'String' },
    ...{ loginIn: '[String]', loginNotIn: '[String]', nicename: 'String', nicenameIn: '[String]' },
    ...{ nicenameNotIn: '[String]', orderby: '[UsersConnectionOrderbyInput]', role: 'UserRoleEnum' },
    ...{ roleIn: '[UserRoleEnum]', roleNotIn: '[UserRoleEnum]', search: 'String' },
    searchColumns: '[UsersConnectionSearchColumnEnum]',
  });
  return {
    user: singleField('User', 'UserNodeIdTypeEnum', async (id, kind, context, info) => {
      if (kind === 'SLUG') return await itemBySlug(AUTHORS, id, context, info);
      if (kind === 'URI') return await itemByUri(id, [AUTHORS], context, info);
      const read = kind === 'DATABASE_ID' ? id : readGlobalId(id)?.id;
      return await itemById(AUTHORS, /^\d+$/.test(read ?? '') ? Number(read) : null, context, info);
    }),
    users: listField<unknown>(
      types,
      { to: 'User', name: 'RootQueryToUser', where },
      {
        leadsTo: 'page',
        description: 'Users who have published something.',
        resolve: (_root, args, context, info) => {
          const given = (args['where'] ?? {}) as Args;
          const filter = {
            ...(!isEmpty(given['include']) && { include: idsIn(given['include']) }),
            ...(!isEmpty(given['exclude']) && { exclude: idsIn(given['exclude']) }),
            ...(!isEmpty(given['search']) && { search: String(given['search']) }),
            ...(!isEmpty(given['nicenameIn'] ?? given['nicename']) && {
              slug: textsIn(given['nicenameIn'] ?? given['nicename']),
            }),
          };
          const order = { orderby: 'slug', order: 'asc' } as const;
          return resolveList({ resource: AUTHORS, filter, order }, args, context, info);
        },
      },
    ),
    viewer: {
      type: 'User',
      costs: { requests: 1 },
      description: 'The caller. Null for the public.',
      resolve: async (_root, _args, { load }) => {
        const viewer = await load.viewer([
          ...[
            'avatar_urls',
            'capabilities',
            'description',
            'email',
            'first_name',
            'last_name',
            'link',
            'locale',
          ],
          ...['name', 'nickname', 'registered_date', 'roles', 'slug', 'url', 'username'],
        ]);
        return viewer && ({ ...viewer, [RESOURCE]: AUTHORS } satisfies Row);
      },
    },
    comment: singleField('Comment', 'CommentNodeIdTypeEnum', async (id, kind, context, info) =>
      itemById(COMMENTS, idOf(id, kind, 'comment'), context, info),
    ),
    comments: commentList(dialect, 'RootQuery', 'Comments, newest first.'),
  };
}

function menuRoots({ types }: Dialect): Fields<unknown> {
  types.enum('MenuNodeIdTypeEnum', 'Kinds of identifiers of menus.', [
    ...['DATABASE_ID', 'ID', 'LOCATION', 'NAME', 'SLUG'],
  ]);
  types.enum('MenuItemNodeIdTypeEnum', 'Kinds of identifiers of menu items.', ['DATABASE_ID', 'ID']);
  const costs = { once: { menus: 3 }, items: 20 };
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
        if (idType === 'LOCATION') return atLocation(all, id) ?? null;
        const wanted = String(id).toLowerCase();
        if (idType === 'NAME') return all.find(({ menu }) => menu.name?.toLowerCase() === wanted) ?? null;
        if (idType === 'SLUG') return all.find(({ menu }) => menu.slug?.toLowerCase() === wanted) ?? null;
        return all.find((menu) => menu.id === databaseIdOf(id)) ?? null;
      },
    },
    menus: listField<unknown>(
      types,
      { to: 'Menu', name: 'RootQueryToMenu', where: menus },
      {
        costs,
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
      resolve: async (_root, { id }, context) => {
        const all = await Promise.all((await loadMenus(context)).map((menu) => itemsOf(menu, context)));
        return all.flat().find((item) => item.id === databaseIdOf(id)) ?? null;
      },
    },
    menuItems: listField<unknown>(
      types,
      { to: 'MenuItem', name: 'RootQueryToMenuItem', where: items },
      {
        costs,
        description: 'Items of the menus, of all levels.',
        resolve: async (_root, args, context) => {
          const given = (args['where'] ?? {}) as Args;
          const all = await loadMenus(context);
          const wanted = isEmpty(given['location']) ? all : [atLocation(all, given['location'])];
          const found = await Promise.all(wanted.flatMap((menu) => (menu ? [itemsOf(menu, context)] : [])));
          return pageOf(filteredItems(found.flat(), given), ({ id }) => id, args);
        },
      },
    ),
  };
}

function typeRoots(dialect: Dialect): Fields<unknown> {
  const { types, site, names } = dialect;
  types.enum('ContentTypeIdTypeEnum', 'Kinds of identifiers of post types.', ['ID', 'NAME']);
  types.enum('TaxonomyIdTypeEnum', 'Kinds of identifiers of taxonomies.', ['ID', 'NAME']);
  const find = <T extends Resource>(
    all: readonly T[],
    id: unknown,
    slugOf: (resource: T) => string,
  ): T | null => {
    const name = readGlobalId(String(id))?.id ?? String(id);
    return (
      all.find((each) => slugOf(each) === name) ??
      all.find((each) => names.of(each).enumName === enumName(name)) ??
      null
    );
  };
  return {
    contentType: {
      type: 'ContentType',
      args: { id: 'ID!', idType: 'ContentTypeIdTypeEnum' },
      description: 'A post type.',
      resolve: (_root, { id }) => find(allTypes(dialect), id, slugOfType),
    },
    contentTypes: listField<unknown>(
      types,
      { to: 'ContentType', name: 'RootQueryToContentType' },
      {
        description: 'The post types.',
        resolve: (_root, args) => pageOf(allTypes(dialect), slugOfType, args),
      },
    ),
    taxonomy: {
      type: 'Taxonomy',
      args: { id: 'ID!', idType: 'TaxonomyIdTypeEnum' },
      description: 'A taxonomy.',
      resolve: (_root, { id }) => find(site.taxonomies, id, ({ slug }) => slug),
    },
    taxonomies: listField<unknown>(
      types,
      { to: 'Taxonomy', name: 'RootQueryToTaxonomy' },
      {
        description: 'The taxonomies.',
        resolve: (_root, args) => pageOf(site.taxonomies, ({ slug }) => slug, args),
      },
    ),
  };
}
