import type { JsonObject } from '../base/json.ts';
import type { CoreFeatures } from './core-features.ts';
import type { FieldModel } from './fields/field-model.ts';
import type { ImageSize } from './image-size.ts';
import type { LanguageModel } from './language-model.ts';
import type { NamespaceDescription } from './namespaces/namespace-description.ts';

/** One attempt to find the REST API: what was requested and what was returned, in human-readable form. */
export interface DiscoveryAttempt {
  /** Method: `Link header`, `HTML link`, `/wp-json/`, `?rest_route=`. */
  readonly method: string;
  readonly url: string;
  readonly outcome: string;
}

/** A post type as `/wp/v2/types` returns it to an anonymous caller. */
export interface DiscoveredType {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly hierarchical: boolean;
  readonly hasArchive: boolean;
  /** The slug of its archive, if that is another than the one of its items. */
  readonly archiveSlug?: string;
  readonly taxonomies: readonly string[];
  readonly restBase: string;
  readonly restNamespace: string;
}

/** A taxonomy as `/wp/v2/taxonomies` returns it to an anonymous caller. */
export interface DiscoveredTaxonomy {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly hierarchical: boolean;
  /** Slugs of the post types that it classifies. */
  readonly types: readonly string[];
  readonly restBase: string;
  readonly restNamespace: string;
}

/** A collection route's schema and parameters, and a few of its items. */
export interface DiscoveredRoute {
  /** JSON Schema of each field of an item, by key, as the route declares it for reads (`OPTIONS`). */
  readonly properties: JsonObject;
  /** JSON Schema of each list parameter, by name; `undefined` if the route does not declare them. */
  readonly parameters: JsonObject | undefined;
  /** JSON Schema of each argument of a write (`POST`), by name; `undefined` if the route does not declare them. */
  readonly writable?: JsonObject | undefined;
  /** A few live items: fields registered without a schema appear only here. */
  readonly samples: readonly JsonObject[];
  /** The fields that the gateway has served under the same declaration, so that new items do not change them. */
  readonly served?: readonly FieldModel[] | undefined;
}

/** Everything discovered about a site before its first query: plain data, built by `wordpress/`. */
export interface Discovery {
  /** The REST root: `https://host/usa/wp-json/` or `https://host/?rest_route=/`. */
  readonly restRoot: string;
  /** The site's home URL as WordPress reports it, without a trailing slash. */
  readonly home: string;
  /** WordPress's own address (`siteurl`), without a trailing slash; `undefined` if it does not say. */
  readonly url?: string;
  readonly name: string;
  readonly namespaces: readonly string[];
  /** Further namespaces as the user describes them, besides the built-in descriptions. */
  readonly describedNamespaces?: readonly NamespaceDescription[] | undefined;
  /** Whether the SEO plugin Rank Math exposes the heads of pages (`/rankmath/v1/getHead`). */
  readonly hasRankMathHead: boolean;
  /** The languages that a plugin lists; `undefined` if none does. */
  readonly languages?: readonly LanguageModel[] | undefined;
  /** The sizes of images that its companion plugin lists; `undefined` without one. */
  readonly imageSizes?: readonly ImageSize[] | undefined;
  /** What its version of WordPress has. Default: everything. */
  readonly core?: CoreFeatures | undefined;
  /** `undefined` if the route is blocked, in which case the core types are assumed. */
  readonly types: readonly DiscoveredType[] | undefined;
  readonly taxonomies: readonly DiscoveredTaxonomy[] | undefined;
  /** By route: `/wp/v2/posts`. A route that could not be read is missing. */
  readonly routes: Readonly<Record<string, DiscoveredRoute>>;
  readonly attempts: readonly DiscoveryAttempt[];
  /** What could not be read, as messages for the operator. */
  readonly warnings: readonly string[];
}
