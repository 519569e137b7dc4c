import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { type Plugin, shouldRenderGraphiQL } from 'graphql-yoga';
import { EXAMPLE_QUERIES } from '../example-queries.ts';

export interface GraphiqlOptions {
  readonly endpoint: string;
  /** The site's name, for the page's title. */
  readonly title: string;
}

/** GraphiQL at the endpoint, for browsers. Its assets are the gateway's own: it works offline. */
export function useGraphiql({ endpoint, title }: GraphiqlOptions): Plugin {
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (url.pathname !== endpoint || !shouldRenderGraphiQL(request)) return;
      const html = renderGraphiQL({
        title: `${title} · GraphiQL`,
        endpoint,
        defaultTabs: EXAMPLE_QUERIES.map(({ query }) => ({ query })),
      });
      endResponse(new fetchAPI.Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }));
    },
  };
}
