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
