import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { restFields } from '../../wordpress/rest/fields.ts';
import { rowsOf, totalOf } from '../../wordpress/rest/rows.ts';
import { isAnswer } from '../shared/error-kinds.ts';
import type { SiteMemory } from '../site/site-memory.ts';
import { dealOut, type MergedList, mergeLists, type Share, type WantedList } from './merge-lists.ts';

/** Minimum success rate for merging; below it, the extra requests cost more than merging saves. */
const WORTH_IT = 0.6;

/** Loads merged lists, for one operation. Lists that came up short, or were refused, are requested on their own. */
export class MergedListLoader {
  readonly #client: WordPressClient;
  readonly #memory: SiteMemory;

  constructor(client: WordPressClient, memory: SiteMemory) {
    this.#client = client;
    this.#memory = memory;
  }

  /** The lists that are worth merging. */
  plan(wanted: readonly WantedList[]): readonly MergedList[] {
    return mergeLists(wanted).filter(
      (merged) => (this.#memory.mergedLists.get(nameOf(merged)) ?? 1) >= WORTH_IT,
    );
  }

  /** Each list's share. Rows have the union of all fields needed, and those that identify their owner. */
  async load(merged: MergedList): Promise<ReadonlyMap<WantedList, Share>> {
    const { lists, parameter, field, size } = merged;
    const [first] = lists;
    if (first === undefined) return new Map();
    const { route, query, resource } = first;
    const fields = restFields([...lists.flatMap((list) => list.fields), 'date', field], resource.kind);
    const owners = lists.map((list) => Number(list.query[parameter]));
    const asked = { ...query, [parameter]: owners, per_page: size, _fields: fields };
    const shares = await this.#client.request({ route, query: asked }).then(
      (response) => dealOut(merged, rowsOf(response, route), totalOf(response), fields),
      (error: unknown) => {
        // A single owner that the caller may not see makes WordPress refuse all. But do not fan out to a site
        // that is down.
        if (!isAnswer(error)) throw error;
        return new Map<WantedList, Share>();
      },
    );
    const before = this.#memory.mergedLists.get(nameOf(merged));
    const share = shares.size / lists.length;
    this.#memory.mergedLists.set(nameOf(merged), before === undefined ? share : (before + share) / 2);
    return shares;
  }
}

/** Memory key of the success rate: whether merging works depends on how the site assigns items to owners. */
const nameOf = ({ lists: [first], parameter }: MergedList): string =>
  `${first?.route} ${parameter} ${first?.query['per_page']}`;
