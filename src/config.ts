import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PressgraphError } from './errors.ts';

/** A setting: its flag and variable, what it must be, and what it says to users. */
interface Setting {
  readonly flag: string;
  readonly variable: string;
  readonly value: z.ZodType;
  readonly description: string;
}

const milliseconds = (usual: number) => z.coerce.number().int().positive().max(600_000).default(usual);

const SETTINGS = {
  wordpress: {
    flag: 'wordpress',
    variable: 'WORDPRESS_URL',
    value: z.string().trim().min(1).optional(),
    description: 'Address of the WordPress site: its home, any of its pages, or its REST root.',
  },
  port: {
    flag: 'port',
    variable: 'PORT',
    value: z.coerce.number().int().min(0).max(65_535).default(4000),
    description: 'Port to listen on; 0 takes a free one.',
  },
  host: {
    flag: 'host',
    variable: 'HOST',
    value: z.string().trim().min(1).default('127.0.0.1'),
    description: 'Address to listen on; 0.0.0.0 listens on all.',
  },
  maxConcurrent: {
    flag: 'max-concurrent',
    variable: 'MAX_CONCURRENT',
    value: z.coerce.number().int().min(1).max(256).default(8),
    description: 'The most requests in flight to WordPress; the others wait their turn.',
  },
  connectTimeout: {
    flag: 'connect-timeout',
    variable: 'CONNECT_TIMEOUT',
    value: milliseconds(5_000),
    description: 'Milliseconds until a connection to WordPress stands.',
  },
  headersTimeout: {
    flag: 'headers-timeout',
    variable: 'HEADERS_TIMEOUT',
    value: milliseconds(20_000),
    description: 'Milliseconds until WordPress begins to answer a request.',
  },
  bodyTimeout: {
    flag: 'body-timeout',
    variable: 'BODY_TIMEOUT',
    value: milliseconds(20_000),
    description: 'Milliseconds until WordPress has finished an answer that it began.',
  },
  operationTimeout: {
    flag: 'operation-timeout',
    variable: 'OPERATION_TIMEOUT',
    value: milliseconds(30_000),
    description:
      'Milliseconds that a whole GraphQL operation may take; what is missing then is null, with an error.',
  },
  maxBodyBytes: {
    flag: 'max-body-bytes',
    variable: 'MAX_BODY_BYTES',
    value: z.coerce
      .number()
      .int()
      .min(1024)
      .default(32 * 1024 * 1024),
    description: 'The most bytes that an answer of WordPress may have, decompressed.',
  },
  maxPageSize: {
    flag: 'max-page-size',
    variable: 'MAX_PAGE_SIZE',
    value: z.coerce.number().int().min(1).max(100_000).default(1000),
    description: 'The most items that `first` or `last` may ask.',
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
  maxPageSize: SETTINGS.maxPageSize.value,
});

/** What the command is told, by flags and environment. A flag wins over its variable. */
export type GatewayConfig = z.infer<typeof schema>;

const usual: Readonly<Record<string, unknown>> = schema.parse({});

/** What the settings are, for `--help` and the documentation. */
export const settings = Object.entries(SETTINGS).map(([name, { flag, variable, description }]) => ({
  flag: `--${flag}`,
  variable,
  description,
  usual: String(usual[name] ?? ''),
}));

/**
 * Reads the settings, and refuses all mistakes at once.
 *
 * @throws PressgraphError BAD_USER_INPUT naming each flag or variable, what was expected of it, and what came.
 */
export function readConfig(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): GatewayConfig {
  const entries = Object.entries(SETTINGS);
  const options = Object.fromEntries(entries.map(([, { flag }]) => [flag, { type: 'string' as const }]));
  const flags = readFlags(argv, options);
  const given = Object.fromEntries(
    entries.flatMap(([name, { flag, variable }]) => {
      const value = flags[flag] ?? (env[variable] || undefined);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(({ path, message }) => {
    const setting = SETTINGS[path[0] as keyof typeof SETTINGS];
    const source = flags[setting.flag] === undefined ? setting.variable : `--${setting.flag}`;
    return `${source}: ${message} (it is “${given[String(path[0])]}”)`;
  });
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected other settings:\n${mistakes.map((line) => `  ${line}`).join('\n')}`,
  );
}

function readFlags(
  argv: readonly string[],
  options: Record<string, { type: 'string' }>,
): Record<string, string | undefined> {
  try {
    return { ...parseArgs({ args: [...argv], options, strict: true }).values };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PressgraphError('BAD_USER_INPUT', `${reason} See --help.`, { cause });
  }
}
