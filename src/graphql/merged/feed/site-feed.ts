import { PressgraphError } from '../../../base/errors.ts';
import type { FeedBound, FeedStart } from './feed-cursor.ts';

/** A page of one site's list: some rows from a cursor on. */
export interface SitePage<Row> {
  readonly rows: readonly SiteRow<Row>[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

export interface SiteRow<Row> {
  readonly row: Row;
  readonly id: number;
  /** Its own cursor on the site. */
  readonly cursor: string;
  /** Seconds since 1970; `undefined` if it has no date, or if the list is not by date. */
  readonly date: number | undefined;
}

/** An item with its place in the merged list. */
export interface Placed<Row> extends SiteRow<Row> {
  readonly site: string;
  readonly order: number;
  /** The page that it was read with. */
  readonly start: FeedStart | undefined;
}

export interface SiteFeedOptions<Row> {
  readonly site: string;
  readonly by: 'date' | 'rank';
  readonly start: FeedStart | undefined;
  readonly bound: FeedBound | undefined;
  /** Whether pages are held, so that one is read again rather than another that begins within it. */
  readonly isHeld: boolean;
  readonly read: (after: string | undefined) => Promise<SitePage<Row>>;
}

/** Pages of a list without any row that are read in a row: of what a caller may not see, WordPress counts items, too. */
const MOST_EMPTY = 20;

/** The list of one site, read page by page from where the merged list was left. */
export class SiteFeed<Row> {
  readonly #options: SiteFeedOptions<Row>;
  #waiting: Placed<Row>[] = [];
  /** Where the next page begins; `null` after the last one. */
  #next: FeedStart | undefined;
  #lastTaken: Placed<Row> | undefined;
  #isBegun = false;

  constructor(options: SiteFeedOptions<Row>) {
    this.#options = options;
    this.#next = options.start;
  }

  get site(): string {
    return this.#options.site;
  }

  /** The next item; `undefined` if it has to be read first, or if there is none. */
  get head(): Placed<Row> | undefined {
    return this.#waiting[0];
  }

  /** Whether nothing is left to read or take. */
  get isOver(): boolean {
    return this.#waiting.length === 0 && this.#next === null;
  }

  take(): Placed<Row> | undefined {
    const taken = this.#waiting.shift();
    this.#lastTaken = taken ?? this.#lastTaken;
    return taken;
  }

  /** Where the list is read on after what was taken. */
  get place(): FeedStart | undefined {
    const { isHeld, start } = this.#options;
    const head = this.head;
    if (!head) return this.#next;
    if (isHeld) return head.start;
    return this.#lastTaken ? [this.#lastTaken.cursor, this.#lastTaken.order] : start;
  }

  /** Whether it is read on after what was taken, and not with the page that this is in. */
  get isPast(): boolean {
    return !this.#options.isHeld || this.head?.start !== this.#lastTaken?.start || !this.head;
  }

  /**
   * Reads until there is an item, or no more of them.
   *
   * @throws PressgraphError QUERY_TOO_COMPLEX if that takes too many pages.
   */
  async fill(): Promise<void> {
    for (let pages = 0; this.#waiting.length === 0 && this.#next !== null; pages++) {
      if (pages === MOST_EMPTY) {
        throw new PressgraphError(
          'QUERY_TOO_COMPLEX',
          `${MOST_EMPTY} pages of the site “${this.site}” have no item for this page of all sites. Start again without \`after\`.`,
        );
      }
      await this.#readPage();
    }
  }

  async #readPage(): Promise<void> {
    const { read } = this.#options;
    const start = this.#next ?? undefined;
    const page = await read(start?.[0]);
    let order = start?.[1] ?? (this.#options.by === 'rank' ? 1 : Number.MAX_SAFE_INTEGER);
    const placed = page.rows.map((row) => {
      order = this.#orderAfter(order, row);
      return { ...row, site: this.site, order, start };
    });
    this.#waiting = this.#isBegun ? placed : placed.slice(this.#seen(placed));
    // The bound lies in one page only.
    this.#isBegun = this.#waiting.length > 0;
    this.#next = page.hasNextPage && page.endCursor !== null ? [page.endCursor, order] : null;
  }

  /** Never greater than before: a site's own order, that of its local time, is kept even where the clock is put back. */
  #orderAfter(before: number, { date }: SiteRow<Row>): number {
    return this.#options.by === 'rank' ? before - 1 : Math.min(before, date ?? before);
  }

  /** How many of the rows are before the bound: on earlier pages, or published since then. */
  #seen(rows: readonly Placed<Row>[]): number {
    const { bound } = this.#options;
    if (!bound) return 0;
    const isOfLast = bound.site === this.site;
    const { id: lastId } = bound;
    if (isOfLast && lastId === undefined) return 0;
    const last = isOfLast ? rows.findIndex(({ id }) => id === lastId) : -1;
    if (last >= 0) return last + 1;
    // At the place of the bound, sites come one after the other. Its own item may be gone: within a second, sites list by id.
    const isAtBound = ({ id }: Placed<Row>) =>
      isOfLast ? this.#options.by === 'date' && id >= (lastId ?? 0) : this.site < bound.site;
    const isBefore = (row: Placed<Row>) =>
      row.order > bound.order || (row.order === bound.order && isAtBound(row));
    const first = rows.findIndex((row) => !isBefore(row));
    return first < 0 ? rows.length : first;
  }
}
