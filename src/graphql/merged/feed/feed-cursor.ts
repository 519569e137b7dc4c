import { PressgraphError } from '../../../base/errors.ts';

/** Where a page of a merged list ends: the place of its last item, and where the lists of the sites are read on. */
export interface FeedPlace {
  /** The last item. */
  readonly last: FeedBound;
  /** By the keys of sites; those that are missing are read from their start. */
  readonly starts: Readonly<Record<string, FeedStart>>;
}

/** An item: its place in the order, its site, and its database ID. */
export interface FeedBound {
  /** Seconds since 1970, or the negative rank in its site's list: greater is earlier in the list. */
  readonly order: number;
  readonly site: string;
  /** `undefined` if its site is read on after it: then it is not met again. */
  readonly id: number | undefined;
}

/** Where a site's list is read on: after a cursor of its own; `null` if it has no more items. */
export type FeedStart = readonly [after: string, order: number] | null;

export const encodeFeedPlace = ({ last: { order, site, id }, starts }: FeedPlace): string =>
  Buffer.from(JSON.stringify([order, site, id ?? null, starts])).toString('base64url');

/** @throws PressgraphError BAD_USER_INPUT for anything else than a cursor of a merged list. */
export function decodeFeedPlace(cursor: string): FeedPlace {
  const place = read(cursor);
  if (place) return place;
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected \`after\` to be a cursor of a list of all sites, got “${cursor}”.`,
  );
}

function read(cursor: string): FeedPlace | undefined {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
  if (!Array.isArray(json) || json.length !== 4) return undefined;
  const [order, site, id, starts] = json as readonly unknown[];
  if (typeof order !== 'number' || typeof site !== 'string' || (id !== null && typeof id !== 'number'))
    return undefined;
  if (typeof starts !== 'object' || starts === null || Array.isArray(starts)) return undefined;
  if (!Object.values(starts).every(isStart)) return undefined;
  return { last: { order, site, id: id ?? undefined }, starts: starts as FeedPlace['starts'] };
}

const isStart = (start: unknown): start is FeedStart =>
  start === null ||
  (Array.isArray(start) &&
    start.length === 2 &&
    typeof start[0] === 'string' &&
    typeof start[1] === 'number');
