import { type Change, UNKNOWN_ID } from '../changes.ts';
import {
  before,
  fetchNewest,
  fetchSecond,
  fetchVisibleIds,
  LARGEST_PAGE,
  type Poll,
  type PolledItem,
  type PollQuery,
  type RequestList,
} from './poll-requests.ts';
import { SeenItems } from './seen-items.ts';

/** Nearly always enough to see everything that changed since the last poll. */
const USUAL_SIZE = 10;
/** How late a change may become visible after its own timestamp: slow writes, replicas, clock skew. */
const MAX_DELAY = 60_000;
const MAX_PAGES = 50;

export type Publish = (changes: readonly Change[]) => Promise<void>;

/** Watches one collection: remembers what it has seen, and publishes what changed since the last poll. */
export class RouteWatcher {
  readonly #route: string;
  readonly #query: PollQuery | undefined;
  readonly #requestList: RequestList;
  readonly #publish: Publish;
  readonly #seen = new SeenItems();
  /** Items changed within the second of the last poll: a second change in that second would have the same timestamp. */
  #unsettled: readonly number[] = [];
  /** The latest timestamp seen; `undefined` before the first poll. */
  #latest: string | undefined;
  #total: number | undefined;
  #isResumed = false;

  /** @param query `undefined` if WordPress reports no modifications (terms, users): only deletions are detected. */
  constructor(route: string, query: PollQuery | undefined, requestList: RequestList, publish: Publish) {
    this.#route = route;
    this.#query = query;
    this.#requestList = requestList;
    this.#publish = publish;
  }

