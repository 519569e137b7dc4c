import { createHash } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';
import { ExpiringMap } from '../../base/expiring-map.ts';
import type { ServedSite } from '../site/served-site.ts';
import { type AskPublicly, type HomeData, readHomeData } from './home-data.ts';
import { type HomeAddresses, homePage } from './home-page.ts';
import { HOME_STYLE } from './home-style.ts';

export interface HomeOptions extends HomeAddresses {
  readonly site: Pick<ServedSite, 'version'>;
  readonly ask: AskPublicly;
  /** That of the names in the schema. */
  readonly schemaPrefix: string | undefined;
}

/** Milliseconds for which the page tells the same: however often it is opened, WordPress is asked no more often. */
const FRESH = 60_000;

const styleHash = createHash('sha256').update(HOME_STYLE).digest('base64');

/** Of pages in that style, without a script. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-cache',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** A page at `/` for people: what is served, and where. */
export function useHomePage({ site, ask, schemaPrefix, ...addresses }: HomeOptions): Plugin {
  const remembered = new ExpiringMap<Promise<HomeData | undefined>>(FRESH);
  const read = (): Promise<HomeData | undefined> => {
    const data = remembered.get('') ?? readHomeData(ask, schemaPrefix).catch(() => undefined);
    remembered.set('', data);
    return data;
  };
  return {
    async onRequest({ request, url: { pathname, search }, fetchAPI: { Response }, endResponse }) {
      // With parameters, it may be an operation.
      if (pathname !== addresses.home || search !== '' || !['GET', 'HEAD'].includes(request.method)) return;
      const { name, home } = site.version.model;
      const page = homePage({ ...addresses, siteName: name, siteUrl: home, data: await read() });
      endResponse(new Response(request.method === 'HEAD' ? null : page, { headers: { ...PAGE_HEADERS } }));
    },
  };
}
