import { z } from 'zod';
import { milliseconds, type SettingTable } from './setting.ts';

/** How the site is asked: settings of each command that speaks to one. */
export const SITE_SETTINGS = {
  wordpress: {
    scope: 'site',
    flag: 'wordpress',
    variable: 'WORDPRESS_URL',
    value: z.string().trim().min(1).optional(),
    description: 'Address of the WordPress site: its home, any of its pages, or its REST root.',
  },
  maxConcurrent: {
    scope: 'site',
    flag: 'max-concurrent',
    variable: 'MAX_CONCURRENT',
    value: z.coerce.number().int().min(1).max(256).default(8),
    description: 'The most requests in flight to WordPress; the others wait their turn.',
  },
  maxQueue: {
    scope: 'site',
    flag: 'max-queue',
    variable: 'MAX_QUEUE',
    value: z.coerce.number().int().min(0).max(1_000_000).default(1_000),
    description: 'The most requests that wait their turn; past it, one is refused at once.',
  },
  retries: {
    scope: 'site',
    flag: 'retries',
    variable: 'RETRIES',
    value: z.coerce.number().int().min(0).max(10).default(2),
    description: 'How often a read that failed is sent again, at most; 0 for never. Writes never are.',
  },
  breakerCooldown: {
    scope: 'site',
    flag: 'breaker-cooldown',
    variable: 'BREAKER_COOLDOWN',
    value: z.coerce.number().int().min(0).max(600_000).default(5_000),
    description: 'Milliseconds for which a site that fails at everything is left alone; 0 for never.',
  },
  connectTimeout: {
    scope: 'site',
    flag: 'connect-timeout',
    variable: 'CONNECT_TIMEOUT',
    value: milliseconds(5_000),
    description: 'Milliseconds until a connection to WordPress stands.',
  },
  headersTimeout: {
    scope: 'site',
    flag: 'headers-timeout',
    variable: 'HEADERS_TIMEOUT',
    value: milliseconds(20_000),
    description: 'Milliseconds until WordPress begins to answer a request.',
  },
  bodyTimeout: {
    scope: 'site',
    flag: 'body-timeout',
    variable: 'BODY_TIMEOUT',
    value: milliseconds(20_000),
    description: 'Milliseconds until WordPress has finished an answer that it began.',
  },
  maxBodyBytes: {
    scope: 'site',
    flag: 'max-body-bytes',
    variable: 'MAX_BODY_BYTES',
    value: z.coerce
      .number()
      .int()
      .min(1024)
      .default(32 * 1024 * 1024),
    description: 'The most bytes that an answer of WordPress may have, decompressed.',
  },
} as const satisfies SettingTable;
