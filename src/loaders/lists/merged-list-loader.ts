import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { restFields } from '../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { rowsOf, totalOf } from '../../wordpress/rest/rows.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import { isAnswer } from '../shared/error-kinds.ts';
import type { SiteMemory } from '../site/site-memory.ts';
import { type Dealt, dealOut, type Share } from './deal-out.ts';
import type { ListLengths } from './list-lengths.ts';
import { type MergedList, mergeLists, splitTree, type WantedList } from './merge-lists.ts';
import { MergedSizes } from './merged-sizes.ts';
import { tiedOrder } from './pages/tied-orders.ts';
import { readTaxonomy, type TermPage } from './whole-taxonomy.ts';

/** Minimum success rate for merging; below it, the extra requests cost more than merging saves. */
const WORTH_IT = 0.6;

const REFUSED: Dealt = { share: undefined, found: 0, isCrowdedOut: false };

type Shares = ReadonlyMap<WantedList, Dealt>;

/**
 * Loads merged lists, for one operation. Lists that were crowded out by the items of others are merged once more, without
 * those; what is then still open is requested on its own.
 */
export class MergedListLoader {
  readonly #client: WordPressClient;
  readonly #memory: SiteMemory;
  readonly #sizes: RouteSizes;
  readonly #lengths: ListLengths;
  readonly #enough: MergedSizes;

  constructor(client: WordPressClient, memory: SiteMemory, sizes: RouteSizes, lengths: ListLengths) {
    this.#client = client;
    this.#memory = memory;
    this.#sizes = sizes;
    this.#lengths = lengths;
    this.#enough = new MergedSizes(memory.mergedSizes);
  }

  /** Starts to load the lists that are worth merging. Their shares are `undefined` if they must be requested on their own. */
  load(wanted: readonly WantedList[]): ReadonlyMap<WantedList, Promise<Share | undefined>> {
    const kinds = new Map<string, MergedList[]>();
    for (const merged of this.#plan(wanted)) {
      const name = nameOf(merged);
      kinds.set(name, [...(kinds.get(name) ?? []), merged]);
    }
    return new Map(
      [...kinds].flatMap(([name, groups]) => {
        const loaded = groups.map((group) => this.#loadOrNone(group));
        const again = this.#loadAgain(name, groups, loaded);
        // Each list reports the failure of its own group.
        again.catch(() => {});
        return groups.flatMap(({ lists }, index) =>
          lists.map((list): [WantedList, Promise<Share | undefined>] => [
            list,
            this.#shareOf(list, loaded[index], again),
          ]),
        );
      }),
    );
  }

  async #shareOf(list: WantedList, first: Promise<Shares> | undefined, again: Promise<Shares>) {
    const dealt = (await first)?.get(list);
    return dealt?.share || !dealt?.isCrowdedOut ? dealt?.share : (await again).get(list)?.share;
  }

