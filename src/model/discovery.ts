import type { JsonObject } from '../base/json.ts';

/** One try at finding the REST API: what was asked, and what came back, in plain words. */
export interface DiscoveryAttempt {
  /** How it was looked for: `Link header`, `HTML link`, `/wp-json/`, `?rest_route=`. */
  readonly method: string;
  readonly url: string;
  readonly outcome: string;
}

/** A post type as `/wp/v2/types` tells it to an anonymous caller. */
export interface DiscoveredType {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly hierarchical: boolean;
  readonly hasArchive: boolean;
  readonly taxonomies: readonly string[];
  readonly restBase: string;
  readonly restNamespace: string;
}

/** A taxonomy as `/wp/v2/taxonomies` tells it to an anonymous caller. */
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

/** What a collection's route tells of its items and parameters, and some of its items as they came. */
export interface DiscoveredRoute {
  /** JSON Schema of each field of an item, by key: what the route declares for reading (`OPTIONS`). */
  readonly properties: JsonObject;
  /** JSON Schema of each parameter of its lists, by name; `undefined` where the route does not tell. */
  readonly parameters: JsonObject | undefined;
  /** JSON Schema of each argument of a write (`POST`), by name; `undefined` where the route does not tell. */
  readonly writable?: JsonObject | undefined;
  /** A few live items: fields that were registered without a schema show only here. */
  readonly samples: readonly JsonObject[];
}

/** Everything that was learned about a site before its first query: plain data, made by `wordpress/`. */
export interface Discovery {
  /** The REST root: `https://host/usa/wp-json/` or `https://host/?rest_route=/`. */
  readonly restRoot: string;
  /** The site's home address as WordPress tells it, without a trailing slash. */
  readonly home: string;
  readonly name: string;
  readonly namespaces: readonly string[];
  /** Whether the SEO plugin Rank Math tells what it prints into the heads of pages (`/rankmath/v1/getHead`). */
  readonly hasRankMathHead: boolean;
  /** `undefined` where the route is blocked: the core's own types are assumed then. */
  readonly types: readonly DiscoveredType[] | undefined;
  readonly taxonomies: readonly DiscoveredTaxonomy[] | undefined;
  /** By route: `/wp/v2/posts`. A route that could not be read is missing. */
  readonly routes: Readonly<Record<string, DiscoveredRoute>>;
  readonly attempts: readonly DiscoveryAttempt[];
  /** What could not be read, in plain words, for the operator. */
  readonly warnings: readonly string[];
}
