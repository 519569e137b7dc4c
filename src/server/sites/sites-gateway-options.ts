import type { GraphQLSchema } from 'graphql';
import type { GivenSites } from '../../config/given-sites.ts';
import type { GatewayValues } from '../../config/options.ts';
import type { RequestLog } from '../../wordpress/http/messages.ts';
import type { GatewayObjects } from '../gateway-options.ts';
import type { GatewayLogger } from '../operating/logging/gateway-logger.ts';
import type { SitesMetrics } from '../operating/metrics.ts';

/** Options of {@link createSitesGateway}: those of one gateway, for all sites alike, and the sites. */
export interface SitesGatewayOptions
  extends Omit<GatewayValues, 'wordpress' | 'sites'>,
    Omit<GatewayObjects, 'logger' | 'metrics' | 'onRequest' | 'onError' | 'onSchemaChange'> {
  /** The sites by their keys, or the path of a JSON file. */
  readonly sites: string | GivenSites;
  /** Logs a line for each operation, with the key of its site. Default: no log. */
  readonly logger?: GatewayLogger | undefined;
  /** Kept up to date, see `createSitesMetrics`. Default: no metrics. */
  readonly metrics?: SitesMetrics | undefined;
  /** Called after each request to a WordPress, each redirect included. */
  readonly onRequest?: ((request: RequestLog, site: string) => void) | undefined;
  /** Called with errors that callers do not see in full. Default: the logger, if there is one. */
  readonly onError?: ((error: unknown, requestId: string | undefined, site: string) => void) | undefined;
  /** Called with what is odd about a site, in words for its operator. Default: the logger, if there is one. */
  readonly onWarning?: ((message: string, site: string) => void) | undefined;
  /** Called with each new schema of a site, as soon as operations run on it. */
  readonly onSchemaChange?:
    | ((schema: GraphQLSchema, former: GraphQLSchema, site: string) => void)
    | undefined;
}
