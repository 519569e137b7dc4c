import type { Discovery } from '../../model/discovery.ts';
import { buildSiteModel } from '../../model/site-model.ts';
import { EXAMPLE_QUERIES } from '../../server/graphiql/example-queries.ts';
import type { Paint } from '../colours.ts';
import { plain } from '../plain.ts';

/** What the command prints when it is ready: the URL, what is served, and example queries. */
export function describeGateway(
  { url, discovery, notes }: { url: string; discovery: Discovery; notes: readonly string[] },
  paint: Paint,
): string {
  const { contentTypes, taxonomies } = buildSiteModel(discovery);
  const lines = [
    '',
    paint('bold', `  Pressgraph serves ${plain(discovery.name || discovery.home)}`),
    '',
    `  GraphiQL   ${paint('cyan', url)}`,
    `  WordPress  ${discovery.home}`,
    `  REST API   ${discovery.restRoot}`,
    `  Content    ${labelsOf(contentTypes)}`,
    `  Taxonomies ${labelsOf(taxonomies)}`,
    ...notes.map((note) => `  ${note}`),
    '',
    '  Try one of these (also open as tabs in GraphiQL):',
    ...EXAMPLE_QUERIES.flatMap(({ title, query }) => [
      '',
      `  ${paint('bold', title)}`,
      `    ${curl(url, query)}`,
    ]),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

const labelsOf = (models: readonly { readonly label: string }[]): string =>
  plain(models.map(({ label }) => label).join(', '));

/** A query on one line, for a shell. */
function curl(url: string, query: string): string {
  const compact = query.replace(/^#.*$/gm, '').replace(/\s+/g, ' ').trim();
  return `curl ${url} -H 'content-type: application/json' -d '${JSON.stringify({ query: compact }).replaceAll("'", "'\\''")}'`;
}
