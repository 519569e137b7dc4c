/** Resolves a URL against the site's home; `undefined` for invalid URLs and for `data:`, `blob:` and `javascript:`. */
export function absoluteUrl(url: string | undefined, home: string): string | undefined {
  const trimmed = url?.trim();
  if (!trimmed || /^(?:data|javascript|blob):/i.test(trimmed)) return undefined;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) && URL.canParse(trimmed)) return trimmed;
  return URL.canParse(trimmed, `${home}/`) ? new URL(trimmed, `${home}/`).href : undefined;
}

/** The site's host and port, whether reached with or without `www.`, over HTTP or HTTPS. */
const bareHost = ({ hostname, port }: URL): string => `${hostname.replace(/^www\./, '')}:${port}`;

/** Paths that WordPress serves itself, never a front end: uploads, the dashboard, the REST API. */
const WORDPRESS_FILE = /^\/(?:wp-(?:content|includes|admin|json)(?:[/?#]|$)|wp-[\w-]+\.php|xmlrpc\.php)/;

export interface InternalUrl {
  /** Path below the home URL, with query and fragment: `/about/?page=2#team`; empty for the home itself. */
  readonly path: string;
  /** Whether it is a page rather than one of WordPress's own files. */
  readonly isPage: boolean;
}

/**
 * A URL as one of this site; `undefined` for other sites, other folders of the host, and other schemes.
 *
 * @param addresses The site's own: see `SiteModel.addresses`. Relative URLs are below the first.
 */
export function internalUrl(href: string, addresses: readonly string[]): InternalUrl | undefined {
  const trimmed = href.trim();
  const [home] = addresses;
  if (home === undefined || !(/^(?:https?:)?\/\//i.test(trimmed) || trimmed.startsWith('/')))
    return undefined;
  if (!URL.canParse(trimmed, home)) return undefined;
  const host = bareHost(new URL(trimmed, home));
  const below = trimmed.replace(ORIGIN, '');
  const folders = addresses
    .filter((address) => bareHost(new URL(address)) === host)
    .map(folderOf)
    .filter((folder) => below.startsWith(folder) && /^(?:[/?#]|$)/.test(below.slice(folder.length)))
    .sort((one, other) => other.length - one.length);
  const [folder] = folders;
  if (folder === undefined) return undefined;
  // Byte for byte: `URL` would normalise it.
  const path = below.slice(folder.length);
  return { path, isPage: !WORDPRESS_FILE.test(path) };
}

const ORIGIN = /^(?:https?:)?\/\/[^/?#]*/i;

const folderOf = (home: string): string => new URL(home).pathname.replace(/\/$/, '');
