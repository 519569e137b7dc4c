import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GivenSite } from '../../config/given-sites.ts';

/**
 * A request listener for `node:http`, and a `fetch` for everything else, as {@link Gateway} is, in front of several sites.
 * Dispose of it to close them all.
 */
export interface SitesGateway extends AsyncDisposable {
  /** For `createServer(gateway)`. */
  (request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** For frameworks whose handlers take a `Request`. */
  (request: Request, ...context: object[]): Promise<Response>;
  /** Answers a request without a server; see {@link Gateway.fetch}. */
  fetch(request: Request | URL | string, ...rest: object[]): Promise<Response>;
  readonly sites: Sites;
  /** Looks at once whether the sites have changed their types. Rejects with the failures of all sites that cannot be read. */
  refresh(): Promise<void>;
  /** Makes `/readyz` report 503, here and at each site. */
  drain(): void;
  dispose(): Promise<void>;
}

/** The sites of a gateway, which may change while it runs. */
export interface Sites {
  readonly keys: readonly string[];
  /** Where each is: the path of its native schema, below its own host if it has one. */
  readonly places: readonly SitePlace[];
  /** The path of the schema over all of them; `undefined` if it is not served. */
  readonly allAt: string | undefined;
  /** Opens all sites that are not open. Resolves when each was tried: with the errors of those that failed, by their keys. */
  ready(): Promise<ReadonlyMap<string, unknown>>;
  /**
   * Adds a site, or several, and opens them.
   *
   * @throws PressgraphError BAD_USER_INPUT for options that cannot be used, and for a key or host that is taken.
   */
  add(key: string, site: string | GivenSite): Promise<void>;
  /** Removes a site: operations in progress on it end with an error, and its path is not found. */
  remove(key: string): Promise<void>;
  /**
   * Adds, removes and replaces sites, so that these are served. Those that stay as they are notice nothing.
   *
   * @returns The keys of the sites that are new, gone, or opened anew.
   */
  set(sites: string | Readonly<Record<string, string | GivenSite>>): Promise<SiteChanges>;
}

export interface SitePlace {
  readonly key: string;
  readonly path: string;
  readonly host: string | undefined;
}

export interface SiteChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly replaced: readonly string[];
}
