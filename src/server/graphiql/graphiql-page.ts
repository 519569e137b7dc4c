import type { ExampleQuery } from './example-queries.ts';
import type { GraphiqlAssets } from './graphiql-assets.ts';
import { LOGO } from './graphiql-logo.ts';
import { TRACE_STRIP } from './graphiql-trace-script.ts';

export interface GraphiqlPageOptions {
  /** The site's name, as text. */
  readonly siteName: string;
  readonly examples: readonly ExampleQuery[];
  readonly names: GraphiqlAssets['names'];
  /** Where the page finds the files: a path that ends with a slash, best a relative one. */
  readonly assetsPath: string;
  /** Whether the gateway traces. */
  readonly trace: boolean;
}

/** The page itself: all that is heavy is in files that browsers keep. */
export function graphiqlPage({ siteName, examples, names, assetsPath, trace }: GraphiqlPageOptions): string {
  const title = escapeHtml(siteName || 'WordPress');
  const data = {
    // GraphiQL takes the title and the logo for HTML.
    title: `<span class="site-name">${title}</span>`,
    logo: LOGO,
    trace,
    tabs: examples.map(({ query, variables }) => ({
      query,
      ...(variables && { variables: JSON.stringify(variables, null, 2) }),
    })),
    workers: {
      editorWorkerService: assetsPath + names.editorWorker,
      json: assetsPath + names.jsonWorker,
      graphql: assetsPath + names.graphqlWorker,
    },
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · GraphiQL</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(LOGO)}">
<link rel="stylesheet" href="${assetsPath}${names.style}">
<script type="application/json" id="page-data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<script defer src="${assetsPath}${names.script}"></script>
</head>
<body>
<noscript>GraphiQL needs JavaScript. The endpoint answers GraphQL over POST without it.</noscript>
<div id="root"><p class="loading">Loading GraphiQL for ${title} …</p></div>
${trace ? TRACE_STRIP : ''}
</body>
</html>
`;
}

/** What the page may load and whom it may ask: the gateway alone, but for images. */
export const GRAPHIQL_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  // The editor writes style elements for its colours.
  "style-src 'self' 'unsafe-inline'",
  'font-src data:',
  // GraphiQL previews an image in the answer when the pointer is over its address; sites keep images anywhere.
  'img-src * data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