  #plan(wanted: readonly WantedList[]): readonly MergedList[] {
    const plan = mergeLists(wanted, {
      maximumOf: (route) => this.#sizes.maximumOf(route),
      lastLengthOf: (list) => this.#lengths.of(list),
      isApart: (list) => this.#lengths.isApart(list),
    });
    return plan
      .map((merged) => this.#enough.fitted(merged))
      .filter((merged) => (this.#memory.mergedLists.get(nameOf(merged)) ?? 1) >= WORTH_IT);
  }

  /** Merges the lists that were crowded out once more, and judges by all lists whether merging is worth it. */
  async #loadAgain(
    name: string,
    groups: readonly MergedList[],
    loaded: readonly Promise<Shares>[],
  ): Promise<Shares> {
    const lists = groups.flatMap((group) => group.lists);
    const unseen = new Set(lists.filter((list) => !this.#lengths.isKnown(list)));
    const dealt = (await Promise.all(loaded)).flatMap((shares) => [...shares]);
    // Whole lists need their lengths, which requests of their own tell.
    const crowdedOut = dealt.flatMap(([list, { isCrowdedOut }]) =>
      isCrowdedOut && !list.owner?.needsTotal ? [list] : [],
    );
    const again = await Promise.all(this.#plan(crowdedOut).map((merged) => this.#loadOrNone(merged)));
    const all: Shares = new Map([...dealt, ...again.flatMap((shares) => [...shares])]);
    // The next merged request has room for those whose length was not known.
    const judged = lists.filter((list) => !(unseen.has(list) && all.get(list)?.isCrowdedOut));
    const shared = judged.filter((list) => all.get(list)?.share !== undefined);
    if (judged.length > 0) {
      const before = this.#memory.mergedLists.get(name) ?? 1;
      this.#memory.mergedLists.set(name, (before + shared.length / judged.length) / 2);
    }
    return all;
  }

  /** What each list gets. Rows have the union of all fields needed, and those that identify their owner. */
  async #loadOrNone(merged: MergedList): Promise<Shares> {
    try {
      return await this.#load(merged, true);
    } catch (error) {
      // A single owner that the caller may not see makes WordPress refuse all. But do not fan out to a site
      // that is down.
      if (!isAnswer(error)) throw error;
      return new Map(merged.lists.map((list) => [list, REFUSED]));
    }
  }

  /** @param splits Whether lists of a tree that are left open may be requested in smaller groups. */
  async #load(merged: MergedList, splits: boolean): Promise<Shares> {
    const { lists, field, size } = merged;
    const [first] = lists;
    if (first === undefined) return new Map();
    const { route, resource, query } = first;
    const tied = merged.tree === 'all' ? tiedOrder(resource, String(query['orderby'])) : undefined;
    const fields = restFields(
      [...lists.flatMap((list) => list.fields), 'date', field, ...(tied?.field ? [tied.field] : [])],
      resource.kind,
    );
    const { dealt, total } = await this.#sizes.within(route, async (maximum) => {
      const asked = Math.min(size, maximum);
      const ask = (page: number, order?: 'id') =>
        this.#request(route, {
          ...queryOf(merged),
          ...(order && { orderby: order, order: 'asc' }),
          ...(page > 1 && { page }),
          per_page: asked,
          _fields: fields,
        });
      const { rows, total } =
        merged.tree === 'all'
          ? await readTaxonomy({ ask, size: asked, most: lists.length, tied })
          : await ask(1);
      const dealt = dealOut({ ...merged, size: asked }, rows, total, fields);
      const grows = this.#enough.note({ ...merged, size: asked }, { rows, total, dealt });
      if (!grows) this.#noteLengths(dealt, (total ?? rows.length) / Math.max(1, rows.length));
      return { dealt, total };
    });
    const open = lists.filter((list) => dealt.get(list)?.share === undefined);
    if (!splits || open.length === 0 || total === undefined) return dealt;
    const groups = splitTree(merged, open, total, this.#sizes.maximumOf(route));
    const further = await Promise.all(groups.map((group) => this.#load(group, false)));
    return new Map([dealt, ...further].flatMap((some) => [...some]));
  }
  /** @param scale Length of the merged list, divided by the rows that were returned. */
  #noteLengths(dealt: Shares, scale: number): void {
    const isMiscounted = [...dealt.values()].some(({ isCrowdedOut }) => isCrowdedOut);
    for (const [list, { found, isCrowdedOut }] of dealt) {
      if (isCrowdedOut && found === 0) {
        // Of the rows that others crowded out, nothing is known, but if not their number is why.
        if (this.#lengths.of(list) !== undefined) this.#lengths.noteApart(list);
        continue;
      }
      const isCounted = list.owner?.count !== undefined && !isMiscounted;
      const length = Math.round(found * scale);
      const known = scale === 1 ? undefined : this.#lengths.of(list);
      // An estimate replaces what is known only if that proved wrong: else each request would group the lists anew.
      if (known === undefined) this.#lengths.note(list, length, isCounted);
      else if (isCrowdedOut) this.#lengths.note(list, Math.min(length, Math.floor(known * 0.7)), isCounted);
    }
  }

  async #request(route: string, query: RestQuery): Promise<TermPage> {
    const response = await this.#client.request({ route, query });
    const realSize = this.#sizes.note(route, query, response)?.size;
    return { rows: rowsOf(response, route), total: totalOf(response), realSize };
  }
}

function queryOf({ lists, parameter, tree }: MergedList): RestQuery {
  const query = lists[0]?.query ?? {};
  const owners = lists.map((list) => Number(list.query[parameter]));
  return { ...query, [parameter]: tree === 'all' ? undefined : owners };
}

/** Memory key of the success rate: whether merging works depends on how the site assigns items to owners. */
const nameOf = ({ lists: [first], parameter }: MergedList): string =>
  `${first?.route} ${parameter} ${first?.query['per_page']}`;
