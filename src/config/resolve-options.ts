import { checkValues } from './check-values.ts';
import { givenOptions } from './given-options.ts';
import type { ObjectTypes } from './object-types.ts';
import type { GatewayValues } from './options.ts';
import { type Settings, settings } from './settings.ts';

/**
 * The flat settings that the library's options give, defaults included.
 *
 * @param objects Options that are no settings, but objects and functions: they are only checked.
 * @throws PressgraphError BAD_USER_INPUT listing every mistake: the option, what was expected, what was given; and
 *   options that do not exist.
 */
export function resolveOptions(options: object, objects: ObjectTypes = {}): Settings {
  const { given, mistakes } = givenOptions(options, objects);
  return checkValues(given, mistakes);
}

/** The library's options that give these settings; those of the command alone are left out. */
export function optionsOf(values: Settings): GatewayValues {
  const options: Record<string, unknown> = {};
  for (const { path, name } of settings) {
    const value = values[name];
    if (path === undefined || value === undefined) continue;
    const [group = path, option] = path.split('.');
    options[group] = option === undefined ? value : { ...Object(options[group]), [option]: value };
  }
  return options as GatewayValues;
}
