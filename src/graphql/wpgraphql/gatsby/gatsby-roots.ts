import { createHash } from 'node:crypto';
import { type GraphQLSchema, printSchema } from 'graphql';
import { RestRoot } from '../../../wordpress/rest/address/rest-root.ts';
import type { Dialect } from '../dialect.ts';
import type { Fields } from '../kit/registrar.ts';
import { listField } from '../paging/connections.ts';
import { pageOf } from '../paging/page-of-items.ts';
import { type Action, actionsSince } from './actions.ts';

/** What gatsby-source-wordpress asks of WPGatsby, a plugin that it wants to find beside WPGraphQL. */
export function gatsbyRoots(dialect: Dialect): Fields<unknown> {
  const { types } = dialect;
  registerCompatibility(dialect);
  registerActions(dialect);
  return {
    isWpGatsby: { type: 'Boolean', description: 'Whether Gatsby can build from here.', resolve: () => true },
    schemaMd5: {
      type: 'String',
      description: 'A hash of the schema: Gatsby reads everything again when it changes.',
      resolve: (_root, _args, _context, { schema }) => hashOf(schema),
    },
    wpGatsby: {
      type: 'WPGatsby',
      description: 'What Gatsby wants to know of the site.',
      // On plain permalinks, the REST API has its route in a parameter.
      resolve: (_root, _args, { site }) => ({
        arePrettyPermalinksEnabled: !new RestRoot(site.restRoot).isPlain,
      }),
    },
    wpGatsbyCompatibility: {
      type: 'WPGatsbyCompatibility',
      args: { wpGatsbyVersionRange: 'String!', wpGQLVersionRange: 'String!' },
      description: 'Whether this is what Gatsby needs: it is, of any version.',
      resolve: () => ({ satisfies: { wpGQL: true, wpGatsby: true } }),
    },
    actionMonitorActions: listField<unknown>(
      types,
      {
        to: 'ActionMonitorAction',
        name: 'RootQueryToActionMonitorAction',
        where: 'RootQueryToActionMonitorActionConnectionWhereArgs',
      },
      {
        costs: { requests: dialect.site.contentTypes.length + 1 },
        description:
          'What was published or changed since a moment, newest first. What was deleted is not known to WordPress’s REST API.',
        resolve: async (_root, args, context) =>
          pageOf(await actionsSince(dialect, args, context), ({ databaseId }) => databaseId, args),
      },
    ),
  };
}

function registerCompatibility({ types }: Dialect): void {
  types.object('WPGatsby', {
    description: 'What Gatsby wants to know of the site.',
    fields: {
      arePrettyPermalinksEnabled: {
        type: 'Boolean',
        description: 'Whether addresses are paths, rather than parameters.',
      },
    },
  });
  types.object('WPGatsbyCompatibility', {
    description: 'Whether the versions are in the ranges that Gatsby gives.',
    fields: { satisfies: { type: 'WPGatsbySatisfies', description: 'Which of them are.' } },
  });
  types.object('WPGatsbySatisfies', {
    description: 'Which versions are in the ranges that Gatsby gives.',
    fields: {
      wpGQL: { type: 'Boolean', description: 'That of WPGraphQL.' },
      wpGatsby: { type: 'Boolean', description: 'That of WPGatsby.' },
    },
  });
}

function registerActions({ types }: Dialect): void {
  types.enum('ActionMonitorActionOrderbyEnum', 'What actions can be ordered by.', { MODIFIED: 'modified' });
  types.input('ActionMonitorActionOrderbyInput', 'An order of actions.', {
    field: 'ActionMonitorActionOrderbyEnum!',
    order: 'OrderEnum',
  });
  types.input('RootQueryToActionMonitorActionConnectionWhereArgs', 'Filters of the list of actions.', {
    sinceTimestamp: 'Float',
    orderby: 'ActionMonitorActionOrderbyInput',
    previewStream: 'Boolean',
  });
  types.object<Action>('ActionMonitorAction', {
    description: 'That something was published or changed.',
    interfaces: ['DatabaseIdentifier', 'Node'],
    fields: {
      id: { type: 'ID!', description: 'The global ID.' },
      databaseId: { type: 'Int!', description: 'The ID of the item in the database.' },
      title: { type: 'String', description: 'The title of the item.' },
      actionType: { type: 'String', description: '`CREATE` or `UPDATE`.' },
      referencedNodeID: { type: 'String', description: 'The ID of the item in the database.' },
      referencedNodeStatus: { type: 'String', description: 'The status of the item.' },
      referencedNodeGlobalRelayID: { type: 'String', description: 'The global ID of the item.' },
      referencedNodeSingularName: { type: 'String', description: 'The field at the root for one item.' },
      referencedNodePluralName: { type: 'String', description: 'The field at the root for lists of them.' },
    },
  });
}

const hashes = new WeakMap<GraphQLSchema, string>();

function hashOf(schema: GraphQLSchema): string {
  const hash = hashes.get(schema) ?? createHash('md5').update(printSchema(schema)).digest('hex');
  hashes.set(schema, hash);
  return hash;
}
