import { setMaxListeners } from 'node:events';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { GatewayContext } from '../graphql/context.ts';
import { createLoaders, withSignal } from '../loaders/loaders.ts';
import { createSiteMemory } from '../loaders/site-memory.ts';
import { type DiscoveredSite, discoverSite } from '../wordpress/discover.ts';
import type { TransportOptions } from '../wordpress/transport.ts';
import { operationSignal } from './operation-signal.ts';
import { useGraphiql } from './plugins/use-graphiql.ts';
import { useServedSite } from './plugins/use-served-site.ts';
import { useUpstreamClose } from './plugins/use-upstream-close.ts';
import { publicError } from './public-error.ts';
import { type FollowOptions, SiteFollower } from './site-follower.ts';

export interface GatewayLimits {
  /** The most items that `first` or `last` may ask. 1,000 unless told otherwise. */
  readonly maxPageSize?: number;
  /** Milliseconds that a whole operation may take. 30,000 unless told otherwise. */
  readonly operationTimeout?: number;
}

export interface ServeOptions extends GatewayLimits, FollowOptions {
  /** The path of the endpoint, and of GraphiQL. `/graphql` unless told otherwise. */
  readonly endpoint?: string;
  /** Whether browsers get GraphiQL at the endpoint. True unless told otherwise. */
  readonly graphiql?: boolean;
}

export interface GatewayOptions extends ServeOptions, TransportOptions {
  /** Address of the WordPress site: its home, any of its pages, or its REST root. */
  readonly wordpress: string;
}

/** What an operation gets beside the site, which {@link useServedSite} gives it together with the schema. */
type OperationContext = Omit<GatewayContext, 'site'>;

/** A Yoga instance: a request listener for `node:http`, and a `fetch` for everything else. Dispose of it to end its connections. */
export type Gateway = YogaServerInstance<Record<never, never>, OperationContext> &
  Pick<SiteFollower, 'refresh'>;

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
export function serveSite(found: DiscoveredSite, options: ServeOptions = {}): Gateway {
  const { discovery, client } = found;
  const { endpoint = '/graphql', graphiql = true, maxPageSize = 1000, operationTimeout = 30_000 } = options;
  const follower = new SiteFollower(found, options);
  const memory = createSiteMemory();
  const yoga = createYoga<Record<never, never>, OperationContext>({
    graphqlEndpoint: endpoint,
    graphiql: false,
    landingPage: false,
    logging: false,
    cors: { origin: '*', credentials: false },
    maskedErrors: { maskError: (error) => publicError(error, options.onError) },
    context: ({ request }): OperationContext => {
      const signal = operationSignal(request.signal, operationTimeout);
      // Each upstream request of the operation listens to it: many are no leak.
      setMaxListeners(0, signal);
      return {
        load: createLoaders(withSignal(client, signal), memory),
        pages: { defaultSize: 10, maxSize: maxPageSize },
      };
    },
    plugins: [
      ...(graphiql ? [useGraphiql({ endpoint, title: discovery.name })] : []),
      useUpstreamClose(client),
      // After it, for plugins are disposed of from the last to the first: closing waits for a look under way.
      useServedSite(follower),
    ],
  });
  return Object.assign(yoga, { refresh: () => follower.refresh() });
}
