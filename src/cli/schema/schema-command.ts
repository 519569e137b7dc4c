import { readFile } from 'node:fs/promises';
import { buildSchema as buildSchemaOfText, type GraphQLSchema } from 'graphql';
import { PressgraphError } from '../../base/errors.ts';
import { readGivenNames } from '../../config/given-names.ts';
import type { GivenSites } from '../../config/given-sites.ts';
import {
  buildSchema,
  buildWPGraphQLSchema,
  checkGivenNames,
  notesOfGiven,
} from '../../graphql/build-schema.ts';
import { printSdl } from '../../graphql/print-sdl.ts';
import { buildSiteModel } from '../../model/site-model.ts';
import { readNamespaces } from '../../server/namespaces/read-namespaces.ts';
import type { SchemaName } from '../../server/operating/request-record.ts';
import { readGivenDialect } from '../../server/wpgraphql/read-given-dialect.ts';
import { discoverSite } from '../../wordpress/discovery/discover.ts';
import { type RunOptions, tellError } from '../command.ts';
import { plain, plainJson, plainLines } from '../plain.ts';
import { type CommandInput, readCommand } from '../read-command.ts';
import { requireAddress } from '../site-address.ts';
import { readSitesSchema } from './read-sites-schema.ts';
import { compareSchemas, tellChanges } from './schema-changes.ts';
import { takeSelectedSite } from './selected-site.ts';

/**
 * `pressgraph schema URL`: prints the schema of a site or over several, or its changes since an earlier one.
 *
 * @returns The exit code: with `--diff`, 1 means only breaking changes.
 */
export async function runSchemaCommand(options: RunOptions): Promise<number> {
  const { print, printError } = options;
  const { argv, site } = takeSelectedSite(options.argv);
  const input = await readCommand(
    { ...options, argv },
    {
      scope: ['site', 'sites'],
      own: { diff: { type: 'string' }, json: { type: 'boolean' }, dialect: { type: 'string' } },
    },
  );
  const { flags, settings } = input;
  const { diff, json = false, dialect = 'native' } = flags;
  if (dialect !== 'native' && dialect !== 'wpgraphql') {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected --dialect to be \`native\` or \`wpgraphql\`, got “${dialect}”. See --help.`,
    );
  }
  if (json && diff === undefined) {
    throw new PressgraphError('BAD_USER_INPUT', 'Expected --diff with --json. See --help.');
  }
  const { wordpress, sites } = settings;
  const isOne = wordpress !== undefined || sites === undefined;
  if (isOne && site !== undefined) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected several sites with --site ${site}. See --help.`);
  }
  const address = isOne ? requireAddress(settings, 'schema') : undefined;
  const read = async () =>
    address === undefined
      ? await readSitesSchema(sites as string | GivenSites, { ...input, site, dialect }, options)
      : printSdl(await readSiteSchema(address, input, dialect, printError));
  if (typeof diff !== 'string') {
    print(await read());
    return 0;
  }
  try {
    const former = await readSchemaFile(diff);
    const changes = await compareSchemas(former, buildSchemaOfText(await read()));
    print(json ? `${plainJson(changes)}\n` : plainLines(tellChanges(changes)));
    return changes.breaking.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof PressgraphError)) throw error;
    printError(tellError(error));
    return 2;
  }
}

async function readSiteSchema(
  address: string,
  { settings, objects }: CommandInput,
  dialect: SchemaName,
  printError: (text: string) => void,
): Promise<GraphQLSchema> {
  printError(`Reading ${address}\n`);
  const describedNamespaces = readNamespaces(settings.namespaces);
  const { discovery, client } = await discoverSite(address, { ...settings, ...objects, describedNamespaces });
  try {
    for (const warning of discovery.warnings) printError(`Warning: ${plain(warning)}\n`);
    const model = buildSiteModel(discovery);
    const names = readGivenNames(settings.names);
    checkGivenNames(model, names);
    if (dialect === 'native') return buildSchema(model, names, objects.extendSchema, settings);
    const given = await readGivenDialect(settings, names);
    for (const note of notesOfGiven(model, given)) printError(`Warning: ${plain(note)}\n`);
    return buildWPGraphQLSchema(model, given, objects.extendWPGraphQL);
  } finally {
    await client.close();
  }
}

async function readSchemaFile(file: string): Promise<GraphQLSchema> {
  try {
    return buildSchemaOfText(await readFile(file, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PressgraphError('BAD_USER_INPUT', `Expected a GraphQL schema in ${file}: ${reason}`, { cause });
  }
}
