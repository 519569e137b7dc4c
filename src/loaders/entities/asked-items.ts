import { covers, type RestFields } from '../../wordpress/rest/fields.ts';
import type { Row } from '../../wordpress/rest/shapes.ts';
import { isRefusal } from '../shared/error-kinds.ts';

/** The result for each requested id; `null` or missing if the item does not exist. */
export type Found = ReadonlyMap<number, Row | Error | null>;

/** A refusal is an answer: it would be the same once more. */
const hasFailed = (found: Row | Error | null): boolean => found instanceof Error && !isRefusal(found);

/** Requests items by id. */
type Find = (missing: readonly number[]) => Promise<Found>;

/** The latest request for an id: its fields, and its result. */
interface Asked {
  readonly fields: ReadonlySet<string>;
  /** `undefined` for a prefetch that failed. */
  readonly found: Promise<Found | undefined>;
  readonly isPrefetch?: boolean;
}

export interface LoadOptions {
  /** Whether a list has just shown that the items exist: what was prefetched before may not know it yet. */
  readonly areListed?: boolean;
}

/** The items of one resource that an operation has requested by id, each with its latest request. */
export class AskedItems {
  readonly #asked = new Map<number, Asked>();

  /** The results of the ids, of which those are requested that are not yet. */
  async load(
    ids: readonly number[],
    fields: RestFields,
    find: Find,
    { areListed = false }: LoadOptions = {},
  ): Promise<Found> {
    for (;;) {
      const missing = this.#missing(ids, fields, areListed);
      if (missing.length > 0) this.#note(missing, { fields: new Set(fields), found: find(missing) });
      const found = await this.#foundOf(ids);
      // A prefetch that failed is forgotten by now.
      if (found) return found;
    }
  }

  /** Requests items that are likely to be needed. */
  prefetch(ids: readonly number[], fields: RestFields, find: Find): void {
    const missing = this.#missing(ids, fields, false);
    if (missing.length === 0) return;
    const found = find(missing)
      .catch((): undefined => undefined)
      .then((came) => {
        if (came && ![...came.values()].some(hasFailed)) return came;
        for (const id of missing) if (this.#asked.get(id) === asked) this.#asked.delete(id);
        return undefined;
      });
    const asked: Asked = { fields: new Set(fields), found, isPrefetch: true };
    this.#note(missing, asked);
  }

  /** Whether it was prefetched. */
  isPrefetched(id: number): boolean {
    return this.#asked.get(id)?.isPrefetch === true;
  }

  #missing(ids: readonly number[], fields: RestFields, areListed: boolean): readonly number[] {
    return ids.filter((id) => {
      const asked = this.#asked.get(id);
      return !asked || (areListed && asked.isPrefetch) || !covers(asked.fields, fields);
    });
  }

  #note(ids: readonly number[], asked: Asked): void {
    for (const id of ids) this.#asked.set(id, asked);
  }

  /** The results of the ids, each from the batch that requested it last; `undefined` if one of these was a prefetch that failed. */
  async #foundOf(ids: readonly number[]): Promise<Found | undefined> {
    const batchOf = ids.map((id) => this.#asked.get(id)?.found);
    const batches = [...new Set(batchOf)];
    const came = await Promise.all(batches);
    if (came.some((found) => found === undefined)) return undefined;
    // Fast path: nearly always, one batch has all of them.
    if (came.length === 1 && came[0]) return came[0];
    const found = new Map<number, Row | Error | null>();
    for (const [index, id] of ids.entries()) {
      found.set(id, came[batches.indexOf(batchOf[index])]?.get(id) ?? null);
    }
    return found;
  }
}
