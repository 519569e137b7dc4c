import type { Discovery } from '../../model/discovery.ts';
import { buildSiteModel } from '../../model/site-model.ts';
import { exampleQueries } from '../../server/graphiql/example-queries.ts';
import type { Paint } from '../colours.ts';
import { plain } from '../plain.ts';

export interface DescribedGateway {
  readonly url: string;
  readonly discovery: Discovery;
  readonly notes: readonly string[];
  /** Whether browsers get GraphiQL there. */
  readonly hasGraphiql: boolean;
  /** That of the names in the schema. */
  readonly schemaPrefix?: string | undefined;
}

/** What the command prints when it is ready: the URL, what is served, and example queries. */
export function describeGateway(
  { url, discovery, notes, hasGraphiql, schemaPrefix }: DescribedGateway,
  paint: Paint,
): string {
  const { contentTypes, taxonomies } = buildSiteModel(discovery);
  const lines = [
    '',
    paint('bold', `  Pressgraph serves ${plain(discovery.name || discovery.home)}`),
    '',
    `  ${hasGraphiql ? 'GraphiQL' : 'GraphQL '}   ${paint('cyan', url)}`,
    `  WordPress  ${discovery.home}`,
    `  REST API   ${discovery.restRoot}`,
    `  Content    ${labelsOf(contentTypes)}`,
    `  Taxonomies ${labelsOf(taxonomies)}`,
    ...notes.map((note) => `  ${note}`),
    '',
    `  Try one of these${hasGraphiql ? ' (also open as tabs in GraphiQL)' : ''}:`,
    ...exampleQueries(schemaPrefix).flatMap(({ title, query }) => [
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
