import { z } from 'zod';
import { list, type SettingTable } from './setting.ts';

/** Whose rights WordPress is asked with. */
export const CALLER_SETTINGS = {
  forwardHeaders: {
    scope: 'gateway',
    flag: 'forward-headers',
    variable: 'FORWARD_HEADERS',
    value: list(z.string()).default([]),
    description:
      'Names of request headers that go on to WordPress besides `Authorization`, with commas between.',
  },
  forwardCookies: {
    scope: 'gateway',
    flag: 'forward-cookies',
    variable: 'FORWARD_COOKIES',
    value: z.stringbool().default(false),
    description: 'Whether WordPress’s own login cookie goes on to it, together with `X-WP-Nonce`.',
  },
  serviceAuthorization: {
    scope: 'gateway',
    flag: 'service-authorization',
    variable: 'SERVICE_AUTHORIZATION',
    value: z
      .string()
      .regex(/^[^:]+:.+$/, 'expected “user:application password”')
      .optional(),
    description:
      'A credential of the gateway itself, `user:application password`. Better not given as a flag.',
    isSecret: true,
  },
  serviceReads: {
    scope: 'gateway',
    flag: 'service-reads',
    variable: 'SERVICE_READS',
    value: list(z.enum(['menus', 'settings'])).default(['menus']),
    description: 'What that credential is used for, with commas between: `menus`, `settings`.',
  },
  previewSecret: {
    scope: 'gateway',
    flag: 'preview-secret',
    variable: 'PREVIEW_SECRET',
    value: z.string().min(32).optional(),
    description:
      'Signs preview tokens, 32 characters or more; none are given out without it. Better not a flag.',
    isSecret: true,
  },
} as const satisfies SettingTable;
