import DataLoader from 'dataloader';
import type { Resource } from '../../model/resources.ts';
import { MAX_PER_PAGE } from '../../model/route-paging.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { type RestFields, restFields } from '../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import { requestIncluded } from '../paging/request-included.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import type { DispatchGate } from '../shared/dispatch-gate.ts';
import { isRefusal } from '../shared/error-kinds.ts';
import { requestItem } from './request-item.ts';

interface RawKey {
  readonly id: number;
  readonly fields: readonly string[];
}

/** Parameters that include items of every status; by default, lists contain only published ones. */
const ALL_STATUSES: Readonly<Partial<Record<Resource['kind'], RestQuery>>> = {
  // `any` alone excludes the trash.
  content: { status: ['any', 'trash'] },
  comment: { status: 'all' },
};

/**
 * Loads the raw values of a resource's items, as editors see them (`context=edit`), for one operation. In
 * separate requests, so that a refusal fails nothing else. `null` for an item that the caller may not edit.
 */
export class RawLoader {
  readonly #client: WordPressClient;
  readonly #resource: Resource;
  readonly #sizes: RouteSizes;
  readonly #loader: DataLoader<RawKey, UntypedRow | null, string>;

  constructor(client: WordPressClient, resource: Resource, gate: DispatchGate, sizes: RouteSizes) {
    this.#client = client;
    this.#sizes = sizes;
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
    const rows = await this.#request(ids, fields);
    const found = new Map(rows.map((row) => [row.id, row]));
    return keys.map(({ id }) => found.get(id) ?? null);
  }

  async #request(include: readonly number[], fields: RestFields): Promise<readonly UntypedRow[]> {
    const { route, kind } = this.#resource;
    const query = {
      context: 'edit',
      ...ALL_STATUSES[kind],
      _fields: fields,
    };
    try {
      return await requestIncluded(this.#client, this.#sizes, { route, include, query });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // Only moderators may list comments with `context=edit`, but editors of a post may edit the comments under it.
      return kind === 'comment' ? await this.#requestSingly(include, fields) : [];
    }
  }

  async #requestSingly(ids: readonly number[], fields: RestFields): Promise<readonly UntypedRow[]> {
    const rows = await Promise.all(
      ids.map((id) => requestItem(this.#client, this.#resource, id, fields, { context: 'edit' })),
    );
    return rows.filter((row) => row !== null);
  }
}
