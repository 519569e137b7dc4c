import type { DiscoveryAttempt } from '../../model/discovery.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { Blocker } from './blocker.ts';

/** Something that a site can do or not; `works` is `undefined` where it could not be found out. */
export interface Ability {
  readonly works: boolean | undefined;
  /** What came instead, in plain words. */
  readonly problem?: string | undefined;
  readonly blocker?: Blocker | undefined;
}

/** What the gateway's thrift rests on. */
export interface Abilities {
  /** `_fields` narrows answers. */
  readonly fields: Ability;
  /** `include` brings the items asked, and no others. */
  readonly include: Ability;
  /** `per_page=100` brings up to 100. */
  readonly fullPages: Ability;
  /** `HEAD` tells the length of a list. */
  readonly head: Ability;
  /** Lists tell their length (`X-WP-Total`). */
  readonly totals: Ability;
  /** Request lines of {@link LONGEST_REQUEST_LINE} bytes are read. */
  readonly longLines: Ability;
  /** Reads that are longer still go as `POST` with `_method=GET`. */
  readonly longReads: Ability;
  /** The headers of a page tell which item it shows. */
  readonly pageHeaders: Ability;
  /** Milliseconds of the small requests that were made one after another. */
  readonly latencies: readonly number[];
}

export type RouteState = 'open' | 'blocked' | 'missing' | 'failing' | 'unasked';

/** A collection of the site. */
export interface RouteFinding {
  readonly route: string;
  readonly label: string;
  readonly kind: 'content' | 'term' | 'author' | 'media' | 'comment' | 'revision';
  readonly state: RouteState;
  readonly status: number | undefined;
  readonly problem: string | undefined;
  readonly blocker: Blocker | undefined;
  /** How many items it has for this caller, where it tells. */
  readonly total: number | undefined;
  /** Whether `OPTIONS` describes its items. */
  readonly describesItself: boolean | undefined;
  /** Keys of fields beyond WordPress's own. */
  readonly ownFields: readonly string[];
  /** Those of them that no schema declares: seen in items alone. */
  readonly sampledFields: readonly string[];
}

export type MenuSource = 'CLASSIC' | 'NAVIGATION' | 'FRONT_PAGE_HTML';

/** Where menus can be had, the source that serves first. */
export interface MenuFinding {
  readonly source: MenuSource;
  readonly works: boolean;
  /** How many menus were seen; `undefined` where the source refuses. */
  readonly menus: number | undefined;
  readonly blocker: Blocker | undefined;
}

/** How the site is spoken to. */
export interface ConnectionFinding {
  readonly isSecure: boolean;
  readonly compression: string | undefined;
  /** `undefined` where no answer was large enough to be worth it. */
  readonly compresses: boolean | undefined;
  readonly keepsAlive: boolean | undefined;
  readonly offersHttp2: boolean | undefined;
  /** What the server calls itself. */
  readonly server: string | undefined;
  /** What caches REST answers, seen by its headers. */
  readonly cache: string | undefined;
}

/** As whom a credential speaks, and what opens to it. */
export interface CallerFinding {
  readonly accepted: boolean;
  readonly problem: string | undefined;
  readonly blocker: Blocker | undefined;
  readonly id: number | undefined;
  readonly name: string | undefined;
  readonly roles: readonly string[];
  /** What was refused to anonymous callers, or is for callers only: a route, or `drafts`. */
  readonly opens: readonly string[];
  readonly staysClosed: readonly string[];
}

/** What was learned of a site whose REST API was found. */
export interface FoundSite {
  readonly restRoot: string;
  /** How it was found: the method of the attempt. */
  readonly foundBy: string;
  readonly home: string;
  readonly name: string;
  readonly isPlainPermalinks: boolean;
  /** The folder of its install: `/usa`; empty at the root of the host. */
  readonly folder: string;
  readonly namespaces: readonly string[];
  readonly wordPressVersion: string | undefined;
  readonly readsTypes: Ability;
  readonly readsTaxonomies: Ability;
  readonly model: SiteModel;
  readonly routes: readonly RouteFinding[];
  readonly abilities: Abilities;
  readonly menus: readonly MenuFinding[];
  /** `undefined` where the front page did not answer. */
  readonly seoSource: 'YOAST' | 'RANK_MATH' | 'RANK_MATH_SWITCHED_OFF' | 'WORDPRESS';
  readonly frontPage: Ability;
  readonly caller: CallerFinding | undefined;
  /** What could not be read in passing, in plain words. */
  readonly warnings: readonly string[];
}

/** All that an examination found. */
export interface Examination {
  /** As it was given. */
  readonly address: string;
  readonly attempts: readonly DiscoveryAttempt[];
  readonly site: FoundSite | undefined;
  /** Who keeps the REST API from being found, where it was not. */
  readonly blocker: Blocker | undefined;
  /** Another site to which this one sends its visitors. */
  readonly redirectsTo: string | undefined;
  readonly connection: ConnectionFinding | undefined;
  /** Whether the time ran out before all was asked. */
  readonly isCutShort: boolean;
  /** HTTP requests that it took. */
  readonly requests: number;
}
