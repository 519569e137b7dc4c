import type { SettingTable } from '../setting.ts';
import { bytes, seconds } from '../value-types.ts';

/** How long what anonymous callers may see is cached. */
export const CACHE_SETTINGS = {
  cacheTtl: {
    scope: 'gateway',
    flag: 'cache-ttl',
    variable: 'CACHE_TTL',
    option: 'ttl',
    type: seconds,
    default: 60,
    description:
      'How long an entry is fresh, in seconds: it is served without a request to WordPress. 0 turns caching off.',
  },
  cacheStale: {
    scope: 'gateway',
    flag: 'cache-stale',
    variable: 'CACHE_STALE',
    option: 'stale',
    type: seconds,
    default: 300,
    description:
      'How long after that a stale entry is still served while it is refreshed, in seconds (stale-while-revalidate).',
  },
  cacheStaleIfError: {
    scope: 'gateway',
    flag: 'cache-stale-if-error',
    variable: 'CACHE_STALE_IF_ERROR',
    option: 'staleIfError',
    type: seconds,
    default: 86_400,
    description: 'Up to which age an entry is served while WordPress fails, in seconds (stale-if-error).',
  },
  cacheMaxBytes: {
    scope: 'gateway',
    flag: 'cache-max-bytes',
    variable: 'CACHE_MAX_BYTES',
    option: 'maxBytes',
    type: bytes(1024, Number.MAX_SAFE_INTEGER),
    default: 64 * 1024 * 1024,
    description: 'Most memory of all caches, in bytes; the least recently used entries are evicted.',
  },
  prefetchMaxBytes: {
    scope: 'gateway',
    flag: 'prefetch-max-bytes',
    variable: 'PREFETCH_MAX_BYTES',
    option: 'prefetchMaxBytes',
    type: bytes(0, Number.MAX_SAFE_INTEGER),
    default: 4 * 1024 * 1024,
    description:
      'Most memory for which ids anonymous operations needed last time, in bytes: the next run requests them at once. 0 turns that off.',
  },
} as const satisfies SettingTable;
