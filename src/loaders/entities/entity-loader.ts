import DataLoader from 'dataloader';
import { inSpan } from '../../base/tracing.ts';
import type { Resource } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { covers, type RestFields, restFields } from '../../wordpress/rest/fields.ts';
import type { FollowedItems } from '../../wordpress/rest/request.ts';
import { rowsOf, type UntypedRow } from '../../wordpress/rest/rows.ts';
import type { Row, RowOf } from '../../wordpress/rest/shapes.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import type { OperationPrefetch } from '../prefetch/operation-prefetch.ts';
import type { DispatchGate } from '../shared/dispatch-gate.ts';
import type { ReadCaches } from '../shared/read-caches.ts';
import { typedRow } from '../shared/typed-row.ts';
import { AskedItems, type Found, type LoadOptions } from './asked-items.ts';
import { areCached, findCached, keepRead } from './cached-entities.ts';
import { findInBatches } from './find-in-batches.ts';
import { ItemRequests, type ItemRequestsOptions } from './item-requests.ts';
import type { NeededRelation } from './relations/embedding.ts';
import type { EmbeddingChoice } from './relations/embedding-choice.ts';
import { requestItems } from './request-item.ts';

interface EntityKey {
  readonly ids: readonly number[];
  readonly fields: RestFields;
  readonly relations: readonly NeededRelation[];
}

interface PrimedRow {
  readonly row: Row;
  readonly fields: ReadonlySet<string>;
}

export interface EntityLoaderOptions<R extends Resource> extends ItemRequestsOptions<R> {
  readonly gate: DispatchGate;
  /** Whether the client is authenticated, so that the caller may see more than the public. @defaultValue false */
  readonly isIdentified?: boolean;
  /** Requests stale items in the background, for the cache. */
  readonly refresh: (ids: readonly number[], fields: RestFields) => Promise<unknown>;
  /** Told what is loaded. */
  readonly prefetch?: OperationPrefetch | undefined;
}

/**
 * Loads one resource's items by id, for one operation. Keys are ids with the fields they need. A batch requests
 * the union of its keys' fields, each distinct id once, 100 ids per request. Items from a list, or from an
 * earlier or pending batch, are not requested again if they have the fields needed.
 *
 * An item that does not exist, or that the caller may not see, is `null`: WordPress omits both from its
 * response. It also omits unpublished items that the caller may see, so for identified callers missing items
 * are requested individually, one request each. A failed request fails only the keys that it was to load.
 */
export class EntityLoader<R extends Resource = Resource> {
  readonly #client: WordPressClient;
  readonly #resource: R;
  readonly #requestsSingly: boolean;
  readonly #refresh: EntityLoaderOptions<R>['refresh'];
  readonly #reads: ReadCaches | undefined;
  readonly #embeddings: EmbeddingChoice;
  readonly #sizes: RouteSizes;
  readonly #requests: ItemRequests;
  readonly #primed = new Map<number, PrimedRow>();
  readonly #asked = new AskedItems();
  readonly #prefetch: OperationPrefetch | undefined;
  readonly #loader: DataLoader<EntityKey, readonly (Row | null)[]>;

