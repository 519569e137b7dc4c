import { PressgraphError } from '../../../base/errors.ts';
import type { Discovery } from '../../../model/discovery.ts';
import type { SiteHeaders } from '../../http/site-headers.ts';
import { createTransport, type TransportOptions } from '../../http/transport.ts';
import type { WordPressClient } from '../../rest/client.ts';
import { findRestRoot } from './find-rest-root.ts';
import { parseSiteAddress } from './site-address.ts';
import { siteOfIndex } from './site-index.ts';

/** What changes of a site whose REST API is elsewhere now. */
export type MovedSite = Pick<Discovery, 'restRoot' | 'name' | 'home' | 'url' | 'namespaces'>;

/** Looks for the REST API once more, and leads the site's client to it; `undefined` if it is where it was. */
export type FindAnew = (signal: AbortSignal) => Promise<MovedSite | undefined>;

/**
 * For a site that may move: one of WordPress.com gets a REST API of its own when its plan changes, and the former root then
 * knows no route. The search is that of the start, from the same address, without a credential.
 */
export function finderOf(
  siteUrl: string,
  client: WordPressClient,
  options: TransportOptions & { readonly headersFor: SiteHeaders },
): FindAnew {
  return async (signal) => {
    const transport = createTransport(options);
    try {
      for (const address of parseSiteAddress(siteUrl)) {
        const { found } = await findRestRoot(transport, address, signal);
        if (found === undefined) continue;
        const { restRoot, siteUrl: pages, index } = found;
        if (restRoot.href === client.restRoot.href) return undefined;
        client.moveTo({ restRoot: restRoot.href, siteUrl: pages });
        return { restRoot: restRoot.href, ...siteOfIndex(index, pages) };
      }
      return undefined;
    } finally {
      void transport.close();
    }
  };
}

/** Whether WordPress does not know a route that every site has: it is not the site any more. */
export const isGone = (error: unknown): boolean =>
  error instanceof PressgraphError && error.wordpress?.code === 'rest_no_route';
