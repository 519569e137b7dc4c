import DataLoader from 'dataloader';
import { inSpan } from '../../base/tracing.ts';
import type { Resource } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { covers, type RestFields, restFields } from '../../wordpress/rest/fields.ts';
import { MAX_PER_PAGE } from '../../wordpress/rest/pagination.ts';
import { rowsOf, type UntypedRow } from '../../wordpress/rest/rows.ts';
import type { Row, RowOf } from '../../wordpress/rest/shapes.ts';
import type { DispatchGate } from '../shared/dispatch-gate.ts';
import { failureOf } from '../shared/error-kinds.ts';
import type { ReadCaches } from '../shared/read-caches.ts';
import { typedRow } from '../shared/typed-row.ts';
import { findHeld, keepRead } from './cached-entities.ts';
import { type Embedding, embedQuery, holdEmbedded, linkFields, withoutEmbedded } from './embedding.ts';
import { askItem } from './request-item.ts';
import type { TermLoader } from './term-loader.ts';

interface EntityKey {
  readonly ids: readonly number[];
  readonly fields: RestFields;
  readonly embedding: Embedding;
}

interface HeldRow {
  readonly row: Row;
  readonly fields: ReadonlySet<string>;
}

/** What came for ids that were asked: `null`, or nothing, for what is not there. */
type Found = ReadonlyMap<number, Row | Error | null>;

/** With which fields an id was asked last, and what comes of it. */
interface Asked {
  readonly fields: ReadonlySet<string>;
  readonly found: Promise<Found>;
}

