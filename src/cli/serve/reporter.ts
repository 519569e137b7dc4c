import { type Settings, secretsOf } from '../../config/settings.ts';
import type { Discovery } from '../../model/discovery.ts';
import type { GatewayLogger } from '../../server/operating/gateway-logger.ts';
import { createLogger, logError } from '../../server/operating/logger.ts';
import { createRedaction } from '../../server/operating/redact.ts';
import { painter, wantsColours } from '../colours.ts';
import { type RunOptions, tellError } from '../command.ts';
import { plain, plainLines } from '../plain.ts';
import { describeGateway } from './describe-gateway.ts';

/** Reports of a running command: as text for people, or as JSON lines for log collectors. */
export interface Reporter {
  /** Logs each request; `undefined` in text mode. */
  readonly logger: GatewayLogger | undefined;
  started(gateway: { url: string; discovery: Discovery; notes: readonly string[] }): void;
  tell(message: string): void;
  warn(message: string): void;
  error(error: unknown): void;
}

export function createReporter(settings: Settings, options: RunOptions): Reporter {
  const { print, printError, isTerminal = true } = options;
  const { logFormat, logLevel } = settings;
  const paint = painter(wantsColours(options.env, options.printsToTerminal));
  const describe = (gateway: Parameters<Reporter['started']>[0]) =>
    print(describeGateway({ ...gateway, schemaPrefix: settings.schemaPrefix }, paint));
  if (logFormat === 'text' || (logFormat === 'auto' && isTerminal)) {
    const redact = createRedaction(secretsOf(settings));
    return {
      logger: undefined,
      started: describe,
      tell: (message) => printError(redact(`${plainLines(message)}\n`)),
      warn: (message) => printError(redact(`Warning: ${plain(message)}\n`)),
      error: (error) => printError(redact(tellError(error))),
    };
  }
  const logger = createLogger({
    level: logLevel,
    write: printError,
    secrets: secretsOf(settings),
  });
  return {
    logger,
    started(gateway) {
      // In JSON mode, print nothing else: both outputs may be one stream, as in a container.
      if (logFormat === 'auto') describe(gateway);
      const { url, discovery, notes } = gateway;
      logger.info({ url, wordpress: discovery.home, restRoot: discovery.restRoot, notes }, 'started');
    },
    tell: (message) => logger.info({}, message),
    warn: (message) => logger.warn({}, message),
    error: (error) => logError(logger, error),
  };
}
