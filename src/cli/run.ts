import { createServer } from 'node:http';
import { type GatewayConfig, readConfig } from '../config.ts';
import { PressgraphError } from '../errors.ts';
import { serveSite } from '../server/create-gateway.ts';
import { discoverSite } from '../wordpress/discover.ts';
import { describeGateway } from './describe-gateway.ts';
import { HELP } from './help.ts';
import { listen } from './listen.ts';

/** A WordPress to serve where the user names none. */
export interface FallbackSite {
  readonly url: string;
  /** What else to tell about it, a line each. */
  readonly notes: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface RunOptions {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Started where no address is given; without it, an address is needed. */
  readonly startFallbackSite?: () => Promise<FallbackSite>;
}

export interface RunningGateway {
  /** The address of GraphQL and GraphiQL. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * The `pressgraph` command: finds the site, serves it, and says where.
 *
 * @returns What runs, until it is stopped; or the exit code where nothing does.
 */
export async function run(options: RunOptions): Promise<RunningGateway | number> {
  if (options.argv.includes('--help') || options.argv.includes('-h')) {
    options.print(HELP);
    return 0;
  }
  try {
    return await start(readConfig(options.argv, options.env), options);
  } catch (error) {
    if (!(error instanceof PressgraphError)) throw error;
    options.printError(`${error.message}\n`);
    return 1;
  }
}

async function start(config: GatewayConfig, options: RunOptions): Promise<RunningGateway> {
  const { print, printError, startFallbackSite } = options;
  if (config.wordpress === undefined && !startFallbackSite) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected the address of a WordPress site: --wordpress https://example.com, or WORDPRESS_URL.',
    );
  }
  const fallback = config.wordpress === undefined ? await startFallbackSite?.() : undefined;
  const wordpress = config.wordpress ?? fallback?.url ?? '';
  try {
    const found = await discoverSite(wordpress, config);
    const gateway = serveSite(found, {
      maxPageSize: config.maxPageSize,
      operationTimeout: config.operationTimeout,
      onError: (error) => printError(`${error instanceof Error ? error.stack : String(error)}\n`),
    });
    const server = createServer(gateway);
    const address = await listen(server, config);
    for (const warning of found.discovery.warnings) printError(`Warning: ${warning}\n`);
    const url = `${address}${gateway.graphqlEndpoint}`;
    print(describeGateway({ url, discovery: found.discovery, notes: fallback?.notes ?? [] }));
    return {
      url,
      stop: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await gateway.dispose();
        await fallback?.stop();
      },
    };
  } catch (error) {
    await fallback?.stop();
    throw error;
  }
}
