import type { GraphQLObjectType } from 'graphql';
import type { Relation } from '../../../loaders/entities/relations/embedding.ts';

/** What a field declares beside its resolver. Selections, paging and cost estimates read it from the built schema. */
export interface FieldOptions<Args = Record<string, unknown>> {
  /** The REST fields that the resolver reads from its row. Fields not named here are not requested. */
  readonly reads?: Reads<Args>;
  /** The relation it follows, if items can come with their row: see {@link Relation}. */
  readonly embeds?: Relation;
  /** What the resolver requests from WordPress. Default: nothing. */
  readonly costs?: Costs<Args>;
  /** Whether the resolver needs only the item's id, so that it can be prefetched while the item is loading. */
  readonly needsOnlyId?: boolean;
  /** Set if its value leads to other items: a page of a list, or a one-to-one edge with the item as its `node`. */
  readonly leadsTo?: 'page' | 'edge';
  /** Its role in a page of a list, or in an edge. */
  readonly part?: PagePart;
}

/**
 * The parts of a page, independent of their names in a schema. `node` is the item of an edge, `total` the length of
 * the list.
 */
export type PagePart =
  | 'nodes'
  | 'edges'
  | 'node'
  | 'cursor'
  | 'pageInfo'
  | 'startCursor'
  | 'endCursor'
  | 'hasNextPage'
  | 'hasPreviousPage'
  | 'total';

/** How a field is selected, besides its arguments. */
export interface Asked {
  /** The object type it is selected on. For a field of an interface, the actual type of the value. */
  readonly type: GraphQLObjectType;
  /** The selection below it. */
  readonly below: { reads(): readonly string[] };
  /** Whether the row has edit context, raw texts included, as in the response to a write. */
  readonly isEdited?: boolean;
}

/**
 * The REST fields that a GraphQL field reads, such as `['title.rendered']`; depending on its arguments and selection
 * if they matter.
 */
export type Reads<Args = Record<string, unknown>> =
  | readonly string[]
  | ((args: Args, asked: Asked) => readonly string[]);

/** What a field costs in WordPress requests, beyond its object. All counts are per object that has the field. */
export interface FieldCosts {
  /** Requests of its own. */
  readonly requests?: number;
  /** Requests made once per operation, however often the field is selected, by name of what is requested. */
  readonly once?: Readonly<Record<string, number>>;
  /**
   * The number of items loaded by id, batched with all others of their type in the operation: one request per
   * hundred. Free if only ids are selected. For a page: the number per item.
   */
  readonly batch?: number;
  /** Whether they are loaded even if only their ids are selected. */
  readonly always?: boolean;
  /** The key they are loaded by, if not their ids: a batch of its own. */
  readonly by?: string;
  /** Whether one item, loaded by that key, serves all such fields of an object: it counts once. */
  readonly together?: boolean;
  /**
   * Maximum number of types the items of an abstract type have; each type is a batch.
   *
   * @defaultValue all possible types
   */
  readonly types?: number;
  /** The number of batches loaded in sequence, each depending on the one before. */
  readonly levels?: number;
  /** The number of items, if neither a page nor a batch defines it, or if there are more than it loads. */
  readonly items?: number;
  /** For a page: whether its items are below an item of their own kind, so that the lists of a level are requested together. */
  readonly isTree?: boolean;
  /** How much HTML is parsed or converted: {@link WHOLE_CONTENT}, or 1 for an excerpt or a part. */
  readonly html?: number;
  /** The usual size of its value, in bytes of JSON. Default: that of its scalar. */
  readonly bytes?: number;
}

/** The cost of a field, by its arguments if they matter. */
export type Costs<Args = Record<string, unknown>> = FieldCosts | ((args: Args) => FieldCosts);

/** The HTML cost of a whole content, estimated as ten blocks. */
export const WHOLE_CONTENT = 10;

/** The usual size of such HTML, in bytes: a whole content of 4,000. */
export const bytesOfHtml = (html: number): number => html * 400;

/** A relation to one item, loaded by its id. */
export const ONE_BY_ID: FieldCosts = { batch: 1 };
