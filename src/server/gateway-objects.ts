import { FUNCTION, type ObjectType, objectWith, PLUGINS } from '../config/object-types.ts';
import type { GatewayObjects } from './gateway-options.ts';

/** Exhaustive: an object missing here would be rejected as an unknown option. Each is checked when the gateway starts. */
export const GATEWAY_OBJECTS: Readonly<Record<keyof GatewayObjects, ObjectType>> = {
  logger: objectWith('a logger', ['debug', 'info', 'warn', 'error']),
  metrics: objectWith('metrics of createMetrics()', ['begin', 'text', 'countUpstream']),
  extendSchema: FUNCTION,
  extendWPGraphQL: FUNCTION,
  context: FUNCTION,
  plugins: PLUGINS,
  beforeRequest: FUNCTION,
  onRequest: FUNCTION,
  onError: FUNCTION,
  onSchemaChange: FUNCTION,
  rateLimiter: objectWith('a store of points', ['penalty', 'reward', 'get']),
  exchange: objectWith('an exchange', ['send', 'close']),
};
