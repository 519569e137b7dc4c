export { ERROR_CODES, type ErrorCode, PressgraphError, type WordPressComplaint } from './base/errors.ts';
export type { GivenSite, GivenSites } from './config/given-sites.ts';
export type {
  CacheOptions,
  CallerOptions,
  CommandObservingOptions,
  CommandValues,
  FreshnessOptions,
  GatewayValues,
  LimitOptions,
  ObservingOptions,
  UpstreamOptions,
} from './config/options.ts';
export { readOptions } from './config/read-options.ts';
export { buildSchema, buildWPGraphQLSchema, type SchemaFit } from './graphql/build-schema.ts';
export type {
  ExtendedCosts,
  ExtendedField,
  ExtendedResolver,
  ExtendSchema,
  ExtensionKit,
  SchemaContext,
  SchemaExtension,
  WordPressItem,
} from './graphql/engine/extension/schema-extension.ts';
export type { Discovery, DiscoveryAttempt } from './model/discovery.ts';
export type {
  JoinedFieldDescription,
  NamespaceDescription,
} from './model/namespaces/namespace-description.ts';
export type { ContentTypeModel, TaxonomyModel } from './model/resources.ts';
export { buildSiteModel, type SiteModel, type SiteShape } from './model/site-model.ts';
export { type CommandObjects, defineConfig, type PressgraphConfig } from './server/command-config.ts';
export { type ContextOptions, createContext } from './server/create-context.ts';
export { createGateway, openGateway } from './server/create-gateway.ts';
export { discoverSite } from './server/discover-site.ts';
export type { Gateway } from './server/gateway.ts';
export type {
  GatewayObjects,
  GatewayOptions,
  ServeOptions,
  SnapshotOptions,
} from './server/gateway-options.ts';
export type { CountedPoints, PointStore } from './server/limits/rate/point-store.ts';
export type { GatewayLogger } from './server/operating/logging/gateway-logger.ts';
export { createLogger, type LoggerOptions } from './server/operating/logging/logger.ts';
export {
  createMetrics,
  createSitesMetrics,
  type Metrics,
  type SitesMetrics,
} from './server/operating/metrics.ts';
export { createSitesGateway } from './server/sites/create-sites-gateway.ts';
export type { SiteChanges, Sites, SitesGateway } from './server/sites/sites-gateway.ts';
export type { SitesGatewayOptions } from './server/sites/sites-gateway-options.ts';
export {
  type OperationSource,
  type OperationVariables,
  operationsIn,
  type RecordedOperation,
} from './server/snapshot/operations.ts';
export { type RecordedSite, type RecordOptions, recordSnapshot } from './server/snapshot/record-snapshot.ts';
export type { DiscoveredSite } from './wordpress/discovery/discover.ts';
export type {
  BeforeRequest,
  OutgoingRequest,
  RequestChange,
} from './wordpress/http/exchange/before-request.ts';
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
export type { RecordedAnswer } from './wordpress/snapshot/recorded-answer.ts';
export type { Snapshot } from './wordpress/snapshot/snapshot.ts';
export { createSnapshotExchange } from './wordpress/snapshot/snapshot-exchange.ts';
export { readSnapshot, writeSnapshot } from './wordpress/snapshot/snapshot-file.ts';
