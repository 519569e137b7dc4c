import type { GatewayContext } from '../context.ts';
import { findPage } from './find-page.ts';
import { uriWithin } from './site-uri.ts';

/** Where the site redirects a URL to. */
export interface SiteRedirect {
  /** Relative to home; `null` for another site. */
  readonly uri: string | null;
  /** The full URL, as visitors of the site have it. */
  readonly url: string;
  readonly status: number;
}

const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/**
 * The redirect that the site sends for a URL; `null` for none. Redirects to files are the site's own way to show media
 * and no news.
 *
 * @throws PressgraphError BAD_USER_INPUT for a URL of another site, or of no page.
 */
export async function findRedirect(
  given: string,
  context: Pick<GatewayContext, 'site' | 'load'>,
): Promise<SiteRedirect | null> {
  const { site } = context;
  const { uri: asked, page } = await findPage(given, context);
  const last = page?.redirects.at(-1);
  if (!page || !last) return null;
  const { status } = page.redirects.find((redirect) => !PERMANENT.has(redirect.status)) ?? last;
  const uri =
    page.leavesTo === undefined ? uriOnSite(last.to, site) : uriWithin(page.leavesTo, site.addresses);
  if (uri === null) return isPublicAddress(last.to) ? { uri, url: last.to, status } : null;
  // From http to https, or to www: the same page.
  return uri === asked ? null : { uri, url: site.home + uri, status };
}

/** Whether visitors could follow it: a gateway beside WordPress may be redirected to addresses that only it can reach. */
function isPublicAddress(address: string): boolean {
  const { hostname } = new URL(address);
  return /^[^\d[][^[]*\.[a-z][\w-]*$/i.test(hostname) && !/\.(?:local|internal|localhost)$/i.test(hostname);
}

/** The path below home of a page that answered, whatever its host: behind a proxy, that is not the home's. */
function uriOnSite(address: string, { home, addresses }: GatewayContext['site']): string | null {
  const url = new URL(address);
  url.searchParams.delete('preview');
  const atHome = new URL(home);
  atHome.pathname = url.pathname;
  atHome.search = url.search;
  return uriWithin(url.href, addresses) ?? uriWithin(atHome.href, addresses);
}
