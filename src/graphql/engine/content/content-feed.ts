import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { isRefusal } from '../../../loaders/shared/error-kinds.ts';
import { typedRow } from '../../../loaders/shared/typed-row.ts';
import type { SiteModel } from '../../../model/site-model.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { ListOrder } from '../../../wordpress/rest/pagination.ts';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import type { FieldCosts } from '../field-options/types.ts';
import { feedLanguage, languageParameters } from '../languages/feed-language.ts';
import { type Connection, selectPage } from '../paging/connection.ts';
import { pageRequest } from '../paging/page-request.ts';
import { pagingOf } from '../paging/paging-rules.ts';

/** The arguments of a feed of several types. It can only be read forwards. */
export interface FeedArguments {
  readonly types?: readonly string[] | null | undefined;
  /** The code of a language, of which alone content is wanted. */
  readonly language?: string | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** One request finds the ids, or one for each type those in a language; the items are then batched per type. */
export const costsOfFeed =
  (site: SiteModel) =>
  ({ types, language }: FeedArguments): FieldCosts => ({
    batch: 1,
    ...(language != null && { requests: Object.keys(languageParameters(site)).length - 1 }),
    ...(types?.length && { types: new Set(types).size }),
  });

/**
 * A page of content of several types. WordPress's search route returns ids and types in order; the items are then
 * batch-loaded per type.
 *
 * @param search Search terms, best match first. Without them: all content, newest first.
 */
export async function resolveFeed(
  search: string | undefined,
  args: FeedArguments,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Connection<ContentRow>> {
  const { site, load } = context;
  const paging = pagingOf(info.schema);
  const { size, from } = pageRequest(args, BY_RELEVANCE, paging, context.pages);
  const offset = from?.kind === 'offset' ? from.index + 1 : 0;
  const { nodes, wantsPage, wantsTotal } = selectPage(info);
  const subtypes = postTypes(args.types, site);
  const language = feedLanguage(args, site);
  const { hits, total } =
    wantsPage || wantsTotal
      ? await load.search({ search, subtypes, language, offset, size })
      : { hits: [], total: undefined };
  const cursorOf = ({ id, index }: (typeof hits)[number]) =>
    paging.cursors.encode({ kind: 'offset', index }, id);
  const loaded = await Promise.all(
    hits.map(async (hit) => {
      const { id, subtype } = hit;
      const cursor = cursorOf(hit);
      const model = site.contentTypes.find(({ slug }) => slug === subtype);
      if (!model) return null;
      const fields = restFields(
        nodes.flatMap((node) => node.reads(model)),
        model.kind,
      );
      if (fields.length === 1) return { node: typedRow(model, { id }), cursor };
      try {
        const node = await load.byId(model, id, fields);
        return node && { node, cursor };
      } catch (error) {
        // Without `types`, a forbidden type is left out: an edge cannot be null, and one type must not fail the whole
        // list.
        if (isRefusal(error) && !args.types?.length) return null;
        throw error;
      }
    }),
  );
  const edges = loaded.filter((edge) => edge !== null);
  const [first, last] = [hits.at(0), hits.at(-1)];
  return {
    edges,
    pageInfo: {
      hasNextPage: total === undefined ? hits.length === size : offset + size < total,
      hasPreviousPage: offset > 0,
      // From the hits, not the edges: a caller who may see nothing of this page can still go on.
      startCursor: first ? cursorOf(first) : null,
      endCursor: last ? cursorOf(last) : null,
    },
    totalCount: () => Promise.resolve(total ?? null),
  };
}

/** Cursors are offsets: only lists ordered by date have stable ones. */
const BY_RELEVANCE: ListOrder = { orderby: 'relevance', order: 'desc' };

/** @throws PressgraphError BAD_USER_INPUT for a type that the site does not have. */
function postTypes(types: FeedArguments['types'], site: SiteModel): readonly string[] {
  const unknown = types?.find((type) => !site.contentTypes.some(({ slug }) => slug === type));
  if (unknown !== undefined) {
    const known = site.contentTypes.map(({ slug }) => slug).join(', ');
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`types\` to be post types of this site (${known}), got “${unknown}”.`,
    );
  }
  return types ?? [];
}
