import { checkValues, type GivenValue } from './check-values.ts';
import { type Flags, settingsIn } from './read-flags.ts';
import type { SettingScope } from './setting.ts';
import type { Settings } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ReadSettingsOptions {
  /** Settings outside it have their defaults, whatever the environment says. Default: all are read. */
  readonly scope?: SettingScope;
  /** Defaults of this command that differ from those of the settings. */
  readonly defaults?: Partial<Settings>;
}

/**
 * The settings from flags and environment variables. A flag wins; an empty variable counts as unset.
 *
 * @throws PressgraphError BAD_USER_INPUT listing every mistake: the flag or variable, what was expected, what was given.
 */
export function readSettings(
  flags: Flags,
  env: Environment,
  { scope, defaults = {} }: ReadSettingsOptions = {},
): Settings {
  const given = new Map<string, GivenValue>();
  for (const { name, flag, variable, type } of settingsIn(scope)) {
    const isFlag = flags[flag] !== undefined;
    const text = isFlag ? flags[flag] : env[variable] || undefined;
    if (typeof text === 'string') {
      given.set(name, { as: isFlag ? `--${flag}` : variable, value: type.fromText(text), text });
    }
  }
  for (const [name, value] of Object.entries(defaults)) {
    if (!given.has(name)) given.set(name, { as: name, value });
  }
  return checkValues(given);
}
