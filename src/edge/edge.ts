export { ERROR_CODES, type ErrorCode, PressgraphError, type WordPressComplaint } from '../base/errors.ts';
export {
  createEdgeGateway,
  type EdgeGateway,
  type EdgeRequestContext,
} from './create-edge-gateway.ts';
export type { EdgeCache, KeyValueCache, ResponseCache } from './edge-cache.ts';
export type { EdgeCacheOptions, EdgeGatewayOptions } from './edge-options.ts';
