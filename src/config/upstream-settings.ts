import type { SettingTable } from './setting.ts';
import { bytes, milliseconds, text, wholeNumber } from './value-types.ts';

/** How WordPress is requested. */
export const UPSTREAM_SETTINGS = {
  maxConcurrent: {
    scope: 'site',
    flag: 'max-concurrent',
    variable: 'MAX_CONCURRENT',
    type: wholeNumber(1, 256),
    default: 8,
    description: 'Most requests to WordPress at once; further ones are queued.',
  },
  maxQueue: {
    scope: 'site',
    flag: 'max-queue',
    variable: 'MAX_QUEUE',
    type: wholeNumber(0, 1_000_000),
    default: 1_000,
    description: 'Most queued requests; with a full queue, a request fails at once.',
  },
  retries: {
    scope: 'site',
    flag: 'retries',
    variable: 'RETRIES',
    type: wholeNumber(0, 10),
    default: 2,
    description: 'How often to retry a failed read; 0 for never. Writes are never retried.',
  },
  retryDelay: {
    scope: 'site',
    flag: 'retry-delay',
    variable: 'RETRY_DELAY',
    type: milliseconds(1, 60_000),
    default: 250,
    description:
      'Approximate delay before the first retry, in milliseconds; it doubles with each further one.',
  },
  breakerCooldown: {
    scope: 'site',
    flag: 'breaker-cooldown',
    variable: 'BREAKER_COOLDOWN',
    type: milliseconds(0),
    default: 5_000,
    description:
      'How long to stop requesting a failing site (circuit breaker), in milliseconds; 0 turns it off.',
  },
  connectTimeout: {
    scope: 'site',
    flag: 'connect-timeout',
    variable: 'CONNECT_TIMEOUT',
    type: milliseconds(1),
    default: 5_000,
    description: 'How long connecting to WordPress may take, in milliseconds.',
  },
  headersTimeout: {
    scope: 'site',
    flag: 'headers-timeout',
    variable: 'HEADERS_TIMEOUT',
    type: milliseconds(1),
    default: 20_000,
    description: 'How long WordPress may take to begin a response, in milliseconds.',
  },
  bodyTimeout: {
    scope: 'site',
    flag: 'body-timeout',
    variable: 'BODY_TIMEOUT',
    type: milliseconds(1),
    default: 20_000,
    description: 'How long WordPress may take to finish a response that it has begun, in milliseconds.',
  },
  maxBodyBytes: {
    scope: 'site',
    flag: 'max-body-bytes',
    variable: 'MAX_BODY_BYTES',
    type: bytes(1024, Number.MAX_SAFE_INTEGER),
    default: 32 * 1024 * 1024,
    description: 'Largest response of WordPress, decompressed, in bytes.',
  },
  userAgent: {
    scope: 'site',
    flag: 'user-agent',
    variable: 'USER_AGENT',
    type: text('printable ASCII', /^[\x20-\x7e]+$/),
    default: 'Pressgraph',
    description: '`User-Agent` of the requests to WordPress.',
  },
} as const satisfies SettingTable;
