import { PressgraphError } from '../../../base/errors.ts';
import { byId, isAcross, runsOf } from '../../../loaders/lists/pages/ties.ts';
import type { SearchAnswer } from '../../../loaders/lists/search-request.ts';
import { isRefusal } from '../../../loaders/shared/error-kinds.ts';
import type { ContentTypeModel } from '../../../model/resources.ts';
import { MAX_PER_PAGE } from '../../../model/route-paging.ts';
import { boundTo, type IndexPlace, type ListOrder } from '../../../wordpress/rest/pagination.ts';
import type { GatewayContext } from '../context.ts';

type Hit = SearchAnswer['hits'][number];

/** An item of a feed, with its rank among those of the same second if it is not the last of them. */
export interface FeedItem extends Hit {
  readonly rank?: number | undefined;
}

interface FeedPage {
  readonly hits: readonly Hit[];
  /** Where one request ends and the next begins. */
  readonly seams: readonly number[];
  readonly from: IndexPlace | undefined;
  readonly dateOf: (hit: Hit) => string | undefined;
  /** Whether the first hit after the page has this date. */
  readonly goesOn: (date: string) => Promise<boolean>;
}

/**
 * A page of a feed, with items of one second ordered by id. WordPress orders them anew for each request: a second that goes on
 * beyond the page, or from one request to the next, is read by id from the lists of the types.
 */
export async function settledFeed(
  { hits, seams, from, dateOf, goesOn }: FeedPage,
  membersAt: (date: string) => Promise<readonly Omit<Hit, 'index'>[] | undefined>,
): Promise<readonly FeedItem[]> {
  const runs = await Promise.all(
    runsOf(hits, (hit) => dateOf(hit) ?? hit.id).map(async (run): Promise<readonly FeedItem[]> => {
      const own = hits.slice(run.start, run.end);
      const [first] = own;
      const date = first && dateOf(first);
      if (first === undefined || date === undefined) return own;
      const isOpen = run.end === hits.length && (await goesOn(date));
      const isBegun = run.start === 0 && from?.rank !== undefined;
      const isTorn = seams.some((seam) => isAcross(run, seam));
      const members = isOpen || isBegun || isTorn ? await membersAt(date) : undefined;
      if (members === undefined) {
        const ranked = own.toSorted(byId('desc'));
        return ranked.map(({ id, subtype }, at) => ({
          ...{ id, subtype, index: first.index + at },
          rank: isOpen || at < own.length - 1 ? at + 1 : undefined,
        }));
      }
      const begin = isBegun ? beginOf(members, from) : first.index;
      return own.flatMap(({ index }) => {
        const rank = index - begin + 1;
        const member = members[rank - 1];
        return member ? [{ ...member, index, rank: rank < members.length ? rank : undefined }] : [];
      });
    }),
  );
  return runs.flat();
}

/** The index at which the second of a place begins: items may have come or gone in it. */
function beginOf(members: readonly { readonly id: number }[], { index, id, rank = 1 }: IndexPlace): number {
  const at = members.findIndex((member) => member.id === id);
  return index - (at < 0 ? rank - 1 : at);
}

/**
 * The place before a numbered page, with its rank if its second goes on into the page. Second by second, it is read back to
 * where that begins.
 *
 * @param datesAt The dates of some results.
 */
export async function rankedPlace(
  place: IndexPlace,
  datesAt: (offset: number, size: number) => Promise<readonly (string | undefined)[]>,
): Promise<IndexPlace> {
  const [before, first] = await datesAt(place.index, 2);
  if (before === undefined || before !== first) return place;
  let rank = 1;
  for (let at = place.index; at > 0 && rank < MOST_EQUAL; ) {
    const size = Math.min(at, MAX_PER_PAGE);
    const dates = await datesAt(at - size, size);
    const equal = dates.length - 1 - dates.findLastIndex((date) => date !== before);
    rank += equal;
    if (equal < size) break;
    at -= size;
  }
  return { ...place, rank };
}

const BY_ID: ListOrder = { orderby: 'id', order: 'desc' };
/** Most items of one second. */
const MOST_EQUAL = 1_000;

/**
 * All content of one second, by id; `undefined` if the caller may not list all types.
 *
 * @param seen Types that the search route has results of.
 * @throws PressgraphError UPSTREAM_ERROR if there is too much.
 */
export async function contentOfSecond(
  date: string,
  types: readonly ContentTypeModel[],
  seen: ReadonlySet<string>,
  load: GatewayContext['load'],
): Promise<readonly Omit<Hit, 'index'>[] | undefined> {
  const found = await Promise.all(
    types.map(async (resource) => {
      const ids = await idsOfSecond(date, resource, load);
      if (ids === undefined || ids.length === 0 || seen.has(resource.slug)) return ids;
      // Types that are not public have lists, but are not searched.
      return (await isSearched(resource, load)) ? ids : [];
    }),
  );
  if (!found.every((items) => items !== undefined)) return undefined;
  return found.flat().sort(byId('desc'));
}

async function idsOfSecond(date: string, resource: ContentTypeModel, load: GatewayContext['load']) {
  const { route, slug: subtype } = resource;
  const list = { resource, route, filter: boundTo(date), order: BY_ID, fields: ['id'], wantsPlaces: false };
  try {
    const page = await load.page({ ...list, page: { size: MOST_EQUAL, direction: 'forward' } });
    if (await page.hasNextPage()) {
      throw new PressgraphError(
        'UPSTREAM_ERROR',
        `${route}: more than ${MOST_EQUAL} items have the date ${date}, and WordPress's search does not order them.`,
        { route },
      );
    }
    return page.items.map(({ row }) => ({ id: row.id, subtype }));
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

async function isSearched({ slug }: ContentTypeModel, load: GatewayContext['load']): Promise<boolean> {
  try {
    const { hits } = await load.search({ search: undefined, subtypes: [slug], offset: 0, size: 1 });
    return hits.length > 0;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}
