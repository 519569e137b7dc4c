import { type Change, UNKNOWN_ID } from '../changes.ts';
import { KnownItems } from './known-items.ts';
import {
  type Ask,
  before,
  type Chronicle,
  LARGEST_PAGE,
  type NewestItems,
  readNewest,
  readPresent,
  type SeenItem,
} from './newest-items.ts';

/** Enough to see what changed since the last look, nearly always. */
const USUAL_SIZE = 10;
/** A change may be seen a little after its own moment: slow writes, replicas, clocks. */
const LATENESS = 60_000;
const MOST_PAGES = 50;

export type Tell = (changes: readonly Change[]) => Promise<void>;

/** What of one collection was seen, and what is new of it at each look. */
export class RouteWatch {
  readonly #route: string;
  readonly #chronicle: Chronicle | undefined;
  readonly #ask: Ask;
  readonly #tell: Tell;
  readonly #known = new KnownItems();
  /** Changed within the second of the last look: a second change in that second would have the same stamp. */
  #unsettled: readonly number[] = [];
  /** The latest stamp seen; `undefined` before the first look. */
  #latest: string | undefined;
  #total: number | undefined;
  #isResumed = false;

  /** @param chronicle `undefined` where WordPress tells no changes (terms, users): only deletions are found. */
  constructor(route: string, chronicle: Chronicle | undefined, ask: Ask, tell: Tell) {
    this.#route = route;
    this.#chronicle = chronicle;
    this.#ask = ask;
    this.#tell = tell;
  }

