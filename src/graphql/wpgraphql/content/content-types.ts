import type { ContentTypeModel } from '../../../model/resources.ts';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { Asked } from '../../engine/field-options/types.ts';
import { hungOn } from '../../engine/paging/list-place.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { acfFields } from '../acf/acf-fields.ts';
import { givenGroupInterfaces } from '../acf/given-group-fields.ts';
import { commentList } from '../comments/comment-lists.ts';
import type { Dialect } from '../dialect.ts';
import type { Args, Fields } from '../kit/registrar.ts';
import { edgeField, listField, relatedTo } from '../paging/connections.ts';
import { NO_ITEMS, pageOf } from '../paging/page-of-items.ts';
import { rankMathInterfaces } from '../seo/rank-math-seo.ts';
import { termFieldsOf } from '../terms/terms-of-content.ts';
import { addressOf, contentFields } from './content-fields.ts';
import { parentFields } from './content-trees.ts';
import { whereOfType } from './filters/where-fields.ts';
import { postFormatsField } from './post-formats.ts';
import { revisionsOfItem } from './previews.ts';
import { restricted } from './restricted.ts';
import { supportedInterfaces } from './supports.ts';

const BASE = ['ContentNode', 'DatabaseIdentifier', 'MenuItemLinkable', 'Node', 'UniformResourceIdentifiable'];
const OF_TREES = ['HierarchicalContentNode', 'HierarchicalNode'];

/** A post type of the site, as an object type. */
export function registerContentType(dialect: Dialect, model: ContentTypeModel): void {
  const { types, names } = dialect;
  const { typeName } = names.of(model);
  const interfaces = supportedInterfaces(dialect, model);
  types.object<ContentRow>(typeName, {
    description: `${model.label}.`,
    resource: model,
    interfaces: [
      ...BASE,
      ...interfaces,
      ...(model.hierarchical ? OF_TREES : []),
      ...givenGroupInterfaces(dialect, typeName),
      ...rankMathInterfaces(dialect),
    ],
    fields: {
      ...contentFields(dialect, typeName),
      ...restricted(ownFields(dialect, model, interfaces)),
    },
  });
}

/** What the interfaces do not say. */
function ownFields(
  dialect: Dialect,
  model: ContentTypeModel,
  interfaces: readonly string[],
): Fields<ContentRow> {
  const { typeName, single } = dialect.names.of(model);
  const isPage = model.slug === 'page';
  return {
    ...(model.hierarchical ? parentFields() : {}),
    [`${single}Id`]: {
      type: 'Int!',
      description: 'The ID in the WordPress database.',
      deprecated: 'Use `databaseId`.',
      resolve: ({ id }) => id,
    },
    hasPassword: {
      type: 'Boolean',
      reads: ['content.protected'],
      description: 'Whether a password protects the content.',
      resolve: ({ content }) => content?.protected ?? false,
    },
    password: { type: 'String', description: 'Null: passwords are not shown.', resolve: () => null },
    ...(interfaces.includes('NodeWithComments') && {
      comments: commentList(dialect, typeName, 'The comments on it, of all levels, newest first.', (row) =>
        hungOn('post', row.id),
      ),
    }),
    ...(model.hierarchical ? {} : flatFields(dialect, typeName)),
    ...(model.slug === 'post' ? { ...postFields(), postFormats: postFormatsField(dialect) } : {}),
    ...(isPage ? pageFields() : {}),
    ...revisionFields(dialect, typeName, model),
    ...(acfFields(dialect, model, typeName) as Fields<ContentRow>),
    ...termFieldsOf(dialect, model),
  };
}

const postFields = (): Fields<ContentRow> => ({
  isSticky: {
    type: 'Boolean!',
    reads: ['sticky'],
    description: 'Whether it stays at the top of the blog.',
    resolve: ({ sticky }) => sticky ?? false,
  },
});

/** Whether a page is that of the latest posts: its address is that of their list. */
async function isPostsPage({ id }: ContentRow, { load }: GatewayContext): Promise<boolean> {
  const { page_for_posts, show_on_front } = await load.index(['page_for_posts', 'show_on_front']);
  return show_on_front === 'page' && page_for_posts === id;
}

const pageFields = (): Fields<ContentRow> => ({
  uri: {
    type: 'String',
    reads: ['link'],
    costs: { once: { index: 1 } },
    description:
      'The path relative to the home URL. Null of the page of the latest posts, which is their list.',
    resolve: async (row, _args, context) =>
      (await isPostsPage(row, context)) ? null : addressOf(row, context.site),
  },
  isPrivacyPage: {
    type: 'Boolean!',
    description: 'False: WordPress’s REST API does not tell which page it is.',
    resolve: () => false,
  },
  isPostsPage: {
    type: 'Boolean!',
    costs: { once: { index: 1 } },
    description: 'Whether this is the page of the latest posts.',
    resolve: (row, _args, context) => isPostsPage(row, context),
  },
});

/** Fields of flat types that only trees fill. */
const flatFields = ({ types }: Dialect, typeName: string): Fields<ContentRow> => ({
  ancestors: listField<ContentRow>(
    types,
    { to: typeName, name: `${typeName}To${typeName}` },
    {
      costs: NO_ITEMS,
      description: 'Empty: this type has no tree.',
      deprecated: 'This type has no tree.',
      resolve: () => null,
    },
  ),
  parent: edgeField<ContentRow>(
    types,
    { to: typeName, name: `${typeName}ToParent` },
    {
      description: 'Null: this type has no tree.',
      deprecated: 'This type has no tree.',
      resolve: () => null,
    },
  ),
});

const revisionFields = (
  { types }: Dialect,
  typeName: string,
  model: ContentTypeModel,
): Fields<ContentRow> => {
  const where = `${typeName}ToRevisionConnectionWhereArgs`;
  types.input(where, 'Filters of a list of revisions.', whereOfType(model));
  return {
    preview: edgeField<ContentRow>(
      types,
      { to: typeName, name: `${typeName}ToPreview` },
      {
        costs: { requests: 1 },
        description: 'The newest revision. Null for the public.',
        reads: readsOfRevisions(model, 'node'),
        resolve: async (row, _args, context) =>
          relatedTo((await revisionsOfItem(row, 1, context))[0] ?? null),
      },
    ),
    revisions: listField<ContentRow>(
      types,
      { to: typeName, name: `${typeName}ToRevision`, where },
      {
        costs: { requests: 1, items: 10 },
        description: 'The revisions, newest first. Empty for the public.',
        reads: readsOfRevisions(model, 'page'),
        resolve: async (row, args, context) =>
          pageOf(await revisionsOfItem(row, MOST_REVISIONS, context), ({ id }) => id, args),
      },
    ),
  };
};

const MOST_REVISIONS = 100;

/** What is selected of revisions and not their own is read of the item. */
const readsOfRevisions = (model: ContentTypeModel, of: 'node' | 'page') => (_args: Args, asked: Asked) => {
  const { below } = asked;
  if (!(below instanceof Selection)) return [];
  const nodes =
    of === 'node' ? [below.part('node')] : [below.part('nodes'), below.part('edges')?.part('node')];
  return nodes.flatMap((node) => node?.reads(model) ?? []);
};
