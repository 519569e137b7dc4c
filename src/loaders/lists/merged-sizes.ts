import type { ExpiringMap } from '../../base/expiring-map.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import { requestName } from '../shared/request-name.ts';
import { type Dealt, dealOut } from './deal-out.ts';
import { type MergedList, sizeOf, type WantedList } from './merge-lists.ts';

/** Room for items that were published since. */
const spare = (rows: number): number => Math.ceil(rows * 1.1) + 2;
/** How many times as many rows are requested next time, if some lists came up short. */
const GROWTH = 1.5;

/**
 * How many rows of a merged request were enough for its lists when it was last sent. Without that, as many are requested as are nearly
 * always enough, and WordPress prepares most of them in vain. Comments cost it too little for that.
 */
export class MergedSizes {
  readonly #next: ExpiringMap<number>;

  constructor(next: ExpiringMap<number>) {
    this.#next = next;
  }

  /** The same request, with as many rows as are likely to be enough. */
  fitted(merged: MergedList): MergedList {
    const size = isMeasured(merged) ? this.#next.get(nameOf(merged)) : undefined;
    return size === undefined ? merged : { ...merged, size: Math.min(merged.most, size) };
  }

  /**
   * Learns from the rows of a merged request how few would have been enough.
   *
   * @returns Whether lists came up short that are likely to have their share next time, from more rows.
   */
  note(
    merged: MergedList,
    { rows, total, dealt }: { rows: readonly UntypedRow[]; total: number | undefined; dealt: Shares },
  ): boolean {
    if (!isMeasured(merged) || dealt.size === 0) return false;
    const name = nameOf(merged);
    const short = [...dealt].filter(([, { isCrowdedOut }]) => isCrowdedOut);
    if (short.length === 0) {
      const enough = fewestOf(merged, rows, total);
      // Of whole lists, WordPress prepares no rows in vain.
      if (enough === total) this.#next.delete(name);
      else this.#next.set(name, spare(enough));
      return false;
    }
    // Of those that have hardly any rows, the lengths were wrong.
    const areNear = short.every(([list, { found }]) => 2 * found >= sizeOf(list));
    const canGrow = merged.size < merged.most && areNear;
    if (canGrow) this.#next.set(name, Math.ceil(merged.size * GROWTH));
    else this.#next.delete(name);
    return canGrow;
  }
}

type Shares = ReadonlyMap<WantedList, Dealt>;

const isMeasured = ({ tree, lists: [first] }: MergedList): boolean =>
  !tree && first !== undefined && !first.owner?.needsTotal && first.resource.kind !== 'comment';

function nameOf({ lists, parameter }: MergedList): string {
  const [first] = lists;
  if (first === undefined) return '';
  const owners = lists.map(({ query }) => Number(query[parameter])).sort((one, other) => one - other);
  const query = { ...first.query, [parameter]: owners, per_page: sizeOf(first) };
  return `${requestName(first.route, query)} ${first.owner?.ignoresRest}`;
}

/** The fewest of the rows that have as many shares as all of them. */
function fewestOf(merged: MergedList, rows: readonly UntypedRow[], total: number | undefined): number {
  const sharesIn = (count: number): number =>
    [...dealOut(merged, rows.slice(0, count), total, []).values()].filter(({ share }) => share).length;
  const all = sharesIn(rows.length);
  let most = rows.length;
  for (let fewest = 0; fewest < most; ) {
    const middle = Math.floor((fewest + most) / 2);
    if (sharesIn(middle) === all) most = middle;
    else fewest = middle + 1;
  }
  return most;
}
