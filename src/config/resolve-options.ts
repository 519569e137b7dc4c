import { didYouMean } from '../base/did-you-mean.ts';
import { checkValues, type GivenValue, show } from './check-values.ts';
import type { GatewayValues } from './options.ts';
import { SETTING_GROUPS, type Settings, settings } from './settings.ts';

const groups = new Set<string>(SETTING_GROUPS.map(({ name }) => name).filter((name) => name !== 'server'));
const byPath = new Map(settings.flatMap(({ path, name }) => (path === undefined ? [] : [[path, name]])));
const paths = [...byPath.keys()];

/**
 * The flat settings that the library's options give, defaults included.
 *
 * @param objects Names of options that are no settings, but objects and functions: they are left alone.
 * @throws PressgraphError BAD_USER_INPUT listing every mistake: the option, what was expected, what was given; and
 *   options that do not exist.
 */
export function resolveOptions(options: object, objects: readonly string[] = []): Settings {
  const given = new Map<string, GivenValue>();
  const mistakes: string[] = [];
  const take = (path: string, value: unknown) => {
    const name = byPath.get(path);
    if (name !== undefined) given.set(name, { as: path, value });
    else mistakes.push(`${path}: unknown option.${suggestion(path, [...paths, ...groups, ...objects])}`);
  };
  for (const [key, value] of entriesOf(options)) {
    if (objects.includes(key)) continue;
    if (!groups.has(key)) take(key, value);
    else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      mistakes.push(`${key}: expected an object of options, got ${show(value)}`);
    } else for (const [option, one] of entriesOf(value)) take(`${key}.${option}`, one);
  }
  return checkValues(given, mistakes);
}

/** An option that is `undefined` counts as not given. */
const entriesOf = (options: object): readonly (readonly [string, unknown])[] =>
  Object.entries(options).filter(([, value]) => value !== undefined);

/** Options are looked for by their flat names, and in other groups, too. */
function suggestion(path: string, known: readonly string[]): string {
  const [, word = path] = /\.(.*)$/s.exec(path) ?? [];
  const same = settings.find((one) => one.path !== undefined && (one.name === word || one.option === word));
  const elsewhere = same?.path ?? known.find((one) => one.endsWith(`.${word}`));
  return elsewhere === undefined ? didYouMean(path, known) : ` Did you mean ${elsewhere}?`;
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
