import type { Resource } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { type RestFields, restFields } from '../../wordpress/rest/fields.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import { requestIncluded } from '../paging/request-included.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import { failureOf, isRefusal } from '../shared/error-kinds.ts';
import type { ReadCaches } from '../shared/read-caches.ts';
import { keepRead } from './cached-entities.ts';
import type { EmbeddedAuthors } from './relations/embedded-authors.ts';
import {
  type Embedding,
  embedQuery,
  linkFields,
  type NeededRelation,
  type PrimableLoader,
  primeEmbedded,
  withoutEmbedded,
} from './relations/embedding.ts';
import type { EmbeddingChoice } from './relations/embedding-choice.ts';
import type { FollowedRelations } from './relations/followed-relations.ts';
import type { TermLoader } from './term-loader.ts';

export interface ItemRequestsOptions<R extends Resource = Resource> {
  readonly client: WordPressClient;
  readonly resource: R;
  /** Loads terms of all taxonomies. */
  readonly terms: TermLoader;
  /** The entity loaders to prime with embedded items. */
  readonly entities: (resource: Resource) => PrimableLoader;
  /** Chooses what WordPress embeds in a single item. */
  readonly embeddings: EmbeddingChoice;
  /** Chooses what is read along with items. */
  readonly followed: FollowedRelations;
  /** Finds authors if their own route refuses. */
  readonly embeddedAuthors?: EmbeddedAuthors | undefined;
  /** What is known about the routes' page sizes. */
  readonly sizes: RouteSizes;
  /** The public caches; `undefined` for callers who are never served from them. */
  readonly reads?: ReadCaches | undefined;
}

/** The rows of a batch, with the fields that they were requested with. */
export interface RequestedRows {
  readonly rows: readonly UntypedRow[];
  readonly fields: RestFields;
}

/** Requests one resource's items by id, for one operation, with the items that they refer to; and caches both. */
export class ItemRequests {
  readonly #options: ItemRequestsOptions;
  readonly #embeddedAuthors: EmbeddedAuthors | undefined;
  /** Authors that may exist, though none was found. */
  readonly #refused = new Map<number, Error>();

  constructor(options: ItemRequestsOptions) {
    this.#options = options;
    this.#embeddedAuthors = options.resource.kind === 'author' ? options.embeddedAuthors : undefined;
  }

  /** Why an item could not be found, though it may exist. */
  refusalOf(id: number): Error | undefined {
    return this.#refused.get(id);
  }

  async request(
    include: readonly number[],
    reads: RestFields,
    relations: readonly NeededRelation[],
  ): Promise<RequestedRows> {
    const { resource, embeddings, entities, reads: reading } = this.#options;
    // For single items only: for several, batches of their relations cost WordPress less.
    const embedding = include.length === 1 ? embeddings.of(resource, relations) : [];
    const fields = restFields([...reads, ...linkFields(embedding)], resource.kind);
    const asOf = reading?.caches.now() ?? 0;
    // A site that ignores `include` sends its newest items: drop those that were not requested.
    const wanted = new Set(include);
    const came = await this.#requestRows(include, fields, embedding, relations);
    const sent = came.filter(({ id }) => wanted.has(id));
    primeEmbedded(sent, embedding, entities, ({ route }, item, itemFields) => {
      if (reading) keepRead(reading, route, [item.id], [item], itemFields, asOf);
    });
    if (embedding.length > 0) embeddings.note(resource, sent);
    const rows = embedding.length > 0 ? withoutEmbedded(sent) : sent;
    if (reading) keepRead(reading, resource.route, include, rows, fields, asOf);
    return { rows, fields };
  }

  async #requestRows(
    include: readonly number[],
    fields: RestFields,
    embedding: Embedding,
    relations: readonly NeededRelation[],
  ): Promise<readonly UntypedRow[]> {
    const { client, resource, terms, sizes, followed } = this.#options;
    if (resource.kind === 'term' && embedding.length === 0) {
      return await terms.load({ taxonomy: resource, ids: include, fields });
    }
    const { route } = resource;
    const query = { _fields: fields, ...embedQuery(embedding) };
    const follows = followed.of(relations);
    try {
      const rows = await requestIncluded(client, sizes, { route, include, query, follows });
      followed.note(relations, rows);
      return rows;
    } catch (error) {
      const authors = isRefusal(error) ? await this.#embeddedAuthors?.load(include, fields) : undefined;
      if (authors === undefined || authors.length === 0) throw error;
      for (const id of include) this.#refused.set(id, failureOf(error));
      return authors;
    }
  }
}
