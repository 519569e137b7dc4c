import { PressgraphError } from '../../base/errors.ts';
import { type GivenSite, type GivenSites, readGivenSites } from '../../config/given-sites.ts';
import { optionsOf } from '../../config/resolve-options.ts';
import { fileAt } from '../../server/home/use-home.ts';
import type { SchemaName } from '../../server/operating/request-record.ts';
import { createSitesGateway } from '../../server/sites/create-sites-gateway.ts';
import { dialectEndpoint } from '../../server/wpgraphql/dialect-address.ts';
import type { RunOptions } from '../command.ts';
import { plain } from '../plain.ts';
import type { CommandInput } from '../read-command.ts';

interface AskedSchema extends Pick<CommandInput, 'settings' | 'objects'> {
  /** The key of the site whose own schema it is; `undefined` for that over all of them. */
  readonly site: string | undefined;
  readonly dialect: SchemaName;
}

/**
 * Reads several sites, and returns the schema over all of them, or that of one, as the gateway would serve it.
 *
 * @throws PressgraphError If one of the sites cannot be read: a schema without it would lack its types in silence.
 */
export async function readSitesSchema(
  given: string | GivenSites,
  { settings, objects, site, dialect }: AskedSchema,
  { env, printError }: RunOptions,
): Promise<string> {
  const sites = chosen(readGivenSites(given, env), site);
  if (site === undefined && dialect === 'wpgraphql') {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected --site KEY with --dialect wpgraphql: the schema over all sites is a native one. See --help.',
    );
  }
  for (const [key, { wordpress }] of sites) printError(`Reading ${key}: ${wordpress}\n`);
  const { wordpress: _one, sites: _sites, ...values } = optionsOf(settings);
  const gateway = await createSitesGateway({
    ...{ ...values, ...objects, sites: Object.fromEntries(sites) },
    logger: {
      ...SILENT,
      warn: (fields, message) => printError(`Warning: ${plain(siteIn(fields) + message)}\n`),
    },
    // They are thrown below.
    onError() {},
  });
  try {
    const failures = await gateway.sites.ready();
    if (failures.size > 0) throw failureOf(failures);
    const { endpoint, wpgraphql } = settings;
    const prefix = site === undefined ? '' : `/${site}`;
    const file = fileAt(dialect === 'native' ? endpoint : dialectEndpoint(wpgraphql));
    const response = await gateway.fetch(`http://gateway${prefix}${file}`);
    if (response.ok) return await response.text();
    throw new PressgraphError('INTERNAL_SERVER_ERROR', `Expected a schema, got ${response.status}.`);
  } finally {
    await gateway.dispose();
  }
}

/** All sites, or one of them: at its path, whatever host it is served at. */
function chosen(
  sites: ReadonlyMap<string, GivenSite>,
  key: string | undefined,
): ReadonlyMap<string, GivenSite> {
  if (key === undefined) return sites;
  const site = sites.get(key);
  if (site) return new Map([[key, { ...site, host: undefined }]]);
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected --site to be one of ${[...sites.keys()].join(', ')}, got “${key}”. See --help.`,
  );
}

const SILENT = { debug() {}, info() {}, error() {} };

const siteIn = (fields: object): string => ('site' in fields ? `${fields.site}: ` : '');

/** All failures in one: the catalogue has the code of the first. */
function failureOf(failures: ReadonlyMap<string, unknown>): unknown {
  const [cause] = failures.values();
  if (!(cause instanceof PressgraphError)) return cause;
  const lines = [...failures].map(
    ([key, error]) => `${key}: ${error instanceof Error ? error.message : String(error)}`,
  );
  return new PressgraphError(cause.code, lines.join('\n'), { cause });
}
