import DataLoader from 'dataloader';
import { PressgraphError } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json.ts';
import { itemTag } from '../../changes/changes.ts';
import type { JoinedQuery, JoinedRoute } from '../../model/namespaces/joined-route.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { findCached, keepRead } from '../entities/cached-entities.ts';
import { findInBatches } from '../entities/find-in-batches.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import type { DispatchGate } from '../shared/dispatch-gate.ts';
import type { ReadCaches } from '../shared/read-caches.ts';
import { requestJoinedRows } from './joined-rows.ts';

export interface JoinedKey {
  readonly id: number;
  /** Keys of the item. */
  readonly reads: readonly string[];
  /** Whether the item refers to entities that are to be loaded: their batches then wait for it. */
  readonly leadsOn: boolean;
}

export interface JoinedLoaderOptions {
  readonly client: WordPressClient;
  readonly join: JoinedRoute;
  /** The route of the post type. */
  readonly owner: string;
  /** Selects items other than the post type's own, such as variations. They are not cached one by one. */
  readonly query: JoinedQuery | undefined;
  readonly gate: DispatchGate;
  /** What is known about the routes' page sizes. */
  readonly sizes: RouteSizes;
  /** The public caches; `undefined` for callers who are never served from them. */
  readonly reads?: ReadCaches | undefined;
  /** Requests a stale item in the background, for the cache. */
  readonly refresh: (id: number, reads: readonly string[]) => Promise<unknown>;
}

type Found = ReadonlyMap<number, JsonObject | Error>;

/**
 * Loads what a further namespace has of a post type's items, for one operation: each item once, in batches, with only the
 * keys that the operation reads. A failed request fails only its own keys.
 *
 * Public items are cached with the post type's own item, under keys of their own, so that a change of the item outdates both.
 */
export class JoinedLoader {
  readonly #client: WordPressClient;
  readonly #join: JoinedRoute;
  readonly #owner: string;
  readonly #query: JoinedQuery | undefined;
  readonly #gate: DispatchGate;
  readonly #sizes: RouteSizes;
  readonly #reads: ReadCaches | undefined;
  readonly #refresh: JoinedLoaderOptions['refresh'];
  readonly #loader: DataLoader<JoinedKey, JsonObject>;
  #leadsOn = false;

  constructor({ client, join, owner, query, gate, sizes, reads, refresh }: JoinedLoaderOptions) {
    this.#client = client;
    this.#join = join;
    this.#owner = owner;
    this.#query = query;
    this.#gate = gate;
    this.#sizes = sizes;
    this.#reads = reads;
    this.#refresh = refresh;
    this.#loader = new DataLoader((keys) => this.#loadBatch(keys), {
      batchScheduleFn: (dispatch) => gate.whenListsAreInOrFirst(dispatch, () => this.#leadsOn),
      maxBatchSize: Number.POSITIVE_INFINITY,
      cache: false,
    });
  }

  /** @throws PressgraphError `UPSTREAM_ERROR` if the namespace does not have the item. */
  load(key: JoinedKey): Promise<JsonObject> {
    if (key.leadsOn) this.#leadsOn = true;
    return this.#loader.load(key);
  }

  async #loadBatch(keys: readonly JoinedKey[]): Promise<(JsonObject | Error)[]> {
    const ids = [...new Set(keys.map(({ id }) => id))];
    const reads = [...new Set(keys.flatMap((key) => key.reads))].sort();
    const find = () => this.#find(ids, reads);
    const found = await (this.#leadsOn ? this.#gate.track(find) : find());
    this.#leadsOn = false;
    return keys.map(({ id }) => found.get(id) ?? this.#missing(id));
  }

  #missing(id: number): Error {
    const { route } = this.#join;
    return new PressgraphError(
      'UPSTREAM_ERROR',
      `Expected item ${id} from ${route}, got none: it may be unpublished, or hidden there.`,
      { route },
    );
  }

  async #find(ids: readonly number[], reads: readonly string[]): Promise<Found> {
    const cache = this.#query === undefined ? this.#reads : undefined;
    const refresh = (stale: readonly number[]) => Promise.all(stale.map((id) => this.#refresh(id, reads)));
    const known = cache && (await findCached(cache, this.#owner, ids, this.#cacheKeys(reads), refresh));
    return await findInBatches<JsonObject | Error>({
      ...{ ids, known, size: Math.min(this.#join.maximum, this.#sizes.maximumOf(this.#join.route)) },
      fromCache: (id, row) => this.#fromCache(id, row, reads),
      request: (batch) => this.#request(batch, reads),
    });
  }

  async #request(ids: readonly number[], reads: readonly string[]): Promise<Found> {
    const asOf = this.#reads?.caches.now() ?? 0;
    const rows = await requestJoinedRows(this.#client, this.#sizes, this.#join, {
      ...{ ids, keys: reads, query: this.#query },
    });
    if (this.#reads && this.#query === undefined) {
      const byId = new Map(rows.map((row) => [row.id, row]));
      const cached = ids.map((id) => this.#toCache(id, byId.get(id), reads));
      keepRead(this.#reads, this.#owner, ids, cached, this.#cacheKeys(reads), asOf);
    } else
      this.#reads?.use.note(
        { asOf, tags: [this.#owner, ...ids.map((id) => itemTag(this.#owner, id))] },
        'MISS',
      );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** A key in the cached item of the post type; without a name, whether the namespace has the item. Dots mean nesting there. */
  #cacheKey(name = ''): string {
    return `${this.#join.route}#${name}`.replaceAll('.', '_');
  }

  #cacheKeys(reads: readonly string[]): readonly string[] {
    return ['id', this.#cacheKey(), ...reads.map((name) => this.#cacheKey(name))];
  }

  #toCache(id: number, row: JsonObject | undefined, reads: readonly string[]) {
    const values = reads.map((name) => [this.#cacheKey(name), row?.[name] ?? null]);
    return { ...Object.fromEntries(values), [this.#cacheKey()]: row !== undefined, id };
  }

  #fromCache(id: number, row: JsonObject | null, reads: readonly string[]): JsonObject | Error {
    if (row?.[this.#cacheKey()] !== true) return this.#missing(id);
    return Object.fromEntries(reads.map((name) => [name, row[this.#cacheKey(name)]]));
  }
}
