import { PressgraphError } from '../../base/errors.ts';
import type { Resource } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestFields } from '../../wordpress/rest/fields.ts';
import type { RowOf } from '../../wordpress/rest/shapes.ts';
import type { EntityLoader } from './entity-loader.ts';
import type { NeededRelation } from './relations/embedding.ts';
import { requestItem } from './request-item.ts';

/** Most items that an operation requests by their own routes because a batch left them out. */
export const MOST_NAMED_ITEMS = 20;

/**
 * What such items are estimated to cost: one request per operation. On ordinary sites few are left out; on others, an
 * operation may send up to {@link MOST_NAMED_ITEMS}.
 */
export const LEFT_OUT_COSTS = { 'items left out of a batch': 1 };

/**
 * Loads items that the caller, or WordPress itself, named by id, for one operation. A site may leave items out of its
 * lists that their own routes do answer: language plugins limit lists to one language. So an item that a batch left out
 * is requested once by its own route, as far as {@link MOST_NAMED_ITEMS} allows.
 */
export class NamedItems {
  readonly #client: WordPressClient;
  readonly #entities: <R extends Resource>(resource: R) => EntityLoader<R>;
  readonly #isIdentified: boolean;
  /** By route, id and fields. */
  readonly #asked = new Map<string, Promise<unknown>>();
  readonly #items = new Set<string>();

  constructor(
    client: WordPressClient,
    entities: <R extends Resource>(resource: R) => EntityLoader<R>,
    isIdentified: boolean,
  ) {
    this.#client = client;
    this.#entities = entities;
    this.#isIdentified = isIdentified;
  }

  /** @throws PressgraphError QUERY_TOO_COMPLEX for an item beyond those that may be requested. */
  async load<R extends Resource>(
    resource: R,
    id: number,
    fields: RestFields,
    relations: readonly NeededRelation[] = [],
  ): Promise<RowOf<R> | null> {
    const row = await this.#entities(resource).load(id, fields, relations);
    // For identified callers, the entity loader has requested all but terms by their own routes already.
    const wasRequested = this.#isIdentified && resource.kind !== 'term';
    if (row !== null || wasRequested) return row;
    return await this.leftOut(resource, id, fields);
  }

  /**
   * An item that a batch left out.
   *
   * @throws PressgraphError QUERY_TOO_COMPLEX for an item beyond those that may be requested.
   */
  async leftOut<R extends Resource>(resource: R, id: number, fields: RestFields): Promise<RowOf<R> | null> {
    const key = `${resource.route}/${id}#${fields.join()}`;
    const asked = this.#asked.get(key) ?? this.#request(resource, id, fields);
    this.#asked.set(key, asked);
    return (await asked) as RowOf<R> | null;
  }

  async #request<R extends Resource>(resource: R, id: number, fields: RestFields): Promise<RowOf<R> | null> {
    const item = `${resource.route}/${id}`;
    if (!this.#items.has(item) && this.#items.size >= MOST_NAMED_ITEMS) {
      throw new PressgraphError(
        'QUERY_TOO_COMPLEX',
        `${item}: WordPress left it out of its list. At most ${MOST_NAMED_ITEMS} such items are requested individually per operation.`,
        { route: resource.route },
      );
    }
    this.#items.add(item);
    const row = await requestItem(this.#client, resource, id, fields);
    return row && (this.#entities(resource).prime([row], fields)[0] ?? null);
  }
}
