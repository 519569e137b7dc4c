import { settle } from '../../../base/settle.ts';
import type { FeedPlace, FeedStart } from './feed-cursor.ts';
import type { Placed, SiteFeed } from './site-feed.ts';

export interface MergedPage<Row> {
  /** Each with what its cursor is made of. */
  readonly items: readonly (Placed<Row> & { readonly place: FeedPlace })[];
  readonly hasNextPage: boolean;
  /** Of the sites whose lists could not be read, the errors. */
  readonly failures: ReadonlyMap<string, unknown>;
}

/**
 * A page of several lists in one order. Sites are read at once, and again only those whose rows are used up.
 *
 * @param before Where the lists of sites are read on that are not among the feeds.
 */
export async function mergeFeeds<Row>(
  feeds: readonly SiteFeed<Row>[],
  size: number,
  before: Readonly<Record<string, FeedStart>> = {},
): Promise<MergedPage<Row>> {
  const failures = new Map<string, unknown>();
  const items: (Placed<Row> & { readonly place: FeedPlace })[] = [];
  let living = await filled(feeds, failures);
  while (items.length < size) {
    const [first] = living.filter((feed) => feed.head).sort(inOrder);
    const next = first?.take();
    if (!next) break;
    const { order, site } = next;
    const id = first?.isPast ? undefined : next.id;
    items.push({ ...next, place: { last: { order, site, id }, starts: startsOf(living, before) } });
    if (items.length < size) living = await filled(living, failures);
  }
  return { items, hasNextPage: living.some((feed) => !feed.isOver), failures };
}

/** Reads those whose rows are used up. Returns those that could be read. */
async function filled<Row>(
  feeds: readonly SiteFeed<Row>[],
  failures: Map<string, unknown>,
): Promise<readonly SiteFeed<Row>[]> {
  const empty = feeds.filter((feed) => !feed.head && !feed.isOver);
  if (empty.length === 0) return feeds;
  const outcomes = await Promise.all(empty.map((feed) => settle(() => feed.fill())));
  for (const [index, outcome] of outcomes.entries()) {
    const feed = empty[index];
    if (feed && !outcome.ok) failures.set(feed.site, outcome.error);
  }
  return feeds.filter(({ site }) => !failures.has(site));
}

const startsOf = <Row>(
  feeds: readonly SiteFeed<Row>[],
  before: Readonly<Record<string, FeedStart>>,
): Readonly<Record<string, FeedStart>> => {
  const starts = feeds.flatMap(({ site, place }) => (place === undefined ? [] : [[site, place] as const]));
  return { ...before, ...Object.fromEntries(starts) };
};

/** Newest first, then by the keys of the sites. */
function inOrder<Row>({ head: one }: SiteFeed<Row>, { head: other }: SiteFeed<Row>): number {
  if (!one || !other) return 0;
  return other.order - one.order || (one.site < other.site ? -1 : 1);
}
