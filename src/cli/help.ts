import { settings } from '../config/config.ts';
import type { SettingScope } from '../config/setting.ts';

/** What each command's `--help` prints, and that of the command without one. */
export const HELP = {
  overview: `pressgraph: GraphQL for any WordPress site, with nothing to install on it.

Usage: pressgraph [serve] --wordpress https://example.com [settings]
       pressgraph schema https://example.com [--diff old.graphql [--json]] [settings]
       pressgraph doctor https://example.com [--strict] [--json] [settings]
       pressgraph --version

  serve    Serves the site as GraphQL, until it is stopped. What runs where no command is named.
  schema   Prints the schema of the site, or what has changed in it. See pressgraph schema --help.
  doctor   Tells what of the site can be served, what is blocked and by whom. See pressgraph doctor --help.

${tableOf(settings)}`,

  serve: `pressgraph serve: serves a WordPress site as GraphQL, with GraphiQL for browsers, until it is stopped.

Usage: pressgraph serve --wordpress https://example.com [settings]

The signal SIGHUP makes it look at the site again, its fields included, where it does not run in a terminal.

${tableOf(settings)}`,

  schema: `pressgraph schema: prints the GraphQL schema of a WordPress site, or what has changed in it.

Usage: pressgraph schema https://example.com > schema.graphql
       pressgraph schema https://example.com --diff schema.graphql [--json]

  --diff FILE          Prints the changes from the schema in the file to that of the site, but for descriptions.
  --json               Prints them as JSON: { breaking, dangerous, safe }, each a list of { coordinate, message }.

Exit code, without --diff: 0 where the schema was printed, 1 where the site cannot be read, 2 for a wrong command line.
With --diff: 0 where nothing breaks queries, 1 where something may, 2 where the two could not be compared.

${tableOf(settingsOf('site'))}`,

  doctor: `pressgraph doctor: tells what of a WordPress site can be served, what is blocked and by whom, and what to change.

Usage: pressgraph doctor https://example.com [--authorization user:password] [--strict] [--json]

  --authorization USER:PASSWORD  An application password: who it is, and what opens to it. Better as the variable
                                 WORDPRESS_AUTHORIZATION. It is never shown.
  --strict                       Fails where anything is limited, too.
  --json                         Prints the report as JSON: see docs/doctor.md.
  --time-limit SECONDS           Seconds after which it tells what it has found until then. [60]

Exit code: 0 where the site can be served, 1 where something fails (with --strict, or is limited), 2 for a wrong command
line. It takes about 25 requests, two more for each post type and taxonomy of the site's own.

${tableOf(settingsOf('site'))}`,
} as const;

function settingsOf(scope: SettingScope): typeof settings {
  return settings.filter((setting) => setting.scope === scope);
}

function tableOf(shown: typeof settings): string {
  const flagWidth = Math.max(...shown.map(({ flag }) => flag.length));
  const variableWidth = Math.max(...shown.map(({ variable }) => variable.length));
  const row = (flag: string, variable: string, told: string) =>
    `  ${flag.padEnd(flagWidth)} ${variable.padEnd(variableWidth)} ${told}\n`;
  const rows = shown.map(({ flag, variable, description, usual }) =>
    row(flag, variable, `${description}${usual === '' ? '' : ` [${usual}]`}`),
  );
  return row('Setting', 'Variable', 'What it sets [usual value]') + rows.join('');
}
