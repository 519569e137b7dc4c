import type { GraphQLSchema } from 'graphql';
import type { SiteShape } from '../../model/site-model.ts';
import { applyExtension } from '../engine/extension/extend-schema.ts';
import type { ExtendSchema } from '../engine/extension/schema-extension.ts';
import { pagedBy } from '../engine/paging/paging-rules.ts';
import { registerComments } from './comments/comments.ts';
import { registerContentNodes } from './content/content-nodes.ts';
import { registerContentTrees } from './content/content-trees.ts';
import { registerContentType } from './content/content-types.ts';
import { registerEditorBlocks } from './content/editor-blocks.ts';
import { registerPostFormats } from './content/post-formats.ts';
import type { Dialect } from './dialect.ts';
import { openEnums } from './kit/open-enums.ts';
import { OPEN_ENUMS, Registrar } from './kit/registrar.ts';
import { registerMedia } from './media/media.ts';
import { registerMenus } from './menus/menus.ts';
import { registerMutations } from './mutations/root-mutation.ts';
import { dialectNames } from './names/dialect-names.ts';
import type { GivenDialect } from './names/told-names.ts';
import { registerConnectionInterfaces } from './paging/connections.ts';
import { PAGING } from './paging/paging.ts';
import { registerInputs } from './root/inputs.ts';
import { typeNameOf } from './root/nodes.ts';
import { registerRoot } from './root/root-query.ts';
import { registerRankMathSeo } from './seo/rank-math-seo.ts';
import { hasYoast, registerYoastSeo } from './seo/yoast-seo.ts';
import { registerTypes } from './site/content-types.ts';
import { registerNotInRest } from './site/not-in-rest.ts';
import { registerSettings } from './site/settings.ts';
import { registerTaxonomy, registerTermNodes } from './terms/terms.ts';
import { registerUsers } from './users/users.ts';

/**
 * Builds the schema of a site in the names and rules of WPGraphQL 2, so that front ends written for that plugin run
 * unchanged.
 */
export function buildWPGraphQLSchema(
  site: SiteShape,
  given: GivenDialect = {},
  extend?: ExtendSchema,
): GraphQLSchema {
  const types = new Registrar(given.facts?.enums);
  const templates = given.facts?.templates ?? [];
  const names = dialectNames(site, given);
  const dialect: Dialect = { types, site, names, templates, given: given.facts };
  registerInterfaces(dialect);
  registerConnectionInterfaces(types);
  registerInputs(types);
  registerTypes(dialect);
  registerContentNodes(dialect);
  registerContentTrees(dialect);
  registerEditorBlocks(dialect);
  for (const type of site.contentTypes) registerContentType(dialect, type);
  registerTermNodes(dialect);
  for (const taxonomy of site.taxonomies) registerTaxonomy(dialect, taxonomy);
  registerPostFormats(dialect);
  registerMedia(dialect);
  registerUsers(dialect);
  registerComments(dialect);
  registerMenus(dialect);
  registerSettings(dialect);
  registerNotInRest(dialect);
  registerYoastSeo(dialect);
  if (!hasYoast(site)) registerRankMathSeo(dialect);
  registerRoot(dialect);
  registerMutations(dialect);
  const built = types.builder.toSchema({ extensions: pagedBy(PAGING), sortSchema: false });
  const schema = applyExtension(built, extend, site, 'wpgraphql');
  schema.description =
    'A WordPress site in the schema of WPGraphQL, provided by Pressgraph on top of the WordPress REST API.';
  openEnums(schema, OPEN_ENUMS);
  return schema;
}

/** The interfaces of everything that has an ID. */
function registerInterfaces(dialect: Dialect): void {
  const { types } = dialect;
  const typeOf = (value: object) => typeNameOf(dialect, value);
  const id = { type: 'ID!', description: 'The global ID.' };
  const databaseId = { type: 'Int!', description: 'The ID in the WordPress database.' };
  types.interface('Node', { description: 'An object with a global ID.', typeOf, fields: { id } });
  types.interface('DatabaseIdentifier', {
    description: 'An object with an ID in the database.',
    typeOf,
    fields: { databaseId },
  });
  const linked = {
    id,
    uri: { type: 'String', description: 'The path relative to the home URL.' },
    isComment: { type: 'Boolean!', description: 'Whether this is a comment.' },
    isContentNode: { type: 'Boolean!', description: 'Whether this is content.' },
    isFrontPage: { type: 'Boolean!', description: 'Whether this is the front page.' },
    isPostsPage: { type: 'Boolean!', description: 'Whether this is the page of posts.' },
    isTermNode: { type: 'Boolean!', description: 'Whether this is a term.' },
  };
  types.interface('UniformResourceIdentifiable', {
    description: 'An object with an address.',
    interfaces: ['Node'],
    typeOf,
    fields: linked,
  });
  types.interface('MenuItemLinkable', {
    description: 'An object that a menu can lead to.',
    interfaces: ['DatabaseIdentifier', 'Node', 'UniformResourceIdentifiable'],
    typeOf,
    fields: { ...linked, databaseId },
  });
  types.interface('HierarchicalNode', {
    description: 'An object in a tree.',
    interfaces: ['DatabaseIdentifier', 'Node'],
    typeOf,
    fields: {
      id,
      databaseId,
      parentDatabaseId: { type: 'Int', description: 'The database ID of the parent.' },
      parentId: { type: 'ID', description: 'The global ID of the parent.' },
    },
  });
}