/**
 * One resource's items by id, for one operation. Keys name ids, and the fields they need; a batch asks the union of its
 * keys' fields, once for each distinct id, 100 ids a request. What a list brought, or an earlier batch, or one that is
 * under way, is not asked again, as long as it holds the fields needed.
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
  readonly #reads: ReadCaches | undefined;
  readonly #terms: TermLoader;
  readonly #entities: (resource: Resource) => EntityLoader;
  readonly #held = new Map<number, HeldRow>();
  readonly #asked = new Map<number, Asked>();
  readonly #loader: DataLoader<EntityKey, readonly (Row | null)[]>;

  /**
   * @param terms Asks for terms of all taxonomies.
   * @param entities What holds the items that come embedded.
   * @param isIdentified Whether the client speaks for a caller who may see more than the public.
   * @param reads What is held for the public.
   */
  constructor(
    client: WordPressClient,
    resource: R,
    gate: DispatchGate,
    terms: TermLoader,
    entities: (resource: Resource) => EntityLoader,
    isIdentified = false,
    reads?: ReadCaches,
  ) {
    this.#client = client;
    this.#resource = resource;
    this.#reads = reads;
    this.#terms = terms;
    this.#entities = entities;
    // Of terms, nothing is hidden.
    this.#asksSingly = isIdentified && resource.kind !== 'term';
    this.#loader = new DataLoader((keys: readonly EntityKey[]) => this.#loadBatch(keys), {
      batchScheduleFn: gate.whenListsAreIn,
      maxBatchSize: Number.POSITIVE_INFINITY,
      // An item is in many lists of ids: what was asked is remembered by id.
      cache: false,
    });
  }

  /** @param embedding What of it is to come along, where no other item is asked with it. */
  async load(id: number, fields: RestFields, embedding: Embedding = []): Promise<RowOf<R> | null> {
    const [row = null] = await this.#load([id], fields, embedding);
    return row;
  }

  /** Items in the order of their ids. One that fails, fails them all. */
  loadMany(ids: readonly number[], fields: RestFields): Promise<readonly (RowOf<R> | null)[]> {
    return this.#load(ids, fields, []);
  }

  async #load(
    ids: readonly number[],
    fields: RestFields,
    embedding: Embedding,
  ): Promise<readonly (RowOf<R> | null)[]> {
    const rows = ids.map((id) => this.#heldRow(id, fields));
    const missing = ids.filter((_, index) => rows[index] === undefined);
    const loaded = missing.length > 0 ? await this.#loader.load({ ids: missing, fields, embedding }) : [];
    const next = loaded.values();
    // All of them are of this resource.
    return rows.map((row) => row ?? next.next().value ?? null) as (RowOf<R> | null)[];
  }

  #heldRow(id: number, fields: RestFields): Row | undefined {
    const held = this.#held.get(id);
    return held && covers(held.fields, fields) ? held.row : undefined;
  }

  /**
   * Items of a list that was asked for their ids alone, without those that are gone meanwhile. At once, and not together
   * with what others need, which waits for lists.
   */
  async loadListed(ids: readonly number[], fields: RestFields): Promise<readonly RowOf<R>[]> {
    this.#begin(ids, fields, [], true);
    const found = await this.#foundOf(ids);
    return ids.flatMap((id) => {
      const row = found.get(id) ?? null;
      if (row instanceof Error) throw row;
      return row === null ? [] : [row as RowOf<R>];
    });
  }

  /** Keeps rows that came by another way, as those of this resource. */
  hold(rows: readonly UntypedRow[], fields: RestFields): readonly RowOf<R>[] {
    const names = new Set(fields);
    return rows.map((untyped) => {
      const row = typedRow(this.#resource, untyped);
      const held = this.#held.get(row.id);
      if (!held || covers(names, [...held.fields])) this.#held.set(row.id, { row, fields: names });
      return row;
    });
  }

  async #loadBatch(keys: readonly EntityKey[]): Promise<(readonly (Row | null)[] | Error)[]> {
    const distinct = new Set<number>();
    for (const key of keys) for (const id of key.ids) distinct.add(id);
    const ids = [...distinct];
    // Dozens of keys share a few lists of fields.
    const lists = new Set(keys.map((key) => key.fields));
    const fields = restFields([...lists].flat(), this.#resource.kind);
    // For several items, batches of their relations cost WordPress less than what each embeds.
    this.#begin(ids, fields, ids.length === 1 ? keys.flatMap((key) => key.embedding) : []);
    const found = await this.#foundOf(ids);
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

  /**
   * Asks for what is not asked yet.
   *
   * @param areListed Whether WordPress has just said that they are there, whatever is held.
   */
  #begin(ids: readonly number[], fields: RestFields, embedding: Embedding, areListed = false): void {
    const missing = ids.filter((id) => {
      const asked = this.#asked.get(id);
      return !asked || !covers(asked.fields, fields);
    });
    if (missing.length === 0) return;
    const attributes = { 'wordpress.route': this.#resource.route, 'wordpress.keys': missing.length };
    const asked: Asked = {
      fields: new Set(fields),
      found: inSpan('wordpress.batch', attributes, () => this.#find(missing, fields, embedding, areListed)),
    };
    for (const id of missing) this.#asked.set(id, asked);
  }

  /** What comes of the ids, from the batch in which each was asked last. */
  async #foundOf(ids: readonly number[]): Promise<Found> {
    const batchOf = ids.map((id) => this.#asked.get(id)?.found);
    const batches = [...new Set(batchOf)];
    const came = await Promise.all(batches);
    // Nearly always, all of them were asked at once.
    if (came.length === 1 && came[0]) return came[0];
    const found = new Map<number, Row | Error | null>();
    for (const [index, id] of ids.entries()) {
      found.set(id, came[batches.indexOf(batchOf[index])]?.get(id) ?? null);
    }
    return found;
  }

  async #find(
    ids: readonly number[],
    fields: RestFields,
    embedding: Embedding,
    areListed: boolean,
  ): Promise<Found> {
    const known = this.#reads && (await findHeld(this.#reads, this.#resource.route, ids, fields));
    const found = new Map<number, Row | Error | null>();
    for (const [id, row] of known?.fresh ?? []) {
      if (row !== null || !areListed) found.set(id, row && (this.hold([row], fields)[0] ?? null));
    }
    const missing = known ? ids.filter((id) => !found.has(id)) : ids;
    const chunks = Array.from({ length: Math.ceil(missing.length / MAX_PER_PAGE) }, (_, index) =>
      missing.slice(index * MAX_PER_PAGE, (index + 1) * MAX_PER_PAGE),
    );
    await Promise.all(
      chunks.map(async (include) => {
        try {
          for (const row of await this.#ask(include, fields, embedding)) found.set(row.id, row);
          if (this.#asksSingly) await this.#askMissing(include, fields, found);
        } catch (error) {
          const failure = failureOf(error);
          const older = known?.fallBack(include, failure);
          for (const id of include) {
            const row = older?.get(id);
            found.set(id, row === undefined ? failure : row && (this.hold([row], fields)[0] ?? null));
          }
        }
      }),
    );
    return found;
  }

  async #askMissing(
    ids: readonly number[],
    fields: RestFields,
    found: Map<number, Row | Error | null>,
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

  async #ask(
    include: readonly number[],
    reads: RestFields,
    embedding: Embedding,
  ): Promise<readonly RowOf<R>[]> {
    const fields = restFields([...reads, ...linkFields(embedding)], this.#resource.kind);
    const { route } = this.#resource;
    const reading = this.#reads;
    const asOf = reading?.caches.now() ?? 0;
    // A site that ignores `include` sends its newest items: those are nobody's answer, and nothing to hold.
    const wanted = new Set(include);
    const came = await this.#askRows(include, fields, embedding);
    const sent = came.filter(({ id }) => wanted.has(id));
    holdEmbedded(sent, embedding, this.#entities, (resource, item, itemFields) => {
      if (reading) keepRead(reading, resource.route, [item.id], [item], itemFields, asOf);
    });
    const rows = embedding.length > 0 ? withoutEmbedded(sent) : sent;
    if (reading) keepRead(reading, route, include, rows, fields, asOf);
    return this.hold(rows, fields);
  }

  async #askRows(
    include: readonly number[],
    fields: RestFields,
    embedding: Embedding,
  ): Promise<readonly UntypedRow[]> {
    const resource: Resource = this.#resource;
    if (resource.kind === 'term' && embedding.length === 0) {
      return await this.#terms.load({ taxonomy: resource, ids: include, fields });
    }
    const { route } = resource;
    const query = { include, per_page: include.length, _fields: fields, ...embedQuery(embedding) };
    return rowsOf(await this.#client.request({ route, query, isBatch: true }), route);
  }
}
