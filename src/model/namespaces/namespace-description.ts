import type { JsonObject } from '../../base/json.ts';
import type { ScalarKind } from '../fields/field-model.ts';

/**
 * A further namespace of a site's REST API: a public route of a plugin that has more of a post type's items than `wp/v2`.
 * Its fields join the post type's own. Plain data, so that users can write theirs as JSON.
 */
export interface NamespaceDescription {
  /** As the index of the REST API lists it: `wc/store/v1`. Sites without it are not affected. */
  readonly namespace: string;
  /** The route of its list, under the REST root: `/wc/store/v1/products`. Its items have the ids of the post type's. */
  readonly route: string;
  /** Slug of the post type that the fields join: `product`. */
  readonly contentType: string;
  /** The parameter that takes ids. @defaultValue `include` */
  readonly include?: string | undefined;
  /** Most items per request (`per_page`). @defaultValue 100 */
  readonly maximum?: number | undefined;
  /** The key of the items, if the answer is an object: `events`. */
  readonly rows?: string | undefined;
  /** Parameters of every request. */
  readonly query?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** JSON Schema of the items' keys, for those that the route does not declare (`OPTIONS`). */
  readonly schema?: JsonObject | undefined;
  /** Keys that are not served: WordPress has them, or another field is made of them. Nested ones with dots. */
  readonly omit?: readonly string[] | undefined;
  /** Fields by their name in the schema. All other keys become fields of the same name. */
  readonly fields?: Readonly<Record<string, JoinedFieldDescription>> | undefined;
}

/** One field. Without `type`, `money`, `node` and `rows`, its type is what the route declares. */
export interface JoinedFieldDescription {
  /** Where its value is in an item, with dots: `prices.sale_price`. */
  readonly from: string;
  readonly description?: string | undefined;
  /** A key of the item: the field is null unless it is true. */
  readonly when?: string | undefined;
  /** A scalar instead of the declared type. */
  readonly type?: Exclude<ScalarKind, 'unknown'> | undefined;
  /** Its value is an amount of money, in the smallest unit of the currency that this key describes. */
  readonly money?: string | undefined;
  /** With `money`: its value is an object with two amounts, at these keys. */
  readonly range?: { readonly minimum: string; readonly maximum: string } | undefined;
  /** Its value is the id of an item, or a list of ids or of objects with `id`: `media`, `user`, or the slug of a post type or taxonomy. */
  readonly node?: string | undefined;
  /** With `node`: fields of `wp/v2` that the objects have, by their key there, so that they need no request: `{ "alt_text": "alt" }`. */
  readonly known?: Readonly<Record<string, string>> | undefined;
  /** Its value is a list of objects with `id`: further items of this route, requested with these parameters. */
  readonly items?: { readonly query: Readonly<Record<string, string | number | boolean>> } | undefined;
}
