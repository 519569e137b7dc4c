import { settings } from '../config.ts';

const rows = settings.map(({ flag, variable, description, usual }) => {
  const value = usual === '' ? '' : ` [${usual}]`;
  return `  ${flag.padEnd(20)} ${variable.padEnd(18)} ${description}${value}`;
});

/** What `pressgraph --help` prints: every setting, by flag and by environment variable. */
export const HELP = `pressgraph: GraphQL for any WordPress site, with nothing to install on it.

Usage: pressgraph --wordpress https://example.com [settings]

  ${'Flag'.padEnd(20)} ${'Variable'.padEnd(18)} What it sets [usual value]
${rows.join('\n')}
`;
