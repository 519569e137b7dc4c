import { writeFile } from 'node:fs/promises';
import { PressgraphError } from '../../base/errors.ts';
import type { Flags } from '../../config/read-flags.ts';
import { readJsonFile } from '../../config/read-json-file.ts';
import { optionsOf } from '../../config/resolve-options.ts';
import { secretsOf } from '../../config/settings.ts';
import type { GatewayOptions } from '../../server/gateway-options.ts';
import { createRedaction } from '../../server/operating/logging/redact.ts';
import { type OperationVariables, operationsIn } from '../../server/snapshot/operations.ts';
import { recordSite } from '../../server/snapshot/record-site.ts';
import { recordSnapshot } from '../../server/snapshot/record-snapshot.ts';
import { writeSiteFile } from '../../wordpress/snapshot/site-file.ts';
import { writeSnapshot } from '../../wordpress/snapshot/snapshot-file.ts';
import type { RunOptions } from '../command.ts';
import { plain } from '../plain.ts';
import { readCommand } from '../read-command.ts';
import { requireAddress } from '../site-address.ts';
import { readOperationFiles } from './operation-files.ts';

/** Of each type, with `--crawl`. */
const MOST_ITEMS = 10_000;

/**
 * `pressgraph record URL`: writes a snapshot of what the site answers to operations.
 *
 * @returns The exit code: 1 if something could not be recorded that was asked for.
 */
export async function runRecordCommand(options: RunOptions): Promise<number> {
  const { printError, printBytes, printsToTerminal } = options;
  const { flags, settings, objects } = await readCommand(options, {
    own: {
      operations: { type: 'string' },
      variables: { type: 'string' },
      dialect: { type: 'string' },
      crawl: { type: 'boolean' },
      'max-items': { type: 'string' },
      'discovery-only': { type: 'boolean' },
      output: { type: 'string' },
    },
  });
  const wordpress = requireAddress(settings, 'record');
  const { operations: patterns, output, crawl = false } = flags;
  const { snapshot: _, recordMissing: __, ...given } = optionsOf(settings);
  const site = { ...given, ...objects, wordpress };
  const redact = createRedaction(secretsOf(settings));
  const warn = (note: string) => printError(redact(`Warning: ${plain(note)}\n`));
  if (flags['discovery-only'] === true) {
    if (patterns !== undefined || crawl) {
      throw mistake('Expected either --discovery-only, or --operations and --crawl.');
    }
    return await recordDiscovery(site, { ...options, path: output, warn });
  }
  if (patterns === undefined && !crawl) {
    throw mistake('Expected --operations, such as --operations "src/**/*.graphql", or --crawl.');
  }
  if (output === undefined && (printsToTerminal || !printBytes)) {
    throw mistake('Expected --output FILE, or an output that is no terminal: a snapshot is not text.');
  }
  const operations = operationsIn(
    typeof patterns === 'string' ? await readOperationFiles(patterns) : [],
    variablesIn(flags),
  );
  if (operations.length === 0 && !crawl)
    throw mistake(`Expected queries in the files at ${patterns}, found none.`);
  printError(`Recording ${wordpress}\n`);
  const { snapshot, results, missing, notes } = await recordSnapshot(site, {
    operations,
    dialect: dialectIn(flags),
    ...(crawl && { crawlItems: maxItemsIn(flags) }),
  });
  for (const note of notes) warn(note);
  const bytes = await writeSnapshot(snapshot);
  if (typeof output === 'string') await writeFile(output, bytes);
  else await printBytes?.(bytes);
  printError(
    `${counted(results.length, 'operation')}, ${snapshot.answers.length} answers of WordPress, ${Math.ceil(bytes.length / 1024)} KB.\n`,
  );
  return missing.length > 0 ? 1 : 0;
}

/** Writes what a site consists of as JSON, for `pressgraph/edge`. */
async function recordDiscovery(
  given: GatewayOptions,
  {
    path,
    warn,
    print,
    printError,
  }: RunOptions & { readonly path: Flags[string]; readonly warn: (note: string) => void },
): Promise<number> {
  const { site, notes } = await recordSite(given);
  for (const note of notes) warn(note);
  const text = writeSiteFile(site);
  if (typeof path === 'string') await writeFile(path, text);
  else print(text);
  printError(
    `The types and fields of ${site.discovery.name || site.address}, ${Math.ceil(text.length / 1024)} KB.\n`,
  );
  return 0;
}

function variablesIn({ variables: path }: Flags): OperationVariables {
  if (typeof path !== 'string') return {};
  const values = readJsonFile(path, 'variables by the name of the operation');
  if (typeof values === 'object' && values !== null && !Array.isArray(values)) return { ...values };
  throw mistake(`Expected variables by the name of the operation in ${path}.`);
}

function dialectIn({ dialect = 'native' }: Flags): 'native' | 'wpgraphql' {
  if (dialect === 'native' || dialect === 'wpgraphql') return dialect;
  throw mistake(`Expected --dialect to be \`native\` or \`wpgraphql\`, got “${dialect}”.`);
}

function maxItemsIn({ 'max-items': given = String(MOST_ITEMS) }: Flags): number {
  const most = Number(given);
  if (Number.isSafeInteger(most) && most > 0) return most;
  throw mistake(`Expected --max-items to be a number of items, got “${given}”.`);
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const mistake = (message: string): PressgraphError =>
  new PressgraphError('BAD_USER_INPUT', `${message} See --help.`);
