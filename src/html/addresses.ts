/** An address made absolute against the site's home; `undefined` for what is none, and for data written in place. */
export function absoluteUrl(address: string | undefined, home: string): string | undefined {
  const trimmed = address?.trim();
  if (!trimmed || /^(?:data|javascript|blob):/i.test(trimmed)) return undefined;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) && URL.canParse(trimmed)) return trimmed;
  return URL.canParse(trimmed, `${home}/`) ? new URL(trimmed, `${home}/`).href : undefined;
}

/** The site's host, however it is reached: with or without `www.`, over HTTP or HTTPS. */
const bareHost = ({ hostname, port }: URL): string => `${hostname.replace(/^www\./, '')}:${port}`;

/** Files and services that WordPress itself answers, and no front end: uploads, the dashboard, the REST API. */
const WORDPRESS_FILE = /^\/(?:wp-(?:content|includes|admin|json)(?:[/?#]|$)|wp-[\w-]+\.php|xmlrpc\.php)/;

export interface InternalAddress {
  /** Its path below the home address, with query and fragment: `/about/?page=2#team`; empty for the home itself. */
  readonly path: string;
  /** Whether it leads to a page, and not to one of WordPress's files. */
  readonly isPage: boolean;
}

/** Where on this site an address leads; `undefined` for other sites, other folders of the host, and other schemes. */
export function internalAddress(address: string, home: string): InternalAddress | undefined {
  const homeUrl = new URL(home);
  const trimmed = address.trim();
  if (!/^(?:https?:)?\/\//i.test(trimmed) && !trimmed.startsWith('/')) return undefined;
  if (!URL.canParse(trimmed, homeUrl)) return undefined;
  const url = new URL(trimmed, homeUrl);
  if (bareHost(url) !== bareHost(homeUrl)) return undefined;
  const folder = folderOf(home);
  const below = trimmed.replace(ORIGIN, '');
  if (!below.startsWith(folder) || !/^(?:[/?#]|$)/.test(below.slice(folder.length))) return undefined;
  const path = belowHome(trimmed, home);
  return { path, isPage: !WORDPRESS_FILE.test(path) };
}

const ORIGIN = /^(?:https?:)?\/\/[^/?#]*/i;

const folderOf = (home: string): string => new URL(home).pathname.replace(/\/$/, '');

/** What follows the home address, as written: not as `URL` would spell it, so that bytes are kept. */
export const belowHome = (address: string, home: string): string =>
  address.replace(ORIGIN, '').slice(folderOf(home).length);
