import { type Settings, secretsOf } from '../../config/settings.ts';
import type { Discovery } from '../../model/discovery.ts';
import type { GatewayLogger } from '../../server/operating/logging/gateway-logger.ts';
import { logError } from '../../server/operating/logging/log-error.ts';
import { createRedaction } from '../../server/operating/logging/redact.ts';
import { loggerOfSite } from '../../server/sites/sites-options.ts';
import { painter, wantsColours } from '../colours.ts';
import { type RunOptions, tellError } from '../command.ts';
import { plain, plainLines } from '../plain.ts';
import { describeSites, type StartedSites } from './describe-sites.ts';

/** Reports of a running command: as text for people, or as JSON lines for log collectors. */
export interface Reporter {
  /** Logs each request; `undefined` in text mode. */
  readonly logger: GatewayLogger | undefined;
  started(gateway: { url: string; discovery: Discovery; notes: readonly string[] }): Promise<void>;
  /** The same of several sites. */
  startedSites(gateway: StartedSites): void;
  tell(message: string): void;
  warn(message: string): void;
  /** @param site The key of the site that it is of, of several. */
  error(error: unknown, site?: string): void;
}

/** @param secrets Values that must not be shown. Default: those of the settings. */
export async function createReporter(
  settings: Settings,
  options: RunOptions,
  secrets: readonly string[] | (() => readonly string[]) = secretsOf(settings),
): Promise<Reporter> {
  const { print, printError, isTerminal = true } = options;
  const { logFormat, logLevel, graphiql: hasGraphiql, schemaPrefix } = settings;
  const paint = painter(wantsColours(options.env, options.printsToTerminal));
  const describe = async (gateway: Parameters<Reporter['started']>[0]) => {
    // Lazy import: it needs GraphQL.js, which is loaded while WordPress answers.
    const { describeGateway } = await import('./describe-gateway.ts');
    print(describeGateway({ ...gateway, hasGraphiql, schemaPrefix }, paint));
  };
  if (logFormat === 'text' || (logFormat === 'auto' && isTerminal)) {
    const redact = createRedaction(secrets);
    return {
      logger: undefined,
      started: describe,
      tell: (message) => printError(redact(`${plainLines(message)}\n`)),
      warn: (message) => printError(redact(`Warning: ${plain(message)}\n`)),
      startedSites: (gateway) => print(describeSites(gateway)),
      error: (error, site) =>
        printError(redact(`${site === undefined ? '' : `${site}: `}${tellError(error)}`)),
    };
  }
  // Lazy import: in a terminal, nothing is logged as JSON.
  const { createLogger } = await import('../../server/operating/logging/logger.ts');
  const logger = createLogger({
    level: logLevel,
    write: printError,
    secrets,
  });
  return {
    logger,
    async started(gateway) {
      // In JSON mode, print nothing else: both outputs may be one stream, as in a container.
      if (logFormat === 'auto') await describe(gateway);
      const { url, discovery, notes } = gateway;
      logger.info({ url, wordpress: discovery.home, restRoot: discovery.restRoot, notes }, 'started');
    },
    startedSites(gateway) {
      if (logFormat === 'auto') print(describeSites(gateway));
      logger.info(gateway, 'started');
    },
    tell: (message) => logger.info({}, message),
    warn: (message) => logger.warn({}, message),
    error: (error, site) => logError(site === undefined ? logger : loggerOfSite(logger, site), error),
  };
}
