import type { SettingTable } from '../setting.ts';
import { list, oneOf, onOff, secret, text, wholeNumber } from '../value-types.ts';

/** Who callers are, and with whose rights WordPress is requested. */
export const CALLER_SETTINGS = {
  forwardHeaders: {
    scope: 'gateway',
    flag: 'forward-headers',
    variable: 'FORWARD_HEADERS',
    type: list(text('the name of a header'), 'a list of names of headers'),
    default: [],
    description: 'Request headers to pass on to WordPress besides `Authorization`.',
  },
  forwardCookies: {
    scope: 'gateway',
    flag: 'forward-cookies',
    variable: 'FORWARD_COOKIES',
    type: onOff,
    default: false,
    description: 'Pass on WordPress’s own login cookie, together with `X-WP-Nonce`.',
  },
  trustProxy: {
    scope: 'gateway',
    flag: 'trust-proxy',
    variable: 'TRUST_PROXY',
    type: wholeNumber(0, 20),
    default: 0,
    description: 'How many proxies in front of the gateway add to `X-Forwarded-For`.',
  },
  serviceAuthorization: {
    scope: 'gateway',
    flag: 'service-authorization',
    variable: 'SERVICE_AUTHORIZATION',
    type: secret('“user:application password” or “Bearer token”', /^(?:Bearer [\x21-\x7e]+|[^:]+:.+)$/i),
    description:
      'The gateway’s own credential at WordPress: `user:application password`; at WordPress.com, `Bearer` and an OAuth token.',
    isSecret: true,
  },
  serviceReads: {
    scope: 'gateway',
    flag: 'service-reads',
    variable: 'SERVICE_READS',
    type: list(oneOf('menus', 'settings', 'discovery'), 'a list of `menus`, `settings` and `discovery`'),
    default: ['menus'],
    description: 'What that credential is used for: `menus`, `settings`, `discovery`.',
  },
  previewSecret: {
    scope: 'gateway',
    flag: 'preview-secret',
    variable: 'PREVIEW_SECRET',
    type: secret('32 characters or more', /^.{32,}$/s),
    description: 'Signs preview tokens: 32 characters or more. Without it, none are issued.',
    isSecret: true,
  },
} as const satisfies SettingTable;
