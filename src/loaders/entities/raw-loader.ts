import DataLoader from 'dataloader';
import type { Resource } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { type RestFields, restFields } from '../../wordpress/rest/fields.ts';
import { MAX_PER_PAGE } from '../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { rowsOf, type UntypedRow } from '../../wordpress/rest/rows.ts';
import type { DispatchGate } from '../shared/dispatch-gate.ts';
import { isRefusal } from '../shared/error-kinds.ts';
import { askItem } from './request-item.ts';

interface RawKey {
  readonly id: number;
  readonly fields: readonly string[];
}

/** What editors see of a resource's items has another status than what all see; lists leave it out unless told. */
const ALL_STATUSES: Readonly<Partial<Record<Resource['kind'], RestQuery>>> = {
  // `any` alone leaves out the trash.
  content: { status: ['any', 'trash'] },
  comment: { status: 'all' },
};

/**
 * What a resource's items are made of, as editors see it (`context=edit`), for one operation: in requests of its own,
 * so that a refusal takes nothing else with it. `null` for an item that the caller may not edit.
 */
export class RawLoader {
  readonly #client: WordPressClient;
  readonly #resource: Resource;
  readonly #loader: DataLoader<RawKey, UntypedRow | null, string>;

  constructor(client: WordPressClient, resource: Resource, gate: DispatchGate) {
    this.#client = client;
    this.#resource = resource;
    this.#loader = new DataLoader((keys) => this.#loadBatch(keys), {
      cacheKeyFn: ({ id, fields }) => `${id}:${fields.join()}`,
      batchScheduleFn: gate.whenListsAreIn,
      maxBatchSize: MAX_PER_PAGE,
    });
  }

  load(id: number, fields: readonly string[]): Promise<UntypedRow | null> {
    return this.#loader.load({ id, fields });
  }

  async #loadBatch(keys: readonly RawKey[]): Promise<(UntypedRow | null)[]> {
    const { kind } = this.#resource;
    const ids = [...new Set(keys.map(({ id }) => id))];
    const fields = restFields(
      keys.flatMap((key) => key.fields),
      kind,
    );
    const rows = await this.#ask(ids, fields);
    const found = new Map(rows.map((row) => [row.id, row]));
    return keys.map(({ id }) => found.get(id) ?? null);
  }

  async #ask(include: readonly number[], fields: RestFields): Promise<readonly UntypedRow[]> {
    const { route, kind } = this.#resource;
    const query = {
      include,
      per_page: include.length,
      context: 'edit',
      ...ALL_STATUSES[kind],
      _fields: fields,
    };
    try {
      return rowsOf(await this.#client.request({ route, query }), route);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // Comments as editors see them are listed to moderators only, though who may edit a post may edit those under it.
      return kind === 'comment' ? await this.#askSingly(include, fields) : [];
    }
  }

  async #askSingly(ids: readonly number[], fields: RestFields): Promise<readonly UntypedRow[]> {
    const rows = await Promise.all(
      ids.map((id) => askItem(this.#client, this.#resource, id, fields, { context: 'edit' })),
    );
    return rows.filter((row) => row !== null);
  }
}
