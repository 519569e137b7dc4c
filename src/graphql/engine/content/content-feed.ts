import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { isRefusal } from '../../../loaders/shared/error-kinds.ts';
import type { SiteModel } from '../../../model/site-model.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import { type Connection, namesOfConnection, selectPage } from '../connection/connection.ts';
import { encodeCursor } from '../connection/cursor.ts';
import { type ArgumentBuilder, pageRequest } from '../connection/page-arguments.ts';
import type { GatewayContext } from '../context.ts';
import type { FieldCosts } from '../cost/costs-plugin.ts';

/** The arguments of a feed of several types: it is read forward only. */
export const feedArguments = (arg: ArgumentBuilder, use: string) => ({
  types: arg.stringList({
    description: `Post types ${use}, by WordPress’s own keys: \`["post", "page"]\`. All public ones unless told otherwise, but for those that the caller may not read: to name such a one is an error.`,
  }),
  first: arg.int({
    description: 'How many items from the start, or after `after`. 10 unless told otherwise.',
  }),
  after: arg.string({ description: 'Cursor of the item that the page follows.' }),
});

export interface FeedArguments {
  readonly types?: readonly string[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** Ids come with the search, the items in batches, one for each type. */
export const costsOfFeed = ({ types }: FeedArguments): FieldCosts => ({
  list: true,
  batch: 1,
  ...(types?.length && { types: new Set(types).size }),
});

/**
 * A page of content of several types. WordPress's search route tells ids and types in order; each type's items are then
 * loaded in batches, as their own type.
 *
 * @param search The words that the content must hold, best first; all content, newest first, without them.
 * @param connectionName Of the connection type asked: `Search` for `SearchConnection`.
 */
export async function resolveFeed(
  search: string | undefined,
  connectionName: string,
  args: FeedArguments,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Connection<ContentRow>> {
  const { site, load } = context;
  const { size, from } = pageRequest(args, { orderby: 'relevance', order: 'desc' }, context.pages);
  const offset = from?.kind === 'offset' ? from.index + 1 : 0;
  const { nodes, wantsPage, wantsTotal } = selectPage(info, namesOfConnection(connectionName));
  const subtypes = postTypes(args.types, site);
  const { hits, total } =
    wantsPage || wantsTotal
      ? await load.search({ search, subtypes, offset, size })
      : { hits: [], total: undefined };
  const loaded = await Promise.all(
    hits.map(async ({ id, subtype, index }) => {
      const model = site.contentTypes.find(({ slug }) => slug === subtype);
      if (!model) return null;
      const fields = restFields(
        nodes.flatMap((node) => node.reads(model.typeName)),
        model.kind,
      );
      if (fields.length === 1) return { node: { id, __typename: model.typeName }, cursor: cursorOf(index) };
      try {
        const node = await load.byId(model, id, fields);
        return node && { node, cursor: cursorOf(index) };
      } catch (error) {
        // Who asks for whatever there is, gets what may be seen; an edge cannot be null, and one type shall not take all.
        if (isRefusal(error) && !args.types?.length) return null;
        throw error;
      }
    }),
  );
  const edges = loaded.filter((edge) => edge !== null);
  return {
    edges,
    pageInfo: {
      hasNextPage: total === undefined ? hits.length === size : offset + size < total,
      hasPreviousPage: offset > 0,
      // Of the hits, not of the edges: who may see none of a page goes on from it all the same.
      startCursor: cursorOf(hits.at(0)?.index),
      endCursor: cursorOf(hits.at(-1)?.index),
    },
    totalCount: () => Promise.resolve(total ?? null),
  };
}

function cursorOf(index: number): string;
function cursorOf(index: number | undefined): string | null;
function cursorOf(index: number | undefined): string | null {
  return index === undefined ? null : encodeCursor({ kind: 'offset', index });
}

/** @throws PressgraphError BAD_USER_INPUT for a type that the site does not have. */
function postTypes(types: FeedArguments['types'], site: SiteModel): readonly string[] {
  const unknown = types?.find((type) => !site.contentTypes.some(({ slug }) => slug === type));
  if (unknown !== undefined) {
    const known = site.contentTypes.map(({ slug }) => slug).join(', ');
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`types\` to name post types of this site (${known}), but “${unknown}” is none.`,
    );
  }
  return types ?? [];
}
