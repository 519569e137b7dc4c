import type { Settings } from '../../config/settings.ts';
import type { PointStore } from './rate/point-store.ts';

/** The settings that limit what callers may request. */
export interface LimitSettings
  extends Pick<
    Settings,
    | 'maxCost'
    | 'maxItems'
    | 'maxHtml'
    | 'maxAnswerBytes'
    | 'maxPendingBytes'
    | 'maxDepth'
    | 'maxAliases'
    | 'maxDirectives'
    | 'maxTokens'
    | 'maxQueryBytes'
    | 'rateLimit'
    | 'trustProxy'
    | 'corsOrigins'
    | 'introspection'
    | 'automaticPersistedQueries'
    | 'persistedOperations'
    | 'persistedOnly'
  > {
  /** Counts the points of callers. Default: in memory. */
  readonly rateLimiter?: PointStore | undefined;
}
