import { createServer } from 'node:http';
import { type GatewayConfig, readConfig } from '../config.ts';
import { PressgraphError } from '../errors.ts';
import { type Gateway, openGateway } from '../server/create-gateway.ts';
import { discoverSite } from '../wordpress/discover.ts';
import { type RunningGateway, type RunOptions, tellError } from './command.ts';
import { describeGateway } from './describe-gateway.ts';
import { listen } from './listen.ts';
import { compareSchemas, tellChanges } from './schema-changes.ts';

/** `pressgraph serve`: finds the site, serves it, and says where. */
export async function runServeCommand(options: RunOptions): Promise<RunningGateway> {
  const config = readConfig(options.argv, options.env);
  const { startFallbackSite } = options;
  if (config.wordpress !== undefined) return await serve(config.wordpress, config, options);
  if (!startFallbackSite) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected the address of a WordPress site: --wordpress https://example.com, or WORDPRESS_URL.',
    );
  }
  const site = await startFallbackSite();
  try {
    const running = await serve(site.url, config, options, site.notes);
    return { ...running, stop: () => running.stop().finally(() => site.stop()) };
  } catch (error) {
    await site.stop();
    throw error;
  }
}

async function serve(
  wordpress: string,
  config: GatewayConfig,
  { print, printError }: RunOptions,
  notes: readonly string[] = [],
): Promise<RunningGateway> {
  const onError = (error: unknown) => printError(tellError(error));
  const found = await discoverSite(wordpress, config);
  const { serviceAuthorization: authorization, serviceReads: reads } = config;
  const service = authorization === undefined ? undefined : { authorization, reads };
  const gateway = await openGateway(found, {
    ...config,
    service,
    onError,
    onSchemaChange: (schema, former) => {
      compareSchemas(former, schema)
        .then((changes) =>
          printError(`The site has changed, and what is served with it.\n${tellChanges(changes)}`),
        )
        .catch(onError);
    },
  });
  const server = createServer(gateway);
  try {
    const url = `${await listen(server, config)}${gateway.graphqlEndpoint}`;
    for (const warning of found.discovery.warnings) printError(`Warning: ${warning}\n`);
    print(describeGateway({ url, discovery: found.discovery, notes }));
    return {
      url,
      refresh: () => lookAgain(gateway, printError),
      stop: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await gateway.dispose();
      },
    };
  } catch (error) {
    await gateway.dispose();
    throw error;
  }
}

async function lookAgain(gateway: Gateway, printError: RunOptions['printError']): Promise<void> {
  try {
    // What is new is told by `onSchemaChange`.
    if (!(await gateway.refresh())) printError('The site is as it was.\n');
  } catch (error) {
    printError(tellError(error));
  }
}
