import { checkValues, type GivenValue } from './check-values.ts';
import { givenOptions } from './given-options.ts';
import type { ObjectTypes } from './object-types.ts';
import { type Flags, type SettingChoice, settingsIn } from './read-flags.ts';
import type { Settings } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ReadSettingsOptions {
  /** Settings outside it have their defaults, whatever the environment says. Default: all are read. */
  readonly scope?: SettingChoice;
  /** Defaults of this command that differ from those of the settings. */
  readonly defaults?: Partial<Settings>;
  readonly file?: ConfigValues | undefined;
}

/** What a config file sets. */
export interface ConfigValues {
  /** As error messages name it: `pressgraph.config.ts`. */
  readonly name: string;
  /** Grouped, as the library's options are. */
  readonly options: object;
  /** Options that are no settings, but objects and functions. */
  readonly objects: ObjectTypes;
}

/**
 * The settings from flags, environment variables and a config file, in this order; an empty variable counts as unset.
 *
 * @throws PressgraphError BAD_USER_INPUT listing every mistake: the flag or variable, what was expected, what was given.
 */
export function readSettings(
  flags: Flags,
  env: Environment,
  { scope, defaults = {}, file }: ReadSettingsOptions = {},
): Settings {
  const given = new Map<string, GivenValue>();
  const fromFile = file && givenOptions(file.options, file.objects, file.name);
  for (const { name, flag, variable, type } of settingsIn(scope)) {
    const isFlag = flags[flag] !== undefined;
    const text = isFlag ? flags[flag] : env[variable] || undefined;
    if (typeof text === 'string') {
      given.set(name, { as: isFlag ? `--${flag}` : variable, value: type.fromText(text), text });
      continue;
    }
    const one = fromFile?.given.get(name);
    if (one) given.set(name, one);
  }
  for (const [name, value] of Object.entries(defaults)) {
    if (!given.has(name)) given.set(name, { as: name, value });
  }
  return checkValues(given, fromFile?.mistakes);
}
