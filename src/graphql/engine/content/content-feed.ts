import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import type { SearchAnswer } from '../../../loaders/lists/search-request.ts';
import { coveringPages } from '../../../loaders/paging/covering-pages.ts';
import { isRefusal } from '../../../loaders/shared/error-kinds.ts';
import { typedRow } from '../../../loaders/shared/typed-row.ts';
import { MAX_PER_PAGE } from '../../../model/route-paging.ts';
import type { SiteModel, SiteShape } from '../../../model/site-model.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { ListOrder } from '../../../wordpress/rest/pagination.ts';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import type { FieldCosts } from '../field-options/types.ts';
import { feedLanguage, languageParameters } from '../languages/feed-language.ts';
import { type Connection, selectPage } from '../paging/connection.ts';
import { pageRequest } from '../paging/page-request.ts';
import { pagingOf } from '../paging/paging-rules.ts';
import { contentOfSecond, type FeedItem, rankedPlace, settledFeed } from './feed-ties.ts';

type Hit = Pick<SearchAnswer['hits'][number], 'id' | 'subtype'>;

/** The arguments of a feed of several types. It can only be read forwards. */
export interface FeedArguments {
  readonly types?: readonly string[] | null | undefined;
  /** The code of a language, of which alone content is wanted. */
  readonly language?: string | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly offset?: number | null | undefined;
}

/** One request finds the ids, or one for each type those in a language; the items are then batched per type. */
export const costsOfFeed =
  (site: SiteShape) =>
  ({ types, language, offset }: FeedArguments): FieldCosts => ({
    batch: 1,
    requests:
      (language == null ? 0 : Object.keys(languageParameters(site)).length - 1) +
      // What is before a numbered page, and its dates.
      (offset ? 2 : 0),
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
  const asked = from?.kind === 'offset' ? from : undefined;
  const offset = asked ? asked.index + 1 : 0;
  const { nodes, wantsPage, wantsTotal, wantsCursors } = selectPage(info);
  const subtypes = postTypes(args.types, site);
  const language = feedLanguage(args, site);
  const found = (range: { readonly offset: number; readonly size: number }) =>
    load.search({ search, subtypes, language, ...range });
  // One more shows whether a second goes on.
  const isSearched = search === undefined && language === undefined && site.core.search;
  const peek = isSearched && wantsCursors && hasRoomForOneMore(offset, size) ? 1 : 0;
  const {
    hits: all,
    total,
    seams,
  } = wantsPage || wantsTotal ? await found({ offset, size: size + peek }) : NOTHING;
  const hits = all.slice(0, size);
  // Results are in an order of WordPress's own, which is that of the dates only without search terms.
  // Those that are merged from lists are settled already.
  const settles = isSearched && (wantsCursors || asked !== undefined || seams.length > 0);
  const further = settles ? ['date'] : [];
  const loadHit = async ({ id, subtype }: Hit): Promise<ContentRow | null> => {
    const model = site.contentTypes.find(({ slug }) => slug === subtype);
    if (!model) return null;
    const reads = [...nodes.flatMap((node) => node.reads(model)), ...further];
    const fields = restFields(reads, model.kind);
    if (fields.length === 1) return typedRow(model, { id });
    try {
      return await load.byId(model, id, fields);
    } catch (error) {
      // Without `types`, a forbidden type is left out: an edge cannot be null, and one type must not fail the whole
      // list.
      if (isRefusal(error) && !args.types?.length) return null;
      throw error;
    }
  };
  const rows = new Map(await Promise.all(all.map(async (hit) => [hit.id, await loadHit(hit)] as const)));
  const dateOf = (row: ContentRow | null | undefined) => row?.date ?? undefined;
  const goesOn = async (date: string) => {
    if (!wantsCursors || (total !== undefined && offset + size >= total)) return false;
    const next = all[size] ?? (await found({ offset: offset + size, size: 1 })).hits[0];
    return next !== undefined && dateOf(rows.get(next.id) ?? (await loadHit(next))) === date;
  };
  const types = site.contentTypes.filter(({ slug }) => subtypes.length === 0 || subtypes.includes(slug));
  const seen = new Set([...CORE_TYPES, ...subtypes, ...hits.map(({ subtype }) => subtype)]);
  const datesAt = async (at: number, length: number) => {
    const { hits } = await found({ offset: at, size: length });
    return await Promise.all(hits.map(async (hit) => dateOf(await loadHit(hit))));
  };
  const isNumbered = settles && args.offset != null && hits.length > 0;
  const place = isNumbered && asked ? await rankedPlace(asked, datesAt) : asked;
  const items: readonly FeedItem[] = settles
    ? await settledFeed(
        { hits, seams, from: place, dateOf: ({ id }) => dateOf(rows.get(id)), goesOn },
        (date) => contentOfSecond(date, types, seen, load),
      )
    : hits;
  const cursorOf = ({ id, index, rank }: FeedItem) =>
    paging.cursors.encode({ kind: 'offset', index, id, ...(rank !== undefined && { rank }) }, id);
  const loaded = await Promise.all(
    items.map(async (item) => {
      const node = rows.get(item.id) ?? (await loadHit(item));
      return node && { node, cursor: cursorOf(item) };
    }),
  );
  const edges = loaded.filter((edge) => edge !== null);
  const [first, last] = [items.at(0), items.at(-1)];
  return {
    edges,
    pageInfo: {
      hasNextPage: total === undefined ? all.length === size + peek : offset + size < total,
      hasPreviousPage: offset > 0,
      // From the hits, not the edges: a caller who may see nothing of this page can still go on.
      startCursor: first ? cursorOf(first) : null,
      endCursor: last ? cursorOf(last) : null,
    },
    totalCount: () => Promise.resolve(total ?? null),
  };
}

const NOTHING: SearchAnswer = { hits: [], total: undefined, seams: [] };

/** Whether as many requests have one more result. */
const hasRoomForOneMore = (offset: number, size: number): boolean =>
  size > 0 &&
  coveringPages(offset, size + 1, MAX_PER_PAGE).pages.length ===
    coveringPages(offset, size, MAX_PER_PAGE).pages.length;

/** Types that are in every search. */
const CORE_TYPES = ['post', 'page'];

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
