export { type GatewayConfig, readConfig } from './config.ts';
export { ERROR_CODES, type ErrorCode, PressgraphError, type WordPressComplaint } from './errors.ts';
export { buildSchema } from './graphql/build-schema.ts';
export {
  createGateway,
  type Gateway,
  type GatewayLimits,
  type GatewayOptions,
  openGateway,
  type ServeOptions,
  serveSite,
} from './server/create-gateway.ts';
export { createLogger, type LoggerOptions } from './server/operating/logger.ts';
export { createMetrics, type Metrics } from './server/operating/metrics.ts';
export { type ObservingOptions, observeUpstream } from './server/operating/upstream-observer.ts';
export type { RightsOptions } from './server/operation-context.ts';
export type { ServiceOptions } from './server/service.ts';
export type { FollowOptions } from './server/site-follower.ts';
export type { Discovery, DiscoveryAttempt } from './site/discovery.ts';
export type { ContentTypeModel, TaxonomyModel } from './site/resources.ts';
export { buildSiteModel, type SiteModel } from './site/site-model.ts';
export { type DiscoveredSite, discoverSite } from './wordpress/discover.ts';
export type { AskedAs, RequestLog, TransportOptions } from './wordpress/transport.ts';
