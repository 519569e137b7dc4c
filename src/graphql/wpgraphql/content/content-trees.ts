import type { GraphQLResolveInfo } from 'graphql';
import { COMMENTS, type ContentTypeModel } from '../../../model/resources.ts';
import { type ContentRow, RESOURCE } from '../../../wordpress/rest/shapes.ts';
import { ancestorsOf, CHAIN_OF_PARENTS } from '../../engine/content/ancestors.ts';
import { loadContentOfAnyType } from '../../engine/content/any-content.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { NEWEST_FIRST } from '../../engine/filters/list-order.ts';
import { selectPage } from '../../engine/paging/connection.ts';
import { belowIn } from '../../engine/paging/list-place.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import type { Dialect } from '../dialect.ts';
import { globalId } from '../kit/global-ids.ts';
import type { FieldSpec, Fields } from '../kit/registrar.ts';
import { edgeField, listField, type Page, relatedTo } from '../paging/connections.ts';
import { emptyPage, pageOf } from '../paging/page-of-items.ts';
import type { AnyContent } from './content-fields.ts';
import { resolveContent } from './content-lists.ts';
import { whereOfAnyContent } from './filters/where-fields.ts';
import { isRevision } from './previews.ts';
import { restricted } from './restricted.ts';

/** The interfaces of trees, and of what has comments and revisions. */
export function registerContentTrees(dialect: Dialect): void {
  const { types, names } = dialect;
  const typeOf = (row: AnyContent) => names.of(row[RESOURCE]).typeName;
  const id = {
    type: 'ID!',
    description: 'The global ID.',
    resolve: (row: AnyContent) => globalId('post', row.id),
  };
  types.interface<AnyContent>('HierarchicalContentNode', {
    description: 'Content in a tree.',
    interfaces: [
      'ContentNode',
      'DatabaseIdentifier',
      'HierarchicalNode',
      'Node',
      'UniformResourceIdentifiable',
    ],
    typeOf,
    fields: {
      ...parentFields(),
      parent: edgeField(
        types,
        { to: 'ContentNode', name: 'HierarchicalContentNodeToParentContentNode' },
        {
          reads: ['parent', 'post'],
          costs: { ...ONE_BY_ID, types: 1 },
          description: 'The parent. Null at the top level.',
          resolve: async (row: AnyContent, _args, context, info) =>
            relatedTo(await loadParent(row, context, info)),
        },
      ),
      ancestors: ancestorsField(dialect),
      children: childrenField(dialect),
    },
  });
  types.interface<AnyContent>('NodeWithComments', {
    description: 'Content that takes comments.',
    interfaces: ['Node'],
    typeOf,
    fields: restricted<AnyContent>({
      id,
      commentStatus: {
        type: 'String',
        reads: ['comment_status'],
        description: 'Whether it takes comments: `open` or `closed`.',
        resolve: ({ comment_status }) => comment_status ?? null,
      },
      commentCount: {
        type: 'Int',
        costs: { requests: 1 },
        description: 'The number of its comments.',
        resolve: async (row, _args, { load }) => {
          const counted = await load.page({
            resource: COMMENTS,
            route: COMMENTS.route,
            filter: { post: row.id },
            order: NEWEST_FIRST,
            page: { size: 0, direction: 'forward' },
            fields: ['id'],
            wantsPlaces: false,
            leadsOn: false,
            owner: undefined,
          });
          return (await counted.total()) ?? null;
        },
      },
    }),
  });
  types.interface<AnyContent>('NodeWithRevisions', {
    description: 'Content with revisions.',
    interfaces: ['Node'],
    typeOf,
    fields: restricted<AnyContent>({
      id,
      isRevision: { type: 'Boolean', description: 'Whether this is a revision.', resolve: isRevision },
      revisionOf: edgeField(
        types,
        { to: 'ContentNode', name: 'NodeWithRevisionsToContentNode' },
        {
          costs: ONE_BY_ID,
          description: 'What this is a revision of.',
          resolve: async (row: AnyContent, _args, context, info) =>
            isRevision(row)
              ? relatedTo(await loadRelated(row[RESOURCE], row.revisionOf, context, info))
              : null,
        },
      ),
    }),
  });
}

/** The parent of an item: of media, what it is attached to. */
const parentIdOf = (row: AnyContent): number | null =>
  (isRevision(row) ? row.revisionOf : 'post' in row ? row.post : 'parent' in row ? row.parent : null) || null;

export const parentFields = (): Fields<AnyContent> => ({
  parentDatabaseId: {
    type: 'Int',
    reads: ['parent', 'post'],
    description: 'The database ID of the parent. Null at the top level.',
    resolve: parentIdOf,
  },
  parentId: {
    type: 'ID',
    reads: ['parent', 'post'],
    description: 'The global ID of the parent. Null at the top level.',
    resolve: (row) => {
      const parent = parentIdOf(row);
      return parent === null ? null : globalId('post', parent);
    },
  },
});

async function loadParent(
  row: AnyContent,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<ContentRow | null> {
  const resource = row[RESOURCE];
  const parent = parentIdOf(row);
  return resource.kind === 'content'
    ? await loadRelated(resource, parent, context, info)
    : await loadContentOfAnyType(parent, context, info);
}

/** The type of an item's parent: its own, or for media that of what it is attached to. */
async function typeOfParent(
  row: AnyContent,
  parent: number,
  { load, site }: GatewayContext,
): Promise<ContentTypeModel | undefined> {
  const resource = row[RESOURCE];
  if (resource.kind === 'content') return resource;
  const slug = await load.subtype(parent);
  return site.contentTypes.find((type) => type.slug === slug);
}

function ancestorsField(dialect: Dialect): FieldSpec<AnyContent> {
  const { types } = dialect;
  const name = 'HierarchicalContentNodeToContentNodeAncestors';
  const where = `${name}ConnectionWhereArgs`;
  types.input(
    where,
    'Filters of a list of ancestors. They are ignored.',
    whereOfAnyContent('ContentTypeEnum'),
  );
  return listField<AnyContent>(
    types,
    { to: 'ContentNode', name, where },
    {
      reads: ['parent', 'post'],
      costs: CHAIN_OF_PARENTS,
      description: 'The ancestors, the parent first. Null at the top level.',
      resolve: async (row, args, context, info): Promise<Page | null> => {
        const parent = parentIdOf(row);
        const resource = parent === null ? undefined : await typeOfParent(row, parent, context);
        if (resource === undefined || parent === null) return null;
        const reads = selectPage(info).nodes.flatMap((node) => node.reads(resource));
        const ancestors = await ancestorsOf(resource, parent, reads, context);
        return pageOf(ancestors, ({ id }) => id, args);
      },
    },
  );
}

function childrenField(dialect: Dialect): FieldSpec<AnyContent> {
  const { types } = dialect;
  const name = 'HierarchicalContentNodeToContentNodeChildren';
  const where = `${name}ConnectionWhereArgs`;
  types.input(where, 'Filters of a list of children.', whereOfAnyContent('ContentTypeEnum'));
  return listField<AnyContent>(
    types,
    { to: 'ContentNode', name, where },
    {
      leadsTo: 'page',
      description: 'The children, newest first.',
      resolve: (row, args, context, info) => {
        const resource = row[RESOURCE];
        return resource.kind === 'content'
          ? resolveContent(resource, belowIn(row.id), args, context, info)
          : emptyPage(args);
      },
    },
  );
}
