import DataLoader from 'dataloader';
import type { Resource } from '../site/resources.ts';
import type { WordPressClient } from '../wordpress/client.ts';
import { covers, type RestFields, restFields } from '../wordpress/fields.ts';
import { MAX_PER_PAGE } from '../wordpress/pagination.ts';
import { rowsOf, type UntypedRow } from '../wordpress/rows.ts';
import type { Row, RowOf } from '../wordpress/shapes.ts';
import { askItem } from './ask-item.ts';
import type { DispatchGate } from './dispatch-gate.ts';
import { failureOf } from './failure.ts';

interface EntityKey {
  readonly id: number;
  readonly fields: RestFields;
}

interface HeldRow {
  readonly row: Row;
  readonly fields: ReadonlySet<string>;
}

/**
 * One resource's items by id, for one operation. Keys name the fields they need; a batch asks the union of its keys'
 * fields, once for each distinct id, 100 ids a request. What a list or an earlier batch brought is not asked again,
 * as long as it holds the fields needed.
 *
 * An item that does not exist, or that the caller may not see, is `null`: WordPress leaves both out of its answer. It
 * leaves out what is not published, too, though the caller may see it: for who is identified, such items are asked by
 * their own addresses, a request each.
 * A failing request fails the keys that it was to bring, and no others.
 */
export class EntityLoader<R extends Resource = Resource> {
  readonly #client: WordPressClient;
  readonly #resource: R;
  readonly #asksSingly: boolean;
  readonly #held = new Map<number, HeldRow>();
  readonly #loader: DataLoader<EntityKey, Row | null, string>;

  /** @param isIdentified Whether the client speaks for a caller who may see more than the public. */
  constructor(client: WordPressClient, resource: R, gate: DispatchGate, isIdentified = false) {
    this.#client = client;
    this.#resource = resource;
    // Of terms, nothing is hidden.
    this.#asksSingly = isIdentified && resource.kind !== 'term';
    this.#loader = new DataLoader((keys) => this.#loadBatch(keys), {
      cacheKeyFn: ({ id, fields }) => `${id}:${fields.join()}`,
      batchScheduleFn: gate.whenListsAreIn,
      maxBatchSize: Number.POSITIVE_INFINITY,
    });
  }

  load(id: number, fields: RestFields): Promise<RowOf<R> | null> {
    const held = this.#held.get(id);
    const row =
      held && covers(held.fields, fields) ? Promise.resolve(held.row) : this.#loader.load({ id, fields });
    // The resource says which shape its rows have: this is the one place where a row gets it.
    return row as Promise<RowOf<R> | null>;
  }

  /** Keeps rows that came by another way, and gives them their type's name. */
  hold(rows: readonly UntypedRow[], fields: RestFields): readonly RowOf<R>[] {
    const names = new Set(fields);
    return rows.map((untyped) => {
      // The row was parsed for this loader alone: a copy of each of hundreds would cost more than all else done to it.
      const row: Row = Object.assign(untyped, { __typename: this.#resource.typeName });
      const held = this.#held.get(row.id);
      if (!held || covers(names, [...held.fields])) this.#held.set(row.id, { row, fields: names });
      return row as RowOf<R>;
    });
  }

  async #loadBatch(keys: readonly EntityKey[]): Promise<(Row | null | Error)[]> {
    const ids = [...new Set(keys.map(({ id }) => id))];
    // Hundreds of keys, and a few lists of fields that they share.
    const lists = new Set(keys.map((key) => key.fields));
    const fields = restFields([...lists].flat(), this.#resource.kind);
    const found = new Map<number, Row | Error>();
    const chunks = Array.from({ length: Math.ceil(ids.length / MAX_PER_PAGE) }, (_, index) =>
      ids.slice(index * MAX_PER_PAGE, (index + 1) * MAX_PER_PAGE),
    );
    await Promise.all(
      chunks.map(async (include) => {
        try {
          for (const row of await this.#ask(include, fields)) found.set(row.id, row);
          if (this.#asksSingly) await this.#askMissing(include, fields, found);
        } catch (error) {
          const failure = failureOf(error);
          for (const id of include) found.set(id, failure);
        }
      }),
    );
    return keys.map(({ id }) => found.get(id) ?? null);
  }

  async #askMissing(
    ids: readonly number[],
    fields: RestFields,
    found: Map<number, Row | Error>,
  ): Promise<void> {
    const missing = ids.filter((id) => !found.has(id));
    const rows = await Promise.all(
      missing.map((id) => askItem(this.#client, this.#resource, id, fields).catch(failureOf)),
    );
    rows.forEach((row, index) => {
      const id = missing[index];
      if (row === null || id === undefined) return;
      for (const held of row instanceof Error ? [row] : this.hold([row], fields)) found.set(id, held);
    });
  }

  async #ask(include: readonly number[], fields: RestFields): Promise<readonly RowOf<R>[]> {
    const { route } = this.#resource;
    const response = await this.#client.request({
      route,
      query: { include, per_page: include.length, _fields: fields },
    });
    return this.hold(rowsOf(response, route), fields);
  }
}
