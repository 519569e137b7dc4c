import type { GraphQLObjectType } from 'graphql';
import type { EmbeddedRelation } from '../../../loaders/entities/embedding.ts';

/** What a field declares beside its resolver. Selection, paging and cost estimates read it from the built schema. */
export interface FieldOptions<Args = Record<string, unknown>> {
  /** The REST fields that the resolver reads from its row. Fields not named here are not requested. */
  readonly reads?: Reads<Args>;
  /** The relation it follows, if WordPress can embed that in a single item. */
  readonly embeds?: EmbeddedRelation;
  /** What the resolver requests from WordPress. Default: nothing. */
  readonly costs?: Costs<Args>;
  /** Whether the resolver needs only the item's id, so that it can be prefetched while the item is loading. */
  readonly needsOnlyId?: boolean;
  /** Set if other items hang below its value: a page of a list, or a one-to-one edge with the item as its `node`. */
  readonly leadsTo?: 'page' | 'edge';
  /** Its role in a page of a list, or in an edge. */
  readonly part?: PagePart;
}

/** The parts of a page, whatever a schema names them. `node` is the item of an edge, `total` the length of the list. */
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

/** How a field is asked, beside its arguments. */
export interface Asked {
  /** The object type whose field it is: for a field of an interface, the one that the value turns out to be. */
  readonly type: GraphQLObjectType;
  /** What is selected below it. */
  readonly below: { reads(): readonly string[] };
  /** Whether the row comes as editors see it, its texts as they are stored among it: the answer to a write does. */
  readonly isEdited?: boolean;
}

/**
 * The REST fields that a GraphQL field is made from, such as `['title.rendered']`; by its arguments and by what is
 * selected below it where they matter.
 */
export type Reads<Args = Record<string, unknown>> =
  | readonly string[]
  | ((args: Args, asked: Asked) => readonly string[]);

/** What a field asks of WordPress, beside what comes with its object. All counts are for one object that has the field. */
export interface FieldCosts {
  /** Requests of its own. */
  readonly requests?: number;
  /** Requests for the operation as a whole, however often it is asked: by a name for what is asked. */
  readonly once?: Readonly<Record<string, number>>;
  /**
   * How many items it loads by their ids, together with all others of their type in the operation: a request for each
   * hundred. Nothing where no more than the ids is asked. Of a page: how many for each of its items.
   */
  readonly batch?: number;
  /** Whether they are loaded even where no more than their ids is asked. */
  readonly always?: boolean;
  /** By what they are loaded instead of their ids: a batch of its own. */
  readonly by?: string;
  /** The most types that items of an abstract type are of: each has a batch of its own. All that there are, if not told. */
  readonly types?: number;
  /** How many batches it loads one after the other, each with the answer of the one before. */
  readonly levels?: number;
  /** How many items it has, where no page and no batch says it. */
  readonly items?: number;
  /** How much HTML it reads, or brings into another form: {@link WHOLE_CONTENT}, or 1 for an excerpt or a part. */
  readonly html?: number;
}

/** What a field costs; by its arguments where they matter. */
export type Costs<Args = Record<string, unknown>> = FieldCosts | ((args: Args) => FieldCosts);

/** How much HTML the whole content of an item is: it is taken to have ten blocks. */
export const WHOLE_CONTENT = 10;

/** A relation to one item, loaded by its id. */
export const ONE_BY_ID: FieldCosts = { batch: 1 };