  /**
   * Publishes what changed since the last poll; at the first poll, what caches may have missed. If WordPress fails
   * half-way, the next poll detects the rest.
   *
   * @param cachedIds Ids of cached items, which may have been deleted.
   * @param unwatched Milliseconds before the first poll in which something may have been cached.
   * @param isResumed Whether watching was paused: changes during the pause are published to caches only.
   */
  async poll(cachedIds: readonly number[], unwatched: number, isResumed = false): Promise<void> {
    this.#isResumed = isResumed;
    const query = this.#query;
    if (query === undefined) return;
    if (this.#latest === undefined) return await this.#start(query, unwatched);
    const latest = this.#latest;
    const newest = await this.#fetchSince(query, latest);
    const changed = newest.items.filter((item) => this.#isChanged(item, latest));
    const changes = changed.map((item) => this.#changeOf(item, latest));
    const unseen = changed.filter(({ id }) => !this.#seen.has(id)).length;
    const created = changes.filter(({ kind }) => kind === 'CREATED').length;
    const repeated = this.#unsettled
      .filter((id) => !changed.some((item) => item.id === id))
      .map((id) => this.#change(id, 'UPDATED', 'caches'));
    // An item neither changed nor seen became visible in another way, which the total reveals.
    this.#record(newest, (item) => this.#seen.has(item.id) || changed.includes(item));
    await this.#publish([...changes, ...repeated]);
    if (newest.total === undefined) return;
    const expected = (this.#total ?? newest.total - created) + created;
    this.#total = expected;
    const difference = newest.total - expected;
    // An unseen item with an older date may or may not have been public before: either is consistent with the total.
    if (difference < 0 || difference > unseen - created) {
      await this.#reconcile(difference, cachedIds, query);
    }
    this.#total = newest.total;
  }

  /** Searches for deletions among cached items and items seen before. */
  async sweep(cachedIds: readonly number[]): Promise<void> {
    this.#isResumed = false;
    const missing = await this.#findMissing(cachedIds);
    // An item never seen may be cached as missing: the public has not lost it.
    await this.#publish(missing.filter(({ audience }) => audience === 'everyone'));
  }

  async #start(query: PollQuery, unwatched: number): Promise<void> {
    const newest = await fetchNewest(this.#requestList, this.#route, query, { size: LARGEST_PAGE });
    const since = before(newest.now, unwatched);
    this.#latest = '';
    this.#record(newest);
    this.#total = newest.total;
    const missed = newest.items.filter(({ timestamp }) => timestamp >= since);
    await this.#publish(missed.map(({ id }) => this.#change(id, 'UPDATED', 'caches')));
  }

  /** Fetches as many pages as it takes to reach an item that has not changed. */
  async #fetchSince(query: PollQuery, latest: string): Promise<Poll> {
    const first = await fetchNewest(this.#requestList, this.#route, query, { size: USUAL_SIZE });
    const last = first.items.at(-1);
    if (first.items.length < USUAL_SIZE || !last || !this.#isChanged(last, latest)) return first;
    const items = new Map<number, PolledItem>();
    const seams = new Set<string>();
    let edge: string | undefined;
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const poll = await fetchNewest(this.#requestList, this.#route, query, { page, size: LARGEST_PAGE });
      for (const item of poll.items) items.set(item.id, items.get(item.id) ?? item);
      if (edge !== undefined && poll.items[0]?.timestamp === edge) seams.add(edge);
      edge = poll.items.at(-1)?.timestamp;
      const oldest = poll.items.at(-1);
      const isWhole = poll.total !== undefined && page * LARGEST_PAGE >= poll.total;
      if (isWhole || !oldest || poll.items.length < LARGEST_PAGE || !this.#isChanged(oldest, latest)) break;
    }
    // WordPress orders items of one second anew for each page: across two of them, some may be missing.
    for (const second of query.orderby === 'modified' ? seams : []) {
      for (const item of await fetchSecond(this.#requestList, this.#route, query, second))
        items.set(item.id, item);
    }
    return { ...first, items: [...items.values()] };
  }

  #isChanged({ id, timestamp }: PolledItem, latest: string): boolean {
    return timestamp >= before(latest, MAX_DELAY) && this.#seen.timestampOf(id) !== timestamp;
  }

  #changeOf({ id, date, postId }: PolledItem, latest: string): Change {
    const isNew = !this.#seen.has(id) && date >= before(latest, MAX_DELAY);
    return this.#change(id, isNew ? 'CREATED' : 'UPDATED', 'everyone', postId);
  }

  #record({ items, now }: Poll, isRecorded: (item: PolledItem) => boolean = () => true): void {
    // The newest last, since the oldest entries are evicted first.
    for (const item of items.filter(isRecorded).toReversed()) this.#seen.record(item.id, item.timestamp);
    this.#latest = items.reduce(
      (latest, { timestamp }) => (timestamp > latest ? timestamp : latest),
      this.#latest ?? '',
    );
    this.#unsettled = items.filter(({ timestamp }) => timestamp >= before(now, 1_000)).map(({ id }) => id);
  }

  /** Searches for changes that explain why the total differs from the expected one. */
  async #reconcile(difference: number, cachedIds: readonly number[], query: PollQuery): Promise<void> {
    const count = Math.abs(difference);
    const found =
      difference > 0 ? await this.#findAppeared(count, query) : await this.#findMissing(cachedIds, count);
    await this.#publish(found);
    if (found.length >= count) return;
    await this.#publish([this.#change(UNKNOWN_ID, difference > 0 ? 'CREATED' : 'DELETED', 'caches')]);
  }

  /**
   * Finds items that became visible although they were written earlier. WordPress publishes a scheduled post without a
   * new `modified_gmt`, which is then before its date. It approves comments under the date at which they were written.
   */
  async #findAppeared(count: number, query: PollQuery): Promise<readonly Change[]> {
    const isContent = query.orderby === 'modified';
    const byDate: PollQuery = isContent ? { ...query, orderby: 'date' } : query;
    const newest = await fetchNewest(this.#requestList, this.#route, byDate, { size: LARGEST_PAGE });
    const appeared = newest.items
      .filter(({ id, timestamp, date }) => !this.#seen.has(id) && (!isContent || timestamp < date))
      .slice(0, count);
    for (const { id, timestamp } of appeared) this.#seen.record(id, timestamp);
    return appeared.map(({ id, postId }) => this.#change(id, 'CREATED', 'everyone', postId));
  }

  /** @param count Stops after that many; the newest items are checked first. */
  async #findMissing(
    cachedIds: readonly number[],
    count = Number.POSITIVE_INFINITY,
  ): Promise<readonly Change[]> {
    const ids = [...new Set([...this.#seen.ids(), ...cachedIds])].sort((a, b) => b - a);
    const missing: number[] = [];
    for (let start = 0; start < ids.length && missing.length < count; start += LARGEST_PAGE) {
      const batch = ids.slice(start, start + LARGEST_PAGE);
      const visible = await fetchVisibleIds(this.#requestList, this.#route, batch);
      missing.push(...batch.filter((id) => !visible.has(id)));
      for (const id of visible) this.#seen.record(id, '');
    }
    return missing.map((id) => this.#change(id, 'DELETED', this.#seen.delete(id) ? 'everyone' : 'caches'));
  }

  #change(
    id: number,
    kind: Change['kind'],
    audience: NonNullable<Change['audience']>,
    postId?: number,
  ): Change {
    return {
      route: this.#route,
      id,
      kind,
      audience: this.#isResumed ? 'caches' : audience,
      ...(postId !== undefined && { postId }),
    };
  }
}
