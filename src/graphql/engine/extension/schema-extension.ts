import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { SiteShape } from '../../../model/site-model.ts';

/** What is added to a schema: types and fields in SDL, and how the fields are resolved. */
export interface SchemaExtension {
  /**
   * Types of one's own, and fields for types that are there: `extend type Post { … }`. A field of an interface
   * (`extend interface Content { … }`) is added to each of its types.
   */
  readonly typeDefs: string;
  /**
   * By type, then by field. A field of an item that has no resolver is the REST field of the same name.
   * `__resolveType` of an interface or union returns the name of a value's type.
   */
  readonly resolvers?: Readonly<Record<string, Readonly<Record<string, ExtendedField | ExtendedResolver>>>>;
}

/** A field of one's own, with what it needs of WordPress. */
export interface ExtendedField {
  /**
   * The REST fields that the resolver reads from its item: `['content.rendered', 'meta.rating']`. WordPress is asked for them
   * when a query selects the field, and only then; others are `undefined`.
   */
  readonly reads?: readonly string[] | ((args: never) => readonly string[]) | undefined;
  /**
   * What it adds to the estimated cost of an operation. Default: for a field that leads to items of the site, those that
   * it loads, batched; otherwise nothing.
   */
  readonly costs?: ExtendedCosts | ((args: never) => ExtendedCosts) | undefined;
  /** Default: the REST field of the same name. */
  readonly resolve?: ExtendedResolver | undefined;
  /** The source of events, for fields of `Subscription`. */
  readonly subscribe?: ExtendedResolver | undefined;
}

/** Requests to WordPress, or to whatever else is behind a field. All counts are per object that has the field. */
export interface ExtendedCosts {
  /** Requests of its own, for each object. */
  readonly requests?: number;
  /** Requests made once per operation, however often the field is selected, by name of what is requested. */
  readonly once?: Readonly<Record<string, number>>;
  /** The number of items loaded by id, batched with all others of their type: one request per hundred. */
  readonly batch?: number;
  /** The key of a batch of one's own, such as what `kit.loader` loads: one request per hundred keys. */
  readonly by?: string;
  /** Whether the batch is loaded even if nothing but ids is selected; a field of one's own key always is. */
  readonly always?: boolean;
  /** The usual size of its value, in bytes of JSON. */
  readonly bytes?: number;
}

/**
 * A resolver, as in any GraphQL server. It says itself what its source and its arguments are: for an item of the site,
 * {@link WordPressItem}.
 */
export type ExtendedResolver = (
  source: never,
  args: never,
  context: SchemaContext,
  info: GraphQLResolveInfo,
) => unknown;

interface RenderedField {
  readonly rendered?: string;
}

/** An item as the REST API sends it, with the fields that were requested. Plugins add others. */
export interface WordPressItem {
  readonly id: number;
  readonly slug?: string;
  readonly link?: string;
  readonly title?: RenderedField;
  readonly content?: RenderedField;
  readonly excerpt?: RenderedField;
  readonly [field: string]: unknown;
}

/** The context of an operation, as resolvers get it. Made by the gateway, or by `createContext`. */
export interface SchemaContext {
  /** Aborts when the operation has to end early. */
  readonly signal: AbortSignal;
  readonly caller: { readonly kind: 'anonymous' | 'identified' };
  /**
   * What the option `context` made of the request. It may depend on the caller, so an answer that reads it is not cached
   * for others.
   */
  app(): unknown;
}

/** What an extension is built with. */
export interface ExtensionKit {
  /** Which schema is extended. */
  readonly dialect: 'native' | 'wpgraphql';
  /** Post types, taxonomies and their fields. */
  readonly site: SiteShape;
  /** As it is without the extension. */
  readonly schema: GraphQLSchema;
  /**
   * The item that a field leads to, of the type that the field has: `null` if it does not exist or the caller may not see it.
   * All of an operation are loaded together, with the REST fields that the query selects.
   */
  load(
    id: number | null | undefined,
    context: SchemaContext,
    info: GraphQLResolveInfo,
  ): Promise<object | null>;
  /** The items that a list leads to, in that order, without those that do not exist. */
  loadMany(
    ids: readonly number[] | undefined,
    context: SchemaContext,
    info: GraphQLResolveInfo,
  ): Promise<readonly object[]>;
  /**
   * The JSON of a REST route, with the caller's rights; cached for anonymous callers, and within all limits.
   *
   * @param route Under the REST root: `/my-plugin/v1/likes`.
   */
  get(
    route: string,
    query: Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>,
    context: SchemaContext,
  ): Promise<unknown>;
  /**
   * A loader of one's own: what resolvers of an operation ask for is loaded together, each key once.
   *
   * @param batch Returns a value or an error for each key, in their order; of at most a hundred keys.
   */
  loader<Key, Value>(
    batch: (keys: readonly Key[], context: SchemaContext) => Promise<readonly (Value | Error)[]>,
  ): (key: Key, context: SchemaContext) => Promise<Value>;
  /** Keeps the operation's answer out of the cache that callers share: for values that must never be a minute old. */
  doNotCache(context: SchemaContext): void;
}

/** Adds to a schema: called whenever the schema is built, so also when the site changes. */
export type ExtendSchema = (kit: ExtensionKit) => SchemaExtension;
