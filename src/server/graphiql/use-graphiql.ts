import { type Plugin, shouldRenderGraphiQL } from 'graphql-yoga';
import type { ServedSite } from '../site/served-site.ts';
import { EXAMPLE_QUERIES } from './example-queries.ts';
import { type GraphiqlAssets, loadGraphiqlAssets } from './graphiql-assets.ts';
import { GRAPHIQL_POLICY, graphiqlPage } from './graphiql-page.ts';

export interface GraphiqlOptions {
  readonly endpoint: string;
  /** Its name is the page's title. */
  readonly site: Pick<ServedSite, 'version'>;
  /** Whether to show what each run asks of WordPress. */
  readonly trace: boolean;
}

/**
 * GraphiQL at the endpoint, for browsers, and its files in `assets/` below the endpoint. All of it is the
 * gateway's own: it works offline, and tells no other host what is looked at.
 */
export function useGraphiql({ endpoint, site, trace }: GraphiqlOptions): Plugin {
  const root = endpoint.endsWith('/') ? endpoint.slice(0, -1) : endpoint;
  const assetsRoot = `${root}/assets/`;
  let loading: Promise<GraphiqlAssets> | undefined;
  const load = () => {
    loading ??= loadGraphiqlAssets();
    return loading;
  };
  return {
    async onRequest({ request, url: { pathname }, fetchAPI: { Response }, endResponse }) {
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      if ((pathname === endpoint || pathname === `${root}/`) && shouldRenderGraphiQL(request)) {
        const { names } = await load();
        // Relative to the page, so that it works behind a proxy that serves the gateway below a path of its own.
        const assetsPath = pathname.endsWith('/')
          ? 'assets/'
          : `${root.slice(root.lastIndexOf('/') + 1)}/assets/`;
        const page = graphiqlPage({
          siteName: site.version.model.name,
          examples: EXAMPLE_QUERIES,
          names,
          assetsPath,
          trace,
        });
        endResponse(new Response(page, { headers: PAGE_HEADERS }));
      } else if (isRead && pathname.startsWith(assetsRoot)) {
        const asset = (await load()).byName.get(pathname.slice(assetsRoot.length));
        if (!asset) return endResponse(new Response('Not found', { status: 404 }));
        const { encoding, body } = await asset.encode(request.headers.get('accept-encoding'));
        endResponse(
          new Response(body, {
            headers: {
              ...ASSET_HEADERS,
              'content-type': asset.contentType,
              'content-length': String(body.byteLength),
              ...(encoding && { 'content-encoding': encoding }),
            },
          }),
        );
      }
    },
  };
}

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': GRAPHIQL_POLICY,
  // The same address answers JSON to those who are no browser.
  vary: 'Accept',
  'cache-control': 'no-cache',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const ASSET_HEADERS = {
  // The name holds the content's hash: what changes has another name.
  'cache-control': 'public, max-age=31536000, immutable',
  vary: 'Accept-Encoding',
  'x-content-type-options': 'nosniff',
};
