import { z } from 'zod';
import { type SettingTable, seconds } from './setting.ts';

/** What the gateway holds of what the public may see. */
export const CACHE_SETTINGS = {
  cacheTtl: {
    scope: 'gateway',
    flag: 'cache-ttl',
    variable: 'CACHE_TTL',
    value: seconds(60),
    description:
      'Seconds for which what the public may see is given without asking WordPress; 0 holds nothing.',
  },
  cacheStale: {
    scope: 'gateway',
    flag: 'cache-stale',
    variable: 'CACHE_STALE',
    value: seconds(300),
    description: 'Seconds after that in which it is still given, while it is read anew.',
  },
  cacheStaleIfError: {
    scope: 'gateway',
    flag: 'cache-stale-if-error',
    variable: 'CACHE_STALE_IF_ERROR',
    value: seconds(86_400),
    description: 'Seconds of age up to which it is given where WordPress fails.',
  },
  cacheMaxBytes: {
    scope: 'gateway',
    flag: 'cache-max-bytes',
    variable: 'CACHE_MAX_BYTES',
    value: z.coerce
      .number()
      .int()
      .min(1024)
      .default(64 * 1024 * 1024),
    description: 'The most bytes of memory that all of it may take; the least used makes room.',
  },
} as const satisfies SettingTable;
