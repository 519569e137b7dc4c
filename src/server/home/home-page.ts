import { escapeHtml } from '../html-page.ts';
import type { BlockedRoute, CountedType, HomeData } from './home-data.ts';
import { styledPage } from './styled-page.ts';

export interface HomeAddresses {
  /** Path of the page itself, and what those of health begin with. */
  readonly home: string;
  /** Path of the native schema. */
  readonly endpoint: string;
  /** Path of WPGraphQL's; `undefined` if it is off. */
  readonly wpgraphql: string | undefined;
  /** Files of the schemas, if they may be read. */
  readonly schemaFile: string | undefined;
}

export interface HomePage extends HomeAddresses {
  readonly siteName: string;
  readonly siteUrl: string;
  /** `undefined` while WordPress cannot be asked. */
  readonly data: HomeData | undefined;
}

/** The page at `/`: what is served, and where. Needs no script. */
export function homePage({ siteName, siteUrl, data, ...addresses }: HomePage): string {
  const heading = siteName || 'WordPress';
  const link = `<a href="${escapeHtml(siteUrl)}">${escapeHtml(siteUrl)}</a>`;
  return styledPage({
    title: `${heading} · Pressgraph`,
    heading,
    words: `GraphQL for ${link}, by Pressgraph`,
    body: `${linksOf(addresses)}
${data ? contentOf(data.types) : '<p class="notice">WordPress cannot be asked at the moment. What is cached is still served.</p>'}
${exampleOf(addresses.endpoint, data?.types[0]?.listField ?? 'posts')}
${data && data.blocked.length > 0 ? blockedOf(data.blocked) : ''}`,
  });
}

function linksOf({ endpoint, wpgraphql, schemaFile, home }: HomeAddresses): string {
  const links: readonly (readonly [address: string, title: string, text: string] | undefined)[] = [
    [endpoint, 'GraphiQL', 'write queries, with the schema beside them'],
    wpgraphql === undefined
      ? undefined
      : [wpgraphql, 'WPGraphQL’s schema', 'for front ends that were written for the plugin'],
    schemaFile === undefined
      ? undefined
      : [schemaFile, 'The schema as a file', 'for code generators and editors'],
    [`${home}readyz`, 'Health', 'for load balancers and monitors'],
  ];
  const items = links.flatMap((link) =>
    link
      ? [
          `<li><a href="${escapeHtml(link[0])}"><strong>${link[1]}</strong> <code>${escapeHtml(link[0])}</code></a><span>${link[2]}</span></li>`,
        ]
      : [],
  );
  return `<nav><ul>${items.join('')}</ul></nav>`;
}

function contentOf(types: readonly CountedType[]): string {
  const rows = types.map(
    ({ label, listField, count }) =>
      `<tr><th scope="row">${escapeHtml(label)}</th><td><code>${escapeHtml(listField)}</code></td><td class="count">${count === undefined ? '' : count.toLocaleString('en')}</td></tr>`,
  );
  return `<section><h2>Content</h2><div class="table"><table><thead><tr><th scope="col">Type</th><th scope="col">Field</th><th scope="col" class="count">Items</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`;
}

const exampleOf = (endpoint: string, listField: string): string => `<section><h2>From a program</h2>
<pre><code>const response = await fetch(<i>new URL('${escapeHtml(endpoint)}', gateway)</i>, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{ ${escapeHtml(listField)}(first: 5) { nodes { id uri } } }' }),
});
const { data, errors } = await response.json();</code></pre></section>`;

/** What WordPress says ends with a full stop of its own. */
const asSentence = (reason: string): string => reason.replace(/([.!?]”)\.$/, '$1');

function blockedOf(blocked: readonly BlockedRoute[]): string {
  const items = blocked.map(
    ({ route, reason, fallback }) =>
      `<li><code>${escapeHtml(route)}</code> <span>${escapeHtml(asSentence(reason))}</span>${fallback === undefined ? '' : ` <span>${escapeHtml(fallback)}</span>`}</li>`,
  );
  return `<section><h2>What WordPress does not show to the public</h2><ul class="blocked">${items.join('')}</ul></section>`;
}
