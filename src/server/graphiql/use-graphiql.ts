import { type Plugin, shouldRenderGraphiQL } from 'graphql-yoga';
import { prefixedRoot } from '../../graphql/engine/prefix/prefixed-names.ts';
import { pageResponse } from '../html-page.ts';
import type { SiteVersion } from '../site/schema-pool.ts';
import type { ExampleQuery } from './example-queries.ts';
import type { GraphiqlAsset, GraphiqlAssets } from './graphiql-assets.ts';
import { ASSET_PARAMETER, GRAPHIQL_POLICY, graphiqlPage } from './graphiql-page.ts';

/** What a page is for; its name is the page's title. */
interface Named {
  readonly model: { readonly name: string };
}

export interface GraphiqlOptions<Version extends Named = SiteVersion> {
  readonly endpoint: string;
  readonly site: { readonly version: Version };
  /** Whether to show the requests of each run to WordPress. */
  readonly trace: boolean;
  /** Operations to start with on a site: a tab each. */
  readonly examples: (version: Version) => readonly ExampleQuery[];
  /** What the names of root fields begin with. */
  readonly schemaPrefix?: string | undefined;
  /** The keys of the sites, if the schema is that of several. */
  readonly siteKeys?: (() => readonly string[]) | undefined;
  /** Its files, read from its package with the first call. */
  readonly assets: () => Promise<GraphiqlAssets>;
}

/**
 * GraphiQL at the endpoint, for browsers, and its files at `?asset=` of the same path. All of it is the gateway's own: it
 * works offline, and tells no other host what users look at.
 */
export function useGraphiql<Version extends Named = SiteVersion>({
  endpoint,
  site,
  trace,
  examples,
  schemaPrefix = '',
  siteKeys,
  assets: load,
}: GraphiqlOptions<Version>): Plugin {
  const root = (field: string) => `${field}: ${prefixedRoot(schemaPrefix, field)}`;
  const viewer = `{ ${root('viewer')} { name } }`;
  const viewerOfSite = `query ($site: SiteKey!) { ${root('site')}(key: $site) { query ${viewer} } }`;
  const paths = [endpoint, endpoint.endsWith('/') ? endpoint : `${endpoint}/`];
  return {
    async onRequest({ request, url: { pathname, searchParams }, fetchAPI: { Response }, endResponse }) {
      if (!paths.includes(pathname) || !['GET', 'HEAD'].includes(request.method)) return;
      const name = searchParams.get(ASSET_PARAMETER);
      if (name !== null) {
        const asset = (await load()).byName.get(name);
        endResponse(
          asset
            ? await assetResponse(asset, request, Response)
            : new Response('No such file', { status: 404 }),
        );
      } else if (shouldRenderGraphiQL(request)) {
        const { names } = await load();
        const { version } = site;
        const siteName = version.model.name;
        const page = graphiqlPage({
          ...{ siteName, examples: examples(version), names, trace },
          ...{ viewerQuery: siteKeys ? viewerOfSite : viewer, sites: siteKeys?.() },
        });
        // The same address answers JSON to other clients.
        const headers = { vary: 'Accept' };
        endResponse(pageResponse(page, { policy: GRAPHIQL_POLICY, headers, ResponseClass: Response }));
      }
    },
  };
}

async function assetResponse(
  asset: GraphiqlAsset,
  { headers }: Request,
  ResponseClass: typeof Response,
): Promise<Response> {
  const { encoding, body } = await asset.encode(headers.get('accept-encoding'));
  return new ResponseClass(body, {
    headers: {
      ...ASSET_HEADERS,
      'content-type': asset.contentType,
      'content-length': String(body.byteLength),
      ...(encoding && { 'content-encoding': encoding }),
    },
  });
}

const ASSET_HEADERS = {
  // A file that changes gets another name.
  'cache-control': 'public, max-age=31536000, immutable',
  vary: 'Accept-Encoding',
  'x-content-type-options': 'nosniff',
};
