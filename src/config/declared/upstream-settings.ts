import type { SettingTable } from '../setting.ts';
import { bytes, list, milliseconds, onOff, secret, text, wholeNumber } from '../value-types.ts';

/**
 * Neither the framing of a message, nor what the gateway itself decides: whom it asks as (`Authorization`, the nonce), what it
 * asks for, and with which method.
 */
const SITE_HEADER =
  /^(?!(?:host|connection|keep-alive|proxy-[^:]*|te|trailer|transfer-encoding|upgrade|expect|content-[^:]*|accept|accept-encoding|range|if-[^:]*|user-agent|authorization|x-wp-nonce|x-http-method-override):)[\w!#$%&'*+.^`|~-]+:[\x20-\x7e]*[\x21-\x7e]$/i;

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
  companion: {
    scope: 'site',
    flag: 'companion',
    variable: 'COMPANION',
    type: onOff,
    default: true,
    description:
      'Send reads that are due at the same time in one request, if the site has the companion plugin. See [Companion](companion.md).',
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
  siteAuthorization: {
    scope: 'site',
    flag: 'site-authorization',
    variable: 'SITE_AUTHORIZATION',
    type: secret('“user:password”', /^[^:\r\n]+:[^\r\n]+$/),
    description:
      'Password of the web server in front of WordPress (HTTP basic auth), as `user:password`, for every request.',
    isSecret: true,
  },
  siteHeaders: {
    scope: 'site',
    flag: 'site-headers',
    variable: 'SITE_HEADERS',
    type: list(
      secret('a header', SITE_HEADER),
      'a list of headers as `Name: value`, none that the gateway sets itself (`Authorization`, `Host`, …)',
    ),
    description:
      'Headers for every request to WordPress, as `Name: value`: what a proxy in front of it wants.',
    isSecret: true,
  },
} as const satisfies SettingTable;