  /**
   * Tells what changed since the last look; at the first, what caches may have missed. What one look could not find
   * out, since WordPress failed in the middle of it, the next one does.
   *
   * @param held The ids of items that somebody holds, in case some were deleted.
   * @param unwatched Milliseconds for which something may have been held before the first look.
   * @param isResumed Whether nobody wanted to know for a while: what happened meanwhile is told to caches alone.
   */
  async look(held: readonly number[], unwatched: number, isResumed = false): Promise<void> {
    this.#isResumed = isResumed;
    const chronicle = this.#chronicle;
    if (chronicle === undefined) return;
    if (this.#latest === undefined) return await this.#begin(chronicle, unwatched);
    const latest = this.#latest;
    const newest = await this.#readBackTo(chronicle, latest);
    const news = newest.items.filter((item) => this.#isNews(item, latest));
    const changes = news.map((item) => this.#changeOf(item, latest));
    const arrived = news.filter(({ id }) => !this.#known.has(id)).length;
    const created = changes.filter(({ kind }) => kind === 'CREATED').length;
    const again = this.#unsettled
      .filter((id) => !news.some((item) => item.id === id))
      .map((id) => this.#change(id, 'UPDATED', 'caches'));
    // An item that is neither news nor known came to be seen in another way, which the total tells of.
    this.#note(newest, (item) => this.#known.has(item.id) || news.includes(item));
    await this.#tell([...changes, ...again]);
    if (newest.total === undefined) return;
    const expected = (this.#total ?? newest.total - created) + created;
    this.#total = expected;
    const difference = newest.total - expected;
    // What arrived with an older date was public before, or was not: either explains a total.
    if (difference < 0 || difference > arrived - created) {
      await this.#explain(difference, held, chronicle);
    }
    this.#total = newest.total;
  }

  /** Finds deletions among the items that somebody holds, and those that were seen. */
  async sweep(held: readonly number[]): Promise<void> {
    this.#isResumed = false;
    const missing = await this.#missing(held);
    // An item that was never seen may be one that somebody asked for in vain: the public has not lost it.
    await this.#tell(missing.filter(({ audience }) => audience === 'everyone'));
  }

  async #begin(chronicle: Chronicle, unwatched: number): Promise<void> {
    const newest = await readNewest(this.#ask, this.#route, chronicle, { size: LARGEST_PAGE });
    const since = before(newest.now, unwatched);
    this.#latest = '';
    this.#note(newest);
    this.#total = newest.total;
    const missed = newest.items.filter(({ stamp }) => stamp >= since);
    await this.#tell(missed.map(({ id }) => this.#change(id, 'UPDATED', 'caches')));
  }

  async #readBackTo(chronicle: Chronicle, latest: string): Promise<NewestItems> {
    const first = await readNewest(this.#ask, this.#route, chronicle, { size: USUAL_SIZE });
    const last = first.items.at(-1);
    if (first.items.length < USUAL_SIZE || !last || !this.#isNews(last, latest)) return first;
    const items = new Map<number, SeenItem>();
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const read = await readNewest(this.#ask, this.#route, chronicle, { page, size: LARGEST_PAGE });
      for (const item of read.items) items.set(item.id, items.get(item.id) ?? item);
      const oldest = read.items.at(-1);
      const isWhole = read.total !== undefined && page * LARGEST_PAGE >= read.total;
      if (isWhole || !oldest || read.items.length < LARGEST_PAGE || !this.#isNews(oldest, latest)) break;
    }
    return { ...first, items: [...items.values()] };
  }

  #isNews({ id, stamp }: SeenItem, latest: string): boolean {
    return stamp >= before(latest, LATENESS) && this.#known.stampOf(id) !== stamp;
  }

  #changeOf({ id, date, postId }: SeenItem, latest: string): Change {
    const isNew = !this.#known.has(id) && date >= before(latest, LATENESS);
    return this.#change(id, isNew ? 'CREATED' : 'UPDATED', 'everyone', postId);
  }

  #note({ items, now }: NewestItems, isToNote: (item: SeenItem) => boolean = () => true): void {
    // The newest last: they are to be remembered longest.
    for (const item of items.filter(isToNote).toReversed()) this.#known.note(item.id, item.stamp);
    this.#latest = items.reduce((latest, { stamp }) => (stamp > latest ? stamp : latest), this.#latest ?? '');
    this.#unsettled = items.filter(({ stamp }) => stamp >= before(now, 1_000)).map(({ id }) => id);
  }

  /** The list has become longer or shorter than what was seen of it explains. */
  async #explain(difference: number, held: readonly number[], chronicle: Chronicle): Promise<void> {
    const count = Math.abs(difference);
    const found = difference > 0 ? await this.#appeared(count, chronicle) : await this.#missing(held, count);
    await this.#tell(found);
    if (found.length >= count) return;
    await this.#tell([this.#change(UNKNOWN_ID, difference > 0 ? 'CREATED' : 'DELETED', 'caches')]);
  }

  /**
   * What can be seen now though it was written before: WordPress publishes what was scheduled without a new
   * `modified_gmt`, which then is before its date, and approves comments under the date that they were written at.
   */
  async #appeared(count: number, chronicle: Chronicle): Promise<readonly Change[]> {
    const isContent = chronicle.orderby === 'modified';
    const byDate: Chronicle = isContent ? { ...chronicle, orderby: 'date' } : chronicle;
    const newest = await readNewest(this.#ask, this.#route, byDate, { size: LARGEST_PAGE });
    const appeared = newest.items
      .filter(({ id, stamp, date }) => !this.#known.has(id) && (!isContent || stamp < date))
      .slice(0, count);
    for (const { id, stamp } of appeared) this.#known.note(id, stamp);
    return appeared.map(({ id, postId }) => this.#change(id, 'CREATED', 'everyone', postId));
  }

  /** @param count After so many the search is over; the newest are asked for first. */
  async #missing(held: readonly number[], count = Number.POSITIVE_INFINITY): Promise<readonly Change[]> {
    const ids = [...new Set([...this.#known.ids(), ...held])].sort((a, b) => b - a);
    const missing: number[] = [];
    for (let start = 0; start < ids.length && missing.length < count; start += LARGEST_PAGE) {
      const asked = ids.slice(start, start + LARGEST_PAGE);
      const present = await readPresent(this.#ask, this.#route, asked);
      missing.push(...asked.filter((id) => !present.has(id)));
      for (const id of present) this.#known.note(id, '');
    }
    return missing.map((id) => this.#change(id, 'DELETED', this.#known.forget(id) ? 'everyone' : 'caches'));
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
