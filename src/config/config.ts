import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PressgraphError } from '../base/errors.ts';
import { CACHE_SETTINGS } from './cache-settings.ts';
import { CALLER_SETTINGS } from './caller-settings.ts';
import { FRESHNESS_SETTINGS } from './freshness-settings.ts';
import { LIMIT_SETTINGS } from './limit-settings.ts';
import { OPERATING_SETTINGS } from './operating-settings.ts';
import { SERVING_SETTINGS } from './serving-settings.ts';
import type { Setting, SettingScope } from './setting.ts';
import { SITE_SETTINGS } from './site-settings.ts';

const SETTINGS = {
  ...SITE_SETTINGS,
  ...SERVING_SETTINGS,
  ...CALLER_SETTINGS,
  ...LIMIT_SETTINGS,
  ...CACHE_SETTINGS,
  ...FRESHNESS_SETTINGS,
  ...OPERATING_SETTINGS,
};

type Settings = typeof SETTINGS;

const schema = z.object(
  // Each name keeps its own value: `fromEntries` knows names and values only as two heaps.
  Object.fromEntries(Object.entries(SETTINGS).map(([name, { value }]) => [name, value])) as {
    [Name in keyof Settings]: Settings[Name]['value'];
  },
);

/** What the command is told, by flags and environment. A flag wins over its variable. */
export type GatewayConfig = z.infer<typeof schema>;

/** What the settings hold that no log may. */
export const secretsOf = (config: GatewayConfig): readonly string[] =>
  Object.entries(config).flatMap(([name, value]) =>
    'isSecret' in SETTINGS[name as keyof Settings] && typeof value === 'string' ? [value] : [],
  );

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
  Object.entries<Setting>(SETTINGS).filter(([, setting]) => scope === undefined || setting.scope === scope);
