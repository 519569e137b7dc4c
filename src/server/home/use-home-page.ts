import type { Plugin } from 'graphql-yoga';
import { ExpiringMap } from '../../base/expiring-map.ts';
import { pageResponse } from '../html-page.ts';
import type { ServedSite } from '../site/served-site.ts';
import { type AskPublicly, type HomeData, readHomeData } from './home-data.ts';
import { type HomeAddresses, homePage } from './home-page.ts';
import { HOME_POLICY } from './home-style.ts';

export interface HomeOptions extends HomeAddresses {
  readonly site: Pick<ServedSite, 'version'>;
  readonly ask: AskPublicly;
  /** That of the names in the schema. */
  readonly schemaPrefix: string | undefined;
}

/** Milliseconds for which the page tells the same: however often it is opened, WordPress is asked no more often. */
const FRESH = 60_000;

/** A page at `/` for people: what is served, and where. */
export function useHomePage({ site, ask, schemaPrefix, ...addresses }: HomeOptions): Plugin {
  const remembered = new ExpiringMap<Promise<HomeData | undefined>>(FRESH);
  const read = (): Promise<HomeData | undefined> => {
    const data = remembered.get('') ?? readHomeData(ask, schemaPrefix).catch(() => undefined);
    remembered.set('', data);
    return data;
  };
  return {
    async onRequest({ request: { method }, url: { pathname, search }, fetchAPI, endResponse }) {
      // With parameters, it may be an operation.
      if (pathname !== addresses.home || search !== '' || !['GET', 'HEAD'].includes(method)) return;
      const { name, home } = site.version.model;
      const page = homePage({ ...addresses, siteName: name, siteUrl: home, data: await read() });
      endResponse(pageResponse(page, { policy: HOME_POLICY, method, ResponseClass: fetchAPI.Response }));
    },
  };
}
