import type { DiscoveryAttempt } from '../../model/discovery.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { TextAround } from '../rest/reading/text-around.ts';
import type { Blocker } from './blocker.ts';

/** Whether the site supports something; `works` is `undefined` if that could not be determined. */
export interface Capability {
  readonly works: boolean | undefined;
  /** What happened instead, in plain words. */
  readonly problem?: string | undefined;
  readonly blocker?: Blocker | undefined;
}

/** What the gateway relies on to keep requests few and small. */
export interface Capabilities {
  /** `_fields` reduces responses to the requested fields. */
  readonly fields: Capability;
  /** `include` returns the requested items, and no others. */
  readonly include: Capability;
  /** `HEAD` reports the length of a list. */
  readonly head: Capability;
  /** Lists report their length (`X-WP-Total`). */
  readonly totals: Capability;
  /** Request lines of {@link LONGEST_REQUEST_LINE} bytes are accepted. */
  readonly longLines: Capability;
  /** Longer reads work as `POST` with `_method=GET`. */
  readonly longReads: Capability;
  /** The headers of a page identify the item it shows. */
  readonly pageHeaders: Capability;
  /** Durations of the small sequential requests, in milliseconds. */
  readonly latencies: readonly number[];
}

export type RouteState = 'open' | 'blocked' | 'missing' | 'failing' | 'skipped';

/** A collection of the site. */
export interface RouteFinding {
  readonly route: string;
  readonly label: string;
  readonly kind: 'content' | 'term' | 'author' | 'media' | 'comment' | 'revision';
  readonly state: RouteState;
  readonly status: number | undefined;
  readonly problem: string | undefined;
  readonly blocker: Blocker | undefined;
  /** Number of items visible to this caller, if reported. */
  readonly total: number | undefined;
  /** Whether its path is blocked in front of WordPress, and it is requested as `?rest_route=` instead. */
  readonly isPathBlocked: boolean;
  /** Whether its items are described, by the index of its namespace or by `OPTIONS`. */
  readonly describesItself: boolean | undefined;
  /** Keys of fields other than WordPress's own. */
  readonly ownFields: readonly string[];
  /** Those that no schema declares: known from items only. */
  readonly sampledFields: readonly string[];
}

/** How a list can be read in parts. */
export interface ListFinding {
  readonly route: string;
  readonly label: string;
  /** The most items per request. */
  readonly size: number;
  /** Why these are fewer than 100: the route declares it, refuses more, or sends fewer than asked. */
  readonly reason: 'declared' | 'refused' | 'short' | undefined;
  readonly total: number | undefined;
  /** Whether the items that follow a short page can be read. */
  readonly readsOn: boolean | undefined;
  /** The most items that have the same date; 0 if each has its own. */
  readonly equalDates: number;
}

/** A relation that a plugin names in `_links` of its items: `acf:attachment`. */
export interface RelationFinding {
  readonly name: string;
  /** Labels of the collections whose items have it. */
  readonly labels: readonly string[];
}

export type MenuSource = 'CLASSIC' | 'NAVIGATION' | 'FRONT_PAGE_HTML';

/** A source of menus. The gateway uses the first that works. */
export interface MenuFinding {
  readonly source: MenuSource;
  readonly works: boolean;
  /** Number of menus found; `undefined` if the source refuses. */
  readonly menus: number | undefined;
  readonly blocker: Blocker | undefined;
}

/** A route of a further namespace that joins a post type. */
export interface JoinFinding extends Capability {
  readonly namespace: string;
  readonly route: string;
  /** Slug of the post type. */
  readonly contentType: string;
  /** Number of fields that it adds. */
  readonly fields: number;
  /** Whether it returns exactly the items that are requested by id; `undefined` if it has none. */
  readonly takesIds: boolean | undefined;
}

/** Properties of the connection to the site. */
export interface ConnectionFinding {
  readonly isSecure: boolean;
  readonly compression: string | undefined;
  /** `undefined` if no response was large enough to be worth compressing. */
  readonly compresses: boolean | undefined;
  readonly keepsAlive: boolean | undefined;
  readonly offersHttp2: boolean | undefined;
  /** The `Server` header. */
  readonly server: string | undefined;
  /** The cache in front of the REST API, recognised by its headers. */
  readonly cache: string | undefined;
}

/** The user a credential belongs to, and what it grants access to. */
export interface CallerFinding {
  readonly accepted: boolean;
  readonly problem: string | undefined;
  readonly blocker: Blocker | undefined;
  readonly id: number | undefined;
  readonly name: string | undefined;
  readonly roles: readonly string[];
  /** What it opens that is closed to the public: routes, or `drafts`. */
  readonly opens: readonly string[];
  readonly staysClosed: readonly string[];
}

/** Text that is printed around the JSON of answers. */
export interface TextFinding extends TextAround {
  /** Who prints it, as the middle of a sentence. */
  readonly cause: string;
}

/** The findings about a site whose REST API was found. */
export interface FoundSite {
  readonly restRoot: string;
  /** The discovery method that succeeded. */
  readonly foundBy: string;
  readonly home: string;
  /** WordPress's own address, if it says so. */
  readonly url: string | undefined;
  readonly name: string;
  readonly isPlainPermalinks: boolean;
  /** Whether its REST API is WordPress.com's, on another host than the site. */
  readonly isOnWordPressCom: boolean;
  /** The folder of the installation: `/usa`; empty at the root of the host. */
  readonly folder: string;
  readonly namespaces: readonly string[];
  readonly wordPressVersion: string | undefined;
  readonly readsTypes: Capability;
  readonly readsTaxonomies: Capability;
  readonly model: SiteModel;
  readonly routes: readonly RouteFinding[];
  /** The lists that are longer than a few items. */
  readonly lists: readonly ListFinding[];
  readonly relations: readonly RelationFinding[];
  readonly capabilities: Capabilities;
  readonly joins: readonly JoinFinding[];
  readonly menus: readonly MenuFinding[];
  readonly seoSource: 'YOAST' | 'RANK_MATH' | 'RANK_MATH_SWITCHED_OFF' | 'WORDPRESS';
  readonly frontPage: Capability;
  readonly caller: CallerFinding | undefined;
  /** What is printed around the JSON of its answers, once for each source. */
  readonly textAround: readonly TextFinding[];
  /** What could not be read, in plain words. */
  readonly warnings: readonly string[];
}

/** All findings of an examination. */
export interface Examination {
  /** As given by the user. */
  readonly address: string;
  readonly attempts: readonly DiscoveryAttempt[];
  readonly site: FoundSite | undefined;
  /** What keeps the REST API from being found, if it was not found. */
  readonly blocker: Blocker | undefined;
  /** Where a page that is not WordPress's has its files from: the address of a headless site's WordPress, probably. */
  readonly mentions: string | undefined;
  /** The site that this one redirects to. */
  readonly redirectsTo: string | undefined;
  /** Home of another site whose REST API answers here. */
  readonly otherSite: string | undefined;
  readonly connection: ConnectionFinding | undefined;
  /** Whether the time limit was reached before everything was checked. */
  readonly isCutShort: boolean;
  /** Number of HTTP requests it took. */
  readonly requests: number;
}
