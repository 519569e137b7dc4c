export { ERROR_CODES, type ErrorCode, PressgraphError, type WordPressComplaint } from './base/errors.ts';
export { type GatewayConfig, readConfig } from './config/config.ts';
export { buildSchema } from './graphql/build-schema.ts';
export type { Discovery, DiscoveryAttempt } from './model/discovery.ts';
export type { ContentTypeModel, TaxonomyModel } from './model/resources.ts';
export { buildSiteModel, type SiteModel } from './model/site-model.ts';
export {
  createGateway,
  type Gateway,
  type GatewayLimits,
  type GatewayOptions,
  openGateway,
  type ServeOptions,
} from './server/create-gateway.ts';
export { createLogger, type LoggerOptions } from './server/operating/logger.ts';
export { createMetrics, type Metrics } from './server/operating/metrics.ts';
export { type ObservingOptions, observeUpstream } from './server/operating/upstream-observer.ts';
export type { RightsOptions } from './server/operation/operation-context.ts';
export type { ServiceOptions } from './server/site/service.ts';
export type { FollowOptions } from './server/site/site-follower.ts';
export { type DiscoveredSite, discoverSite } from './wordpress/discovery/discover.ts';
export type {
  Exchange,
  ExchangeAnswer,
  ExchangeBody,
  ExchangeRequest,
} from './wordpress/http/exchange/exchange.ts';
export { ExchangeError, type ExchangeFailure } from './wordpress/http/exchange/exchange-error.ts';
export { createFetchExchange, type FetchExchangeOptions } from './wordpress/http/exchange/fetch-exchange.ts';
export {
  createUndiciExchange,
  type UndiciExchangeOptions,
} from './wordpress/http/exchange/undici-exchange.ts';
export type { AskedAs, RequestLog } from './wordpress/http/messages.ts';
export type { TransportOptions } from './wordpress/http/transport.ts';
