import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { restFields } from '../../wordpress/rest/fields.ts';
import { rowsOf, totalOf } from '../../wordpress/rest/rows.ts';
import { isAnswer } from '../shared/error-kinds.ts';
import type { SiteMemory } from '../site/site-memory.ts';
import { dealOut, type MergedList, mergeLists, type Share, type WantedList } from './merge-lists.ts';

/** Below this share of lists that had come, the next ones are asked each for itself: asking again costs more than is saved. */
const WORTH_IT = 0.6;

/** Lists that are asked together, for one operation: those that had not come, or were refused, are asked for themselves. */
export class MergedListLoader {
  readonly #client: WordPressClient;
  readonly #memory: SiteMemory;

  constructor(client: WordPressClient, memory: SiteMemory) {
    this.#client = client;
    this.#memory = memory;
  }

  /** The lists that are worth it to be asked together. */
  plan(wanted: readonly WantedList[]): readonly MergedList[] {
    return mergeLists(wanted).filter(
      (merged) => (this.#memory.mergedLists.get(nameOf(merged)) ?? 1) >= WORTH_IT,
    );
  }

  /** What came of each list, with these fields of its rows: all that are wanted of any, and what tells them apart. */
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
        // One owner of whom the caller may not hear refuses the lists of all. A site that is down is not asked ten times more.
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

/** What lists have in common that come to nothing together: the site's own way to file things. */
const nameOf = ({ lists: [first], parameter }: MergedList): string =>
  `${first?.route} ${parameter} ${first?.query['per_page']}`;
