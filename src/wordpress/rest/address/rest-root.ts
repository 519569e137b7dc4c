import { PressgraphError } from '../../../base/errors.ts';
import { pair, queryString, type RestParameters } from '../rest-query.ts';

/** What an address of the REST API leads to. */
export interface RestPlace {
  /** `/wp/v2/posts` */
  readonly route: string;
  /** Of an item under that route. */
  readonly id?: number;
}

/** WordPress's own prefix; sites change it (`rest_url_prefix`). */
const DEFAULT_PREFIX = 'wp-json';

/** The one host that serves the REST API of sites which are at other hosts. */
const WORDPRESS_COM = 'https://public-api.wordpress.com';

/** The site in the index's address at WordPress.com: its number, or its host. */
const SITE = /^\/sites\/([\w.:-]*\w)\/?$/;

/** An address of that API: `/wp/v2/sites/{site}/posts`. */
const WITHIN_SITE = /^(\/[^/]+\/[^/]+)\/sites\/[^/]+(\/.*)?$/;

/**
 * The root of a site's REST API: maps a route to an address and an address back to a route. It has one of three forms:
 *
 * - a path: `https://host/usa/wp-json/`, `https://host/index.php/wp-json/`;
 * - a parameter: `https://host/usa/?rest_route=/`;
 * - WordPress.com's, where the namespace is before the site: `https://public-api.wordpress.com/wp/v2/sites/{site}/posts`.
 *   Its index is elsewhere, and is what names it: `https://public-api.wordpress.com/wp-json/?rest_route=/sites/{site}/`.
 */
export class RestRoot {
  /** As it was discovered; plain data holds this. */
  readonly href: string;
  readonly origin: string;
  /** Whether routes travel in the query (`?rest_route=`): the site has plain permalinks, or its path is blocked. */
  readonly isPlain: boolean;
  /** The site within WordPress.com's API; `undefined` for a site with an API of its own. */
  readonly site: string | undefined;
  /** The folder of the WordPress install: `/usa`, or empty. */
  readonly folder: string;
  /** An address is this, a route, and {@link #after}. */
  readonly #before: string;
  readonly #after: string;
  /** The path that a route follows, without a slash at its end; of a plain root, that of the install. */
  readonly #path: string;

  constructor(href: string) {
    const url = new URL(href);
    this.href = href;
    this.origin = url.origin;
    const parameter = url.searchParams.get('rest_route');
    this.site = siteIn(parameter);
    this.isPlain = parameter !== null && this.site === undefined;
    this.#path = url.pathname.replace(/\/+$/, '');
    this.folder = (this.isPlain ? this.#path : this.#path.replace(/\/[^/]+$/, '')).replace(
      /\/index\.php$/,
      '',
    );
    const others = [...url.searchParams].filter(([name]) => name !== 'rest_route');
    const rest = others.map(([name, value]) => pair(name, value)).join('&');
    this.#before = parameter !== null ? `${url.origin}${url.pathname}?rest_route=` : url.origin + this.#path;
    this.#after = rest && `${this.isPlain ? '&' : '?'}${rest}`;
  }

  /** The root that an index was read from, after redirects. */
  static ofIndex(url: URL): RestRoot {
    const parameter = url.searchParams.get('rest_route');
    const isPlain = parameter !== null;
    const site = siteIn(parameter);
    const others = [...url.searchParams].filter(([name]) => name !== '_fields' && name !== 'rest_route');
    const query = [
      ...(isPlain ? [`rest_route=${site === undefined ? '/' : `/sites/${site}/`}`] : []),
      ...others.map((parameter) => parameter.map(encodeURIComponent).join('=')),
    ];
    const path = isPlain ? url.pathname : `${url.pathname.replace(/\/+$/, '')}/`;
    return new RestRoot(url.origin + path + (query.length === 0 ? '' : `?${query.join('&')}`));
  }

  /** Whether it is WordPress.com's, and not merely one of that form. */
  get isOfWordPressCom(): boolean {
    return this.site !== undefined && this.origin === WORDPRESS_COM;
  }

  /** The root of the same install with routes in the query; `undefined` if this is it, or there is none. */
  plain(): RestRoot | undefined {
    if (this.isPlain || this.site !== undefined) return undefined;
    return new RestRoot(`${this.origin}${this.folder}/?rest_route=/${this.#after.replace('?', '&')}`);
  }

