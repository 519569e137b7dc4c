import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PressgraphError } from './errors.ts';

/** What a setting is about: how a site is asked, which each command does, or how it is served. */
export type SettingScope = 'site' | 'gateway';

/** A setting: its flag and variable, what it must be, and what it says to users. */
interface Setting {
  readonly scope: SettingScope;
  readonly flag: string;
  readonly variable: string;
  readonly value: z.ZodType;
  readonly description: string;
  /** Whether its value is told to nobody, not even in the message that refuses it. */
  readonly isSecret?: boolean;
}

/** Up to eleven days: Node counts no further than twenty-four. */
const seconds = (usual: number) => z.coerce.number().int().min(0).max(1_000_000).default(usual);
const milliseconds = (usual: number) => z.coerce.number().int().positive().max(600_000).default(usual);

/** Words with commas between. */
const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) =>
      typeof value === 'string'
        ? value
            .split(',')
            .map((word) => word.trim())
            .filter(Boolean)
        : value,
    z.array(item),
  );

const SETTINGS = {
  wordpress: {
    scope: 'site',
    flag: 'wordpress',
    variable: 'WORDPRESS_URL',
    value: z.string().trim().min(1).optional(),
    description: 'Address of the WordPress site: its home, any of its pages, or its REST root.',
  },
  port: {
    scope: 'gateway',
    flag: 'port',
    variable: 'PORT',
    value: z.coerce.number().int().min(0).max(65_535).default(4000),
    description: 'Port to listen on; 0 takes a free one.',
  },
  host: {
    scope: 'gateway',
    flag: 'host',
    variable: 'HOST',
    value: z.string().trim().min(1).default('127.0.0.1'),
    description: 'Address to listen on; 0.0.0.0 listens on all.',
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
  operationTimeout: {
    scope: 'gateway',
    flag: 'operation-timeout',
    variable: 'OPERATION_TIMEOUT',
    value: milliseconds(30_000),
    description:
      'Milliseconds that a whole GraphQL operation may take; what is missing then is null, with an error.',
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
  maxUploadBytes: {
    scope: 'gateway',
    flag: 'max-upload-bytes',
    variable: 'MAX_UPLOAD_BYTES',
    value: z.coerce
      .number()
      .int()
      .min(0)
      .max(1024 ** 3)
      .default(16 * 1024 * 1024),
    description: 'The most bytes that an uploaded file may have; each is held in memory on its way.',
  },
  maxPageSize: {
    scope: 'gateway',
    flag: 'max-page-size',
    variable: 'MAX_PAGE_SIZE',
    value: z.coerce.number().int().min(1).max(100_000).default(1000),
    description: 'The most items that `first` or `last` may ask.',
  },
  refreshInterval: {
    scope: 'gateway',
    flag: 'refresh-interval',
    variable: 'REFRESH_INTERVAL',
    value: seconds(300),
    description: 'Seconds between looks at the site’s post types and taxonomies; 0 for none.',
  },
  fieldsRefreshInterval: {
    scope: 'gateway',
    flag: 'fields-refresh-interval',
    variable: 'FIELDS_REFRESH_INTERVAL',
    value: seconds(3600),
    description: 'Seconds after which such a look takes in the fields of each type, too; 0 for never.',
  },
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
} as const satisfies Record<string, Setting>;

const schema = z.object({
  wordpress: SETTINGS.wordpress.value,
  port: SETTINGS.port.value,
  host: SETTINGS.host.value,
  maxConcurrent: SETTINGS.maxConcurrent.value,
  connectTimeout: SETTINGS.connectTimeout.value,
  headersTimeout: SETTINGS.headersTimeout.value,
  bodyTimeout: SETTINGS.bodyTimeout.value,
  operationTimeout: SETTINGS.operationTimeout.value,
  maxBodyBytes: SETTINGS.maxBodyBytes.value,
  maxUploadBytes: SETTINGS.maxUploadBytes.value,
  maxPageSize: SETTINGS.maxPageSize.value,
  refreshInterval: SETTINGS.refreshInterval.value,
  fieldsRefreshInterval: SETTINGS.fieldsRefreshInterval.value,
  forwardHeaders: SETTINGS.forwardHeaders.value,
  forwardCookies: SETTINGS.forwardCookies.value,
  serviceAuthorization: SETTINGS.serviceAuthorization.value,
  serviceReads: SETTINGS.serviceReads.value,
  previewSecret: SETTINGS.previewSecret.value,
});

/** What the command is told, by flags and environment. A flag wins over its variable. */
export type GatewayConfig = z.infer<typeof schema>;

const usual: Readonly<Record<string, unknown>> = schema.parse({});

/** What the settings are, for `--help` and the documentation. */
export const settings = Object.entries(SETTINGS).map(([name, { scope, flag, variable, description }]) => ({
  scope,
  flag: `--${flag}`,
  variable,
  description,
  usual: String(usual[name] ?? ''),
}));

/** What was given on a command line, by flag. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>;

/**
 * Reads the settings of the gateway, and refuses all mistakes at once.
 *
 * @throws PressgraphError BAD_USER_INPUT naming each flag or variable, what was expected of it, and what came.
 */
export function readConfig(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): GatewayConfig {
  return readSettings(readFlags(argv, settingFlags()).flags, env);
}

/** The flags of the settings, of one scope or of all, for {@link readFlags}. */
export function settingFlags(scope?: SettingScope): Record<string, { type: 'string' }> {
  return Object.fromEntries(inScope(scope).map(([, { flag }]) => [flag, { type: 'string' as const }]));
}

/**
 * Splits a command line into flags and the words between them.
 *
 * @param words The most words that it may have.
 * @throws PressgraphError BAD_USER_INPUT naming what is no flag, or one word too many.
 */
export function readFlags(
  argv: readonly string[],
  options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>,
  words = 0,
): { readonly flags: Flags; readonly words: readonly string[] } {
  let parsed: { values: Flags; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...argv], options, strict: true, allowPositionals: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    // Node goes on to explain how a word may begin with a dash.
    const [what] = reason.split('. ');
    throw new PressgraphError('BAD_USER_INPUT', `${what?.replace(/\.$/, '')}. See --help.`, { cause });
  }
  const surplus = parsed.positionals[words];
  if (surplus !== undefined) {
    throw new PressgraphError('BAD_USER_INPUT', `Unexpected argument “${surplus}”. See --help.`);
  }
  return { flags: parsed.values, words: parsed.positionals };
}

/**
 * The settings that flags and environment give; those outside of the scope have their usual values.
 *
 * @throws PressgraphError BAD_USER_INPUT, as {@link readConfig} does.
 */
export function readSettings(
  flags: Flags,
  env: Readonly<Record<string, string | undefined>>,
  scope?: SettingScope,
): GatewayConfig {
  const given = Object.fromEntries(
    inScope(scope).flatMap(([name, { flag, variable }]) => {
      const value = flags[flag] ?? (env[variable] || undefined);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(({ path, message }) => {
    const setting = SETTINGS[path[0] as keyof typeof SETTINGS];
    const source = flags[setting.flag] === undefined ? setting.variable : `--${setting.flag}`;
    const isSecret = 'isSecret' in setting;
    return `${source}: ${message}${isSecret ? '' : ` (it is “${given[String(path[0])]}”)`}`;
  });
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected other settings:\n${mistakes.map((line) => `  ${line}`).join('\n')}`,
  );
}

const inScope = (scope: SettingScope | undefined) =>
  Object.entries(SETTINGS).filter(([, setting]) => scope === undefined || setting.scope === scope);
