import { PressgraphError } from '../../../base/errors.ts';
import type { PageLimits } from '../../engine/context.ts';
import { decodeFeedPlace, type FeedPlace } from '../feed/feed-cursor.ts';
import type { MergedSchema } from '../schema/merge-schemas.ts';

/** The arguments of a list of all sites that are its own. */
export interface MergedListArguments {
  readonly sites?: readonly string[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

export interface ReadListArguments {
  /** The keys of the sites, each once. */
  readonly sites: readonly string[];
  readonly size: number;
  readonly from: FeedPlace | undefined;
}

/** Sites whose lists are merged at once: each may cost a request, and a cursor has a place of each. */
export const MOST_SITES = 25;
/** Rows of each site that are read, and held, even for short pages. */
const FEWEST_ROWS = 20;
/** Rows that WordPress returns at once. */
const MOST_AT_ONCE = 100;
/** Rows of all sites that are read for short pages. */
const MOST_ROWS = 500;

/** @throws PressgraphError BAD_USER_INPUT for sites, sizes and cursors that are none; QUERY_TOO_COMPLEX for too many sites. */
export function readListArguments(
  field: string,
  { sites: given, first, after }: MergedListArguments,
  { keys, merged, pages }: Asked,
): ReadListArguments {
  const sites = given ? knownKeys(given, keys) : keys.filter((key) => mayHave(field, key, merged));
  if (sites.length > MOST_SITES) {
    throw new PressgraphError(
      'QUERY_TOO_COMPLEX',
      `Expected a list of at most ${MOST_SITES} sites at once, got ${sites.length}. Name fewer in \`sites\`.`,
      { details: { limit: MOST_SITES } },
    );
  }
  const size = first ?? pages.defaultSize;
  if (size < 0 || size > pages.maxSize) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`first\` to be between 0 and ${pages.maxSize}, got ${size}.`,
    );
  }
  return { sites, size, from: after == null ? undefined : decodeFeedPlace(after) };
}

interface Asked {
  readonly keys: readonly string[];
  readonly merged: MergedSchema;
  readonly pages: PageLimits;
}

/** Whether a site has a list; of one that is not open, nobody knows. */
const mayHave = (field: string, key: string, { sites }: MergedSchema): boolean => {
  const schema = sites.get(key);
  return !schema || schema.getQueryType()?.getFields()[field] !== undefined;
};

/** @throws PressgraphError BAD_USER_INPUT */
export function knownKeys(given: readonly string[], keys: readonly string[]): readonly string[] {
  const unknown = given.find((key) => !keys.includes(key));
  if (unknown === undefined) return [...new Set(given)];
  const known = keys.length > 50 ? `one of ${keys.length} sites` : keys.join(', ');
  throw new PressgraphError('BAD_USER_INPUT', `Expected the key of a site (${known}), got “${unknown}”.`);
}

/**
 * How many rows of each site are read for a page. Up to twice the page, if they are held: however the items are spread, the
 * sites together are then read once for two pages.
 */
export function rowsOfPage(
  { sites: { length: count }, size }: Pick<ReadListArguments, 'sites' | 'size'>,
  { maxSize }: PageLimits,
  isHeld: boolean,
): number {
  const most = Math.min(MOST_AT_ONCE, Math.floor(MOST_ROWS / count));
  const rows = isHeld ? Math.min(most, Math.max(FEWEST_ROWS, 2 * size)) : size;
  return Math.max(1, Math.min(maxSize, Math.max(size, rows)));
}