  /**
   * The address of a route, or of an item under it.
   *
   * @throws PressgraphError `INTERNAL_SERVER_ERROR` for what is no route: `..` in it, no slash before it.
   */
  address(route: string, id?: number): string {
    const path = `${encodedRoute(route)}${id === undefined ? '' : `/${id}`}`;
    return this.site === undefined ? `${this.#before}${path}${this.#after}` : this.#addressWithin(path);
  }

  /** The address that requests a route with parameters. */
  url(route: string, parameters: RestParameters = []): URL {
    const address = this.address(route);
    if (parameters.length === 0) return new URL(address);
    // Parsed once, as a whole: each part that is set on a URL has it serialised and parsed anew.
    return new URL(`${address}${address.includes('?') ? '&' : '?'}${queryString(parameters)}`);
  }

  /**
   * What an address leads to, whatever the host: behind a proxy, WordPress knows itself by another host, and perhaps
   * by another folder. Both kinds of addresses are understood under either kind of root.
   *
   * @returns `undefined` for an address that is not one of the REST API.
   */
  locate(address: string): RestPlace | undefined {
    if (!URL.canParse(address)) return undefined;
    const { pathname, searchParams } = new URL(address);
    // WordPress.com's links may name the site by number where the root names its host.
    const within = this.site === undefined ? null : WITHIN_SITE.exec(pathname);
    const parameter = searchParams.get('rest_route');
    const ofIndex = this.site !== undefined && siteIn(parameter) !== undefined ? '/' : parameter;
    const path = (within ? `${within[1]}${within[2] ?? ''}` : (ofIndex ?? this.#routeIn(pathname)))?.replace(
      /(?<!^)\/+$/,
      '',
    );
    if (!path?.startsWith('/')) return undefined;
    const [, route, id] = /^(.+)\/(\d+)$/.exec(path) ?? [];
    return route === undefined ? { route: path } : { route, id: Number(id) };
  }

  /** Whether an address is one of this REST API, under either kind of root: unlike `locate`, only where WordPress serves it. */
  has({ origin, pathname, searchParams }: URL): boolean {
    if (origin !== this.origin) return false;
    if (this.site !== undefined) {
      return siteIn(searchParams.get('rest_route')) === this.site || pathname.split('/')[4] === this.site;
    }
    if (searchParams.get('rest_route')?.startsWith('/')) {
      return [`${this.folder}/`, `${this.folder}/index.php`].includes(pathname);
    }
    const pretty = [
      this.#path,
      `${this.folder}/${DEFAULT_PREFIX}`,
      `${this.folder}/index.php/${DEFAULT_PREFIX}`,
    ];
    return (this.isPlain ? pretty.slice(1) : pretty).some((path) => `${pathname}/`.startsWith(`${path}/`));
  }

  /** `/wp/v2/posts/5` → `/wp/v2/sites/{site}/posts/5` */
  #addressWithin(path: string): string {
    const [, namespace, version, ...rest] = path.split('/');
    if (!namespace || version === undefined) return `${this.#before}/sites/${this.site}${path}`;
    const below = rest.length === 0 ? '' : `/${rest.join('/')}`;
    return `${this.origin}/${namespace}/${version}/sites/${this.site}${below}`;
  }

  #routeIn(pathname: string): string | undefined {
    if (!this.isPlain && pathname.startsWith(`${this.#path}/`)) return pathname.slice(this.#path.length);
    for (const prefix of new Set([this.#prefix, DEFAULT_PREFIX])) {
      const at = pathname.indexOf(`/${prefix}/`);
      if (at >= 0) return pathname.slice(at + prefix.length + 1);
    }
    // A plain root does not show the prefix of pretty addresses. It is the segment after the folder.
    if (!this.isPlain || !pathname.startsWith(`${this.folder}/`)) return undefined;
    return /^(?:\/index\.php)?\/[^/]+(\/.+)$/.exec(pathname.slice(this.folder.length))?.[1];
  }

  get #prefix(): string {
    return this.isPlain ? DEFAULT_PREFIX : this.#path.slice(this.#path.lastIndexOf('/') + 1);
  }
}

function encodedRoute(route: string): string {
  // Nearly all routes are such; the others have every segment encoded.
  if (/^(?:\/[\w-]+)+$/.test(route)) return route;
  const segments = route.split('/');
  if (!route.startsWith('/') || segments.some((segment) => segment === '.' || segment === '..')) {
    throw new PressgraphError('INTERNAL_SERVER_ERROR', `“${route}” is not a REST route.`);
  }
  return segments.map(encodeURIComponent).join('/');
}

const siteIn = (parameter: string | null): string | undefined => SITE.exec(parameter ?? '')?.[1];
