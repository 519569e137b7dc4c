import { type SettingChoice, settingsIn } from '../config/read-flags.ts';
import { type NamedSetting, SETTING_GROUPS, type Settings } from '../config/settings.ts';
import { DOCTOR_DEFAULTS, DOCTOR_TIME_LIMIT } from './doctor/doctor-defaults.ts';
import { wrap } from './plain.ts';

const WIDTH = 120;

/** A link between pages of the documentation. */
const LINK = /\[[^\]]+\]\(([\w-]+\.md)\)/g;

/** The `--help` text of each command, and of `pressgraph` itself. */
export const HELP = {
  overview: `pressgraph: GraphQL for any WordPress site, with nothing to install on it.

Usage: pressgraph [serve] https://example.com [settings]
       pressgraph schema https://example.com [--dialect wpgraphql] [--diff old.graphql [--json]] [settings]
       pressgraph doctor https://example.com [--strict] [--json] [settings]
       pressgraph init [https://example.com] [--force]
       pressgraph record https://example.com --operations "src/**/*.graphql" > site.snapshot
       pressgraph --snapshot site.snapshot
       pressgraph --version | --help

  serve    Serves the site as GraphQL until it is stopped. The default.
  schema   Prints the site's schema, or its changes. See pressgraph schema --help.
  record   Writes what the site answers into a snapshot, to serve it without WordPress. See pressgraph record --help.
  doctor   Tells what of the site can be served, what is blocked and by whom. See pressgraph doctor --help.
  init     Writes a config file, one for GraphQL Code Generator, and a compose file. See pressgraph init --help.

${tableOf()}`,

  serve: `pressgraph serve: serves a WordPress site as GraphQL, with GraphiQL for browsers, until it is stopped.

Usage: pressgraph serve https://example.com [settings]

SIGHUP makes it rediscover the site, its fields included, unless it runs in a terminal.

${tableOf()}`,

  schema: `pressgraph schema: prints the GraphQL schema of a WordPress site, or its changes.

Usage: pressgraph schema https://example.com [--dialect wpgraphql] > schema.graphql
       pressgraph schema https://example.com --diff schema.graphql [--json]
       pressgraph schema --site us=https://example.com/usa --site in=https://example.com/india > schema.graphql

Of several sites, it is the schema over all of them. A key alone chooses the schema of one: --site us. The sites may also
be those of SITES or of a config file.

  --dialect NAME       Which schema: native, or wpgraphql. [native]
  --diff FILE          Prints what changed from the schema in the file to that of the site, except descriptions.
  --json               Prints them as JSON: { breaking, dangerous, safe }, each a list of { coordinate, message }.

Exit code without --diff: 0 if the schema was printed, 1 if the site cannot be read, 2 for an invalid command line.
With --diff: 0 if nothing breaks queries, 1 if something may, 2 if the two could not be compared.

${tableOf(['site', 'sites'])}`,

  doctor: `pressgraph doctor: tells what of a WordPress site can be served, what is blocked and by whom, and what to change.

Usage: pressgraph doctor https://example.com [--authorization user:password] [--strict] [--json]

  --authorization USER:PASSWORD  An application password, or “Bearer TOKEN”: who it is, and what opens to it. Better as
                                 the variable WORDPRESS_AUTHORIZATION. It is never shown.
  --strict                       Fails where anything is limited, too.
  --json                         Prints the report as JSON: see docs/doctor.md.
  --time-limit SECONDS           Seconds after which it tells what it has found until then. [${DOCTOR_TIME_LIMIT}]

Exit code: 0 where the site can be served, 1 where something fails (with --strict, or is limited), 2 for a wrong command
line. It takes about 25 requests, two more for each post type and taxonomy of the site's own.

${tableOf('site', DOCTOR_DEFAULTS)}`,

  init: `pressgraph init: writes what a project with Pressgraph begins with into the working directory.

Usage: pressgraph init [https://example.com] [--force]

  pressgraph.config.mjs  The settings of the command.
  codegen.ts             GraphQL Code Generator: types for the queries of the project, from the gateway's schema.
  compose.yaml           Pressgraph in a container, for Docker Compose.

  --force              Overwrites files that exist. Without it, nothing is written if one of them does.

In a terminal, it asks for the address if none is given.
`,

  record: `pressgraph record: writes what a WordPress site answers to your queries into a snapshot, to serve it without WordPress.

Usage: pressgraph record https://example.com --operations "src/**/*.graphql" [--crawl] > site.snapshot
       pressgraph --snapshot site.snapshot
       pressgraph record https://example.com --discovery-only > site.json

  --operations PATTERNS  Files with queries and fragments: patterns, comma-separated. Quote them. Of source code, such as
                         "src/**/*.{ts,tsx}", what stands in \`gql\` and \`graphql\`; for that, the project needs
                         @graphql-tools/graphql-tag-pluck, which GraphQL Code Generator brings. Of JSON, the persisted
                         operations of GraphQL Code Generator, Relay or Apollo.
  --variables FILE       Values of variables, as JSON by the name of the operation: { "Post": [{ "slug": "hello" }] }.
                         An operation that needs values and has none is left out.
  --dialect NAME         In which schema they are: native, or wpgraphql. [native]
  --crawl                Reads every public item, too, so that other queries find them.
  --max-items NUMBER     Most items of each type with --crawl. [10000]
  --discovery-only       Writes the types and fields of the site alone, as JSON: what \`pressgraph/edge\` starts from.
  --output FILE          Where to write it. Default: standard output.

Exit code: 0, or 1 if an operation is not recorded, because it lacks values or the schema refuses it; 2 for a wrong
command line.

Only what the public may read is recorded: a configured service credential is refused, and so is a snapshot in which a
configured secret occurs.

${tableOf()}`,
} as const;

/** Settings of a scope (default: all) by group, with the command's own defaults. */
function tableOf(scope?: SettingChoice, defaults: Partial<Settings> = {}): string {
  const shown = settingsIn(scope);
  const flagWidth = Math.max(...shown.map((setting) => nameOf(setting).length));
  const variableWidth = Math.max(...shown.map(({ variable }) => variable.length));
  const margin = flagWidth + variableWidth + 6;
  const rowOf = (setting: NamedSetting): string => {
    const { variable, name, description, isSecret } = setting;
    const value = defaults[name] ?? setting.default;
    const words = [
      description.replace(LINK, 'docs/$1'),
      ...(isSecret ? ['A secret: set the variable, not the flag.'] : []),
      ...(value === undefined || `${value}` === '' ? [] : [`[${value}]`]),
    ];
    const [first = '', ...others] = wrap(words.join(' '), WIDTH - margin);
    const names = `  ${nameOf(setting).padEnd(flagWidth)}  ${variable.padEnd(variableWidth)}  ${first}`;
    return [names, ...others.map((line) => ' '.repeat(margin) + line), ''].join('\n');
  };
  const tables = SETTING_GROUPS.map(({ name, title }) => ({
    title,
    rows: shown.filter(({ group }) => group === name).map(rowOf),
  }));
  const table = tables
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, rows }) => `${title}\n${rows.join('')}`)
    .join('\n');
  return `Each setting is a flag, an environment variable or an option in a config file; the first of them wins. Lists are
comma-separated, switches are \`true\` (or nothing) or \`false\`, and [brackets] hold the default.

  -c, --config FILE    The config file; or the variable PRESSGRAPH_CONFIG. [pressgraph.config.ts, .mts, .js, .mjs or .json]

${table}`;
}

function nameOf({ flag, short }: NamedSetting): string {
  return short ? `--${flag}, -${short}` : `--${flag}`;
}
