import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { restFields } from '../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { rowsOf, totalOf } from '../../wordpress/rest/rows.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import { isAnswer } from '../shared/error-kinds.ts';
import type { SiteMemory } from '../site/site-memory.ts';
import { dealOut, type Share } from './deal-out.ts';
import { type MergedList, mergeLists, splitTree, type WantedList } from './merge-lists.ts';
import { tiedOrder } from './pages/tied-orders.ts';
import { readTaxonomy, type TermPage } from './whole-taxonomy.ts';

/** Minimum success rate for merging; below it, the extra requests cost more than merging saves. */
const WORTH_IT = 0.6;

type Shares = ReadonlyMap<WantedList, Share>;

/** Loads merged lists, for one operation. Lists that came up short, or were refused, are requested on their own. */
export class MergedListLoader {
  readonly #client: WordPressClient;
  readonly #memory: SiteMemory;
  readonly #sizes: RouteSizes;

  constructor(client: WordPressClient, memory: SiteMemory, sizes: RouteSizes) {
    this.#client = client;
    this.#memory = memory;
    this.#sizes = sizes;
  }

  /** The lists that are worth merging. */
  plan(wanted: readonly WantedList[]): readonly MergedList[] {
    return mergeLists(wanted, (route) => this.#sizes.maximumOf(route)).filter(
      (merged) => (this.#memory.mergedLists.get(nameOf(merged)) ?? 1) >= WORTH_IT,
    );
  }

  /** Each list's share. Rows have the union of all fields needed, and those that identify their owner. */
  async load(merged: MergedList): Promise<Shares> {
    const { lists } = merged;
    const shares = await this.#load(merged, true).catch((error: unknown): Shares => {
      // A single owner that the caller may not see makes WordPress refuse all. But do not fan out to a site
      // that is down.
      if (!isAnswer(error)) throw error;
      return new Map();
    });
    const before = this.#memory.mergedLists.get(nameOf(merged));
    const share = shares.size / lists.length;
    this.#memory.mergedLists.set(nameOf(merged), before === undefined ? share : (before + share) / 2);
    return shares;
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
    const shares = await this.#sizes.within(route, async (maximum) => {
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
      return { dealt: dealOut({ ...merged, size: asked }, rows, total, fields), total };
    });
    const open = lists.filter((list) => !shares.dealt.has(list));
    if (!splits || open.length === 0 || shares.total === undefined) return shares.dealt;
    const groups = splitTree(merged, open, shares.total, this.#sizes.maximumOf(route));
    const further = await Promise.all(groups.map((group) => this.#load(group, false)));
    return new Map([shares.dealt, ...further].flatMap((some) => [...some]));
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
