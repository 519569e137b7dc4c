import { isSameSite } from './same-site.ts';

export interface SiteHeaderOptions {
  /** `user:password` of the web server in front of WordPress. */
  readonly siteAuthorization?: string | undefined;
  /** Each as `Name: value`. */
  readonly siteHeaders?: readonly string[] | undefined;
}

/** The operator's headers for a request to an address, with names in lower case; none for another site. */
export type SiteHeaders = (url: URL) => Readonly<Record<string, string>> | undefined;

/**
 * The headers that a web server or proxy in front of WordPress wants with every request.
 *
 * @param site The address given: another host gets none of them, nor does plain http if the address is https.
 */
export function siteHeadersFor(
  site: URL | undefined,
  { siteAuthorization, siteHeaders = [] }: SiteHeaderOptions,
): SiteHeaders {
  const headers = Object.fromEntries(siteHeaders.map(splitHeader));
  if (siteAuthorization !== undefined) {
    headers['authorization'] =
      `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(siteAuthorization)))}`;
  }
  return (url) => (site !== undefined && isSameSite(site, url) ? headers : undefined);
}

function splitHeader(header: string): [name: string, value: string] {
  const colon = header.indexOf(':');
  return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()];
}
