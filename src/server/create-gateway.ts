import { setMaxListeners } from 'node:events';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import { buildSchema } from '../graphql/build-schema.ts';
import type { GatewayContext } from '../graphql/context.ts';
import { createLoaders, withSignal } from '../loaders/loaders.ts';
import { createSiteMemory } from '../loaders/site-memory.ts';
import { buildSiteModel } from '../site/site-model.ts';
import { type DiscoveredSite, discoverSite } from '../wordpress/discover.ts';
import type { TransportOptions } from '../wordpress/transport.ts';
import { operationSignal } from './operation-signal.ts';
import { useGraphiql } from './plugins/use-graphiql.ts';
import { useUpstreamClose } from './plugins/use-upstream-close.ts';
import { publicError } from './public-error.ts';

export interface GatewayLimits {
  /** The most items that `first` or `last` may ask. 1,000 unless told otherwise. */
  readonly maxPageSize?: number;
  /** Milliseconds that a whole operation may take. 30,000 unless told otherwise. */
  readonly operationTimeout?: number;
}

export interface ServeOptions extends GatewayLimits {
  /** The path of the endpoint, and of GraphiQL. `/graphql` unless told otherwise. */
  readonly endpoint?: string;
  /** Whether browsers get GraphiQL at the endpoint. True unless told otherwise. */
  readonly graphiql?: boolean;
  /** Hears of mistakes of the gateway itself, which callers are not told. */
  readonly onError?: (error: unknown) => void;
}

export interface GatewayOptions extends ServeOptions, TransportOptions {
  /** Address of the WordPress site: its home, any of its pages, or its REST root. */
  readonly wordpress: string;
}

/** A Yoga instance: a request listener for `node:http`, and a `fetch` for everything else. Dispose of it to end its connections. */
export type Gateway = YogaServerInstance<Record<never, never>, GatewayContext>;

/**
 * Finds the site, builds its schema, and serves it.
 *
 * @example
 * const gateway = await createGateway({ wordpress: 'https://example.com' });
 * createServer(gateway).listen(4000);
 *
 * @throws PressgraphError Where no WordPress can be read at the address: see {@link discoverSite}.
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  return serveSite(await discoverSite(options.wordpress, options), options);
}

/** Serves a site that was already found. */
export function serveSite({ discovery, client }: DiscoveredSite, options: ServeOptions = {}): Gateway {
  const { endpoint = '/graphql', graphiql = true, maxPageSize = 1000, operationTimeout = 30_000 } = options;
  const site = buildSiteModel(discovery);
  const schema = buildSchema(site);
  const memory = createSiteMemory();
  return createYoga<Record<never, never>, GatewayContext>({
    schema: () => schema,
    graphqlEndpoint: endpoint,
    graphiql: false,
    landingPage: false,
    logging: false,
    cors: { origin: '*', credentials: false },
    maskedErrors: { maskError: (error) => publicError(error, options.onError) },
    context: ({ request }): GatewayContext => {
      const signal = operationSignal(request.signal, operationTimeout);
      // Each upstream request of the operation listens to it: many are no leak.
      setMaxListeners(0, signal);
      return {
        site,
        load: createLoaders(withSignal(client, signal), memory),
        pages: { defaultSize: 10, maxSize: maxPageSize },
      };
    },
    plugins: [
      ...(graphiql ? [useGraphiql({ endpoint, title: discovery.name })] : []),
      useUpstreamClose(client),
    ],
  });
}