  constructor(options: EntityLoaderOptions<R>) {
    const { client, resource, gate, sizes, isIdentified = false, reads } = options;
    this.#requests = new ItemRequests(options);
    this.#client = client;
    this.#resource = resource;
    this.#reads = reads;
    this.#refresh = options.refresh;
    this.#prefetch = options.prefetch;
    this.#embeddings = options.embeddings;
    this.#sizes = sizes;
    // Terms are never hidden.
    this.#requestsSingly = isIdentified && resource.kind !== 'term';
    this.#loader = new DataLoader((keys: readonly EntityKey[]) => this.#loadBatch(keys), {
      batchScheduleFn: gate.whenListsAreIn,
      maxBatchSize: Number.POSITIVE_INFINITY,
      // Keys are lists of ids, and an item is in many of them: requests are deduplicated by id instead.
      cache: false,
    });
  }

  /** @param relations What is needed of related items: they may come with the item. */
  async load(
    id: number,
    fields: RestFields,
    relations: readonly NeededRelation[] = [],
  ): Promise<RowOf<R> | null> {
    const [row = null] = await this.#load([id], fields, relations);
    return row;
  }

  /** Items in the order of their ids. If one fails, all fail. */
  loadMany(ids: readonly number[], fields: RestFields): Promise<readonly (RowOf<R> | null)[]> {
    return this.#load(ids, fields, []);
  }

  async #load(
    ids: readonly number[],
    fields: RestFields,
    relations: readonly NeededRelation[],
  ): Promise<readonly (RowOf<R> | null)[]> {
    const rows = ids.map((id) => this.#primedRow(id, fields));
    const missing = ids.filter((_, index) => rows[index] === undefined);
    // What a single item embeds comes with it.
    if (this.#prefetch && relations.length === 0) {
      const needed = ids.filter((id, index) => rows[index] === undefined || this.#asked.isPrefetched(id));
      this.#prefetch.noteItems(this.#resource, needed, fields);
    }
    const loaded = missing.length > 0 ? await this.#loader.load({ ids: missing, fields, relations }) : [];
    const next = loaded.values();
    // All rows are of this resource.
    return rows.map((row) => row ?? next.next().value ?? null) as (RowOf<R> | null)[];
  }

  #primedRow(id: number, fields: RestFields): Row | undefined {
    const primed = this.#primed.get(id);
    return primed && covers(primed.fields, fields) ? primed.row : undefined;
  }

  /**
   * Items of a list of which only ids were requested, without those deleted meanwhile. Dispatched at once: a
   * batch would wait for lists.
   */
  async loadListed(ids: readonly number[], fields: RestFields): Promise<readonly RowOf<R>[]> {
    const found = await this.#foundOf(ids, fields, [], { areListed: true });
    return ids.flatMap((id) => {
      const row = found.get(id) ?? null;
      if (row instanceof Error) throw row;
      return row === null ? [] : [row as RowOf<R>];
    });
  }

  /** Its items that rows of another resource refer to, to be read along with those: they are then here, and cached. */
  followedBy(field: string, fields: RestFields): FollowedItems {
    const { route } = this.#resource;
    const reading = this.#reads;
    const asOf = reading?.caches.now() ?? 0;
    const onItems: FollowedItems['onItems'] = (ids, answer) => {
      const wanted = new Set(ids);
      const rows = rowsOf(answer, route).filter(({ id }) => wanted.has(id));
      if (reading) keepRead(reading, route, ids, rows, fields, asOf);
      this.prime(rows, fields);
    };
    return { route, field, query: { _fields: fields }, onItems };
  }

  /** Primes the loader with rows of this resource that were loaded another way. */
  prime(rows: readonly UntypedRow[], fields: RestFields): readonly RowOf<R>[] {
    const names = new Set(fields);
    this.#embeddings.note(this.#resource, rows);
    this.#prefetch?.noteRows(this.#resource, rows);
    return rows.map((untyped) => {
      const row = typedRow(this.#resource, untyped);
      const primed = this.#primed.get(row.id);
      if (!primed || covers(names, [...primed.fields])) this.#primed.set(row.id, { row, fields: names });
      return row;
    });
  }

  async #loadBatch(keys: readonly EntityKey[]): Promise<(readonly (Row | null)[] | Error)[]> {
    const distinct = new Set<number>();
    for (const key of keys) for (const id of key.ids) distinct.add(id);
    const ids = [...distinct];
    // Deduplicated first: dozens of keys share a few lists of fields.
    const lists = new Set(keys.map((key) => key.fields));
    const fields = restFields([...lists].flat(), this.#resource.kind);
    const relations = keys.flatMap((key) => key.relations);
    const found = await this.#foundOf(ids, fields, relations);
    return keys.map((key) => {
      const rows: (Row | null)[] = [];
      for (const id of key.ids) {
        const row = found.get(id) ?? null;
        if (row instanceof Error) return row;
        rows.push(row);
      }
      return rows;
    });
  }

  /** Starts to load items that are likely to be needed, but those that are cached. A failure is forgotten. */
  prefetch(ids: readonly number[], fields: RestFields, relations: readonly NeededRelation[] = []): void {
    const { route } = this.#resource;
    const reads = this.#reads;
    const wanted = ids.filter(
      (id) => this.#primedRow(id, fields) === undefined && !(reads && areCached(reads, route, [id], fields)),
    );
    this.#asked.prefetch(wanted, fields, (missing) => this.#findInSpan(missing, fields, relations, false));
  }

  #foundOf(
    ids: readonly number[],
    fields: RestFields,
    relations: readonly NeededRelation[],
    options: LoadOptions = {},
  ): Promise<Found> {
    const find = (missing: readonly number[]) =>
      this.#findInSpan(missing, fields, relations, options.areListed);
    return this.#asked.load(ids, fields, find, options);
  }

  #findInSpan(
    missing: readonly number[],
    fields: RestFields,
    relations: readonly NeededRelation[],
    areListed = false,
  ): Promise<Found> {
    const attributes = { 'wordpress.route': this.#resource.route, 'wordpress.keys': missing.length };
    return inSpan('wordpress.batch', attributes, () => this.#find(missing, fields, relations, areListed));
  }

  /** @param areListed Whether a list has just shown that they exist; overrides cached absence. */
  async #find(
    ids: readonly number[],
    fields: RestFields,
    relations: readonly NeededRelation[],
    areListed: boolean,
  ): Promise<Found> {
    const refresh = (stale: readonly number[]) => this.#refresh(stale, fields);
    const known = this.#reads && (await findCached(this.#reads, this.#resource.route, ids, fields, refresh));
    return await findInBatches<Row | Error | null>({
      ...{ ids, known, size: this.#sizes.maximumOf(this.#resource.route) },
      fromCache: (_, row, isOlder) => {
        if (row === null) return areListed && !isOlder ? undefined : null;
        return this.prime([row], fields)[0] ?? null;
      },
      request: async (include) => {
        const found = new Map<number, Row | Error | null>();
        const came = await this.#requests.request(include, fields, relations);
        for (const row of this.prime(came.rows, came.fields)) found.set(row.id, row);
        for (const id of include) {
          const refused = this.#requests.refusalOf(id);
          if (refused && !found.has(id)) found.set(id, refused);
        }
        if (!this.#requestsSingly) return found;
        const missing = include.filter((id) => !found.has(id));
        for (const [id, row] of await requestItems(this.#client, this.#resource, missing, fields)) {
          found.set(id, row instanceof Error ? row : (this.prime([row], fields)[0] ?? null));
        }
        return found;
      },
    });
  }
}
