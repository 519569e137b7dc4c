import { PressgraphError } from '../../base/errors.ts';
import { type GivenSite, readGivenSites, siteVariable } from '../../config/given-sites.ts';
import type { GatewayValues } from '../../config/options.ts';
import { settings } from '../../config/settings.ts';
import type { GatewayOptions } from '../gateway-options.ts';
import type { GatewayLogger } from '../operating/logging/gateway-logger.ts';
import { type ResolvedOptions, resolveServeOptions } from '../resolved-options.ts';
import type { SitesGatewayOptions } from './sites-gateway-options.ts';

export interface ResolvedSites {
  readonly sites: ReadonlyMap<string, GivenSite>;
  /** Of all sites, with defaults: of no site are these alone. */
  readonly shared: ResolvedOptions;
}

/** What belongs to one site: sent to all, it would be told to those that it is not of. */
const OF_ONE_SITE = ['serviceAuthorization', 'siteAuthorization', 'siteHeaders', 'webhookSecret'] as const;

/**
 * @param env Variables of single sites.
 * @throws PressgraphError BAD_USER_INPUT listing every mistake.
 */
export function resolveSites(
  { sites: given, metrics: _metrics, onWarning: _onWarning, ...options }: SitesGatewayOptions,
  env?: Readonly<Record<string, string | undefined>>,
): ResolvedSites {
  const shared = resolveServeOptions(options as GatewayValues);
  if (shared.snapshot !== undefined) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected `sites` or `snapshot`, got both: a snapshot is of one site.',
    );
  }
  const sites = readGivenSites(given, env);
  const [example = 'us'] = sites.keys();
  const mistakes = settings.flatMap(({ name, path, variable }) =>
    OF_ONE_SITE.some((each) => each === name) && shared[name] !== undefined
      ? [
          `Expected ${path} (${variable}) for each site, in \`sites.${example}\` or as ${siteVariable(example, variable)}: of several sites, each has its own.`,
        ]
      : [],
  );
  if (mistakes.length > 0) throw new PressgraphError('BAD_USER_INPUT', mistakes.join('\n'));
  return { sites, shared };
}

/** The options of one site's gateway. */
export function optionsOfSite(
  key: string,
  { host: _host, ...site }: GivenSite,
  { sites: _sites, onWarning: _onWarning, ...shared }: SitesGatewayOptions,
): GatewayOptions {
  const { logger, metrics, onRequest, onError, onSchemaChange } = shared;
  return {
    ...shared,
    ...site,
    ...(site.upstream && { upstream: { ...shared.upstream, ...site.upstream } }),
    ...(site.callers && { callers: { ...shared.callers, ...site.callers } }),
    ...(site.freshness && { freshness: { ...shared.freshness, ...site.freshness } }),
    logger: logger && loggerOfSite(logger, key),
    metrics: metrics?.of(key),
    onRequest: onRequest && ((request) => onRequest(request, key)),
    onError: onError && ((error, requestId) => onError(error, requestId, key)),
    onSchemaChange: onSchemaChange && ((schema, former) => onSchemaChange(schema, former, key)),
  };
}

/** Each of its lines has the key of the site. */
export const loggerOfSite = (logger: GatewayLogger, site: string): GatewayLogger => ({
  debug: (fields, message) => logger.debug({ site, ...fields }, message),
  info: (fields, message) => logger.info({ site, ...fields }, message),
  warn: (fields, message) => logger.warn({ site, ...fields }, message),
  error: (fields, message) => logger.error({ site, ...fields }, message),
  ...(logger.isLevelEnabled && { isLevelEnabled: (level) => logger.isLevelEnabled?.(level) ?? true }),
});
