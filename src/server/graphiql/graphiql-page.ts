import { escapeHtml, pageHead } from '../html-page.ts';
import type { PageData } from './browser/page-data.d.ts';
import type { ExampleQuery } from './example-queries.ts';
import type { GraphiqlAssets } from './graphiql-assets.ts';
import { LOGO } from './graphiql-logo.ts';
import { TRACE_PANEL } from './graphiql-trace-panel.ts';

export interface GraphiqlPageOptions {
  /** The site's name, as text. */
  readonly siteName: string;
  readonly examples: readonly ExampleQuery[];
  readonly names: GraphiqlAssets['names'];
  /** Whether the gateway traces operations. */
  readonly trace: boolean;
  readonly viewerQuery: string;
  /** The keys of the sites, if the schema is that of several. */
  readonly sites?: readonly string[] | undefined;
}

/** The query parameter that names a file of the page. */
export const ASSET_PARAMETER = 'asset';

/**
 * The address of a file, relative to the page. It has the page's own path, so that it works wherever the page does: in a
 * framework that routes this one path, and behind a proxy with a path of its own.
 */
const assetAddress = (name: string): string => `?${ASSET_PARAMETER}=${name}`;

/** The page itself. Everything large is in files that browsers cache. */
export function graphiqlPage({
  siteName,
  examples,
  names,
  trace,
  viewerQuery,
  sites,
}: GraphiqlPageOptions): string {
  const title = escapeHtml(siteName || 'WordPress');
  const data: PageData = {
    title: `<span class="site-name">${title}</span>`,
    logo: LOGO,
    trace,
    viewerQuery,
    ...(sites && { sites }),
    tabs: examples.map(({ query, variables }) => ({
      query,
      ...(variables && { variables: JSON.stringify(variables, null, 2) }),
    })),
    workers: {
      editorWorkerService: assetAddress(names.editorWorker),
      json: assetAddress(names.jsonWorker),
      graphql: assetAddress(names.graphqlWorker),
    },
  };
  return `<!doctype html>
<html lang="en">
<head>
${pageHead(`${siteName || 'WordPress'} · GraphiQL`)}
<link rel="stylesheet" href="${assetAddress(names.style)}">
<script type="application/json" id="page-data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<script defer src="${assetAddress(names.script)}"></script>
</head>
<body>
<noscript>GraphiQL needs JavaScript. The endpoint answers GraphQL over POST without it.</noscript>
<div id="root"><p class="loading">Loading GraphiQL for ${title} …</p></div>
${trace ? TRACE_PANEL : ''}
</body>
</html>
`;
}

/** What the page may load, and where it may send requests: the gateway alone, but for images. */
export const GRAPHIQL_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  // The editor writes style elements for its colours.
  "style-src 'self' 'unsafe-inline'",
  'font-src data:',
  // GraphiQL previews the image under the pointer; sites keep images anywhere.
  'img-src * data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');
