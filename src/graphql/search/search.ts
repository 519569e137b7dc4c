import type { ObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../errors.ts';
import { restFields } from '../../wordpress/fields.ts';
import type { ContentRow } from '../../wordpress/shapes.ts';
import type { GatewayTypes } from '../builder.ts';
import { type Connection, namesOfConnection, selectPage } from '../connection/connection.ts';
import { connectionOf } from '../connection/connection-types.ts';
import { encodeCursor } from '../connection/cursor.ts';
import { pageRequest } from '../connection/page-arguments.ts';
import type { GatewayContext } from '../context.ts';
import type { SchemaKit } from '../schema-kit.ts';

const NAME = 'Search';

/** The `search` field: content of all types, each hit loaded as its own type, in batches. */
export function registerSearch({ builder, Content }: SchemaKit): void {
  // Pothos makes connections of interfaces as of objects, but types them for objects.
  const SearchConnection = connectionOf(
    builder,
    Content as unknown as ObjectRef<GatewayTypes, ContentRow>,
    NAME,
  );
  builder.queryField('search', (t) =>
    t.field({
      type: SearchConnection,
      args: {
        query: t.arg.string({ required: true, description: 'The words to look for.' }),
        types: t.arg.stringList({
          description:
            'Post types to look in, by WordPress’s own keys: `["post", "page"]`. All public ones unless told otherwise.',
        }),
        first: t.arg.int({
          description: 'How many items from the start, or after `after`. 10 unless told otherwise.',
        }),
        after: t.arg.string({ description: 'Cursor of the item that the page follows.' }),
      },
      description: 'Content of any type that holds the words, best first.',
      resolve: (_root, args, context, info) => search(args, context, info),
    }),
  );
}

interface SearchArguments {
  readonly query: string;
  readonly types?: readonly string[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

async function search(
  args: SearchArguments,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Connection<ContentRow>> {
  const { site, load } = context;
  const subtypes = args.types ?? [];
  const unknown = subtypes.find((type) => !site.contentTypes.some(({ slug }) => slug === type));
  if (unknown !== undefined) {
    const known = site.contentTypes.map(({ slug }) => slug).join(', ');
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`types\` to name post types of this site (${known}), but “${unknown}” is none.`,
    );
  }
  const { size, from } = pageRequest(args, { orderby: 'relevance', order: 'desc' }, context.pages);
  const offset = from?.kind === 'offset' ? from.index + 1 : 0;
  const { hits, total } = await load.search({ search: args.query, subtypes, offset, size });
  const { nodes } = selectPage(info, namesOfConnection(NAME));
  const loaded = await Promise.all(
    hits.map(async ({ id, subtype, index }) => {
      const model = site.contentTypes.find(({ slug }) => slug === subtype);
      if (!model) return null;
      const fields = restFields(
        nodes.flatMap((node) => node.reads(model.typeName)),
        true,
      );
      const node =
        fields.length === 1 ? { id, __typename: model.typeName } : await load.byId(model, id, fields);
      return node && { node, cursor: encodeCursor({ kind: 'offset', index }) };
    }),
  );
  const edges = loaded.filter((edge) => edge !== null);
  return {
    edges,
    pageInfo: {
      hasNextPage: total === undefined ? hits.length === size : offset + size < total,
      hasPreviousPage: offset > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => Promise.resolve(total ?? null),
  };
}
