import { didYouMean } from '../base/did-you-mean.ts';
import { type GivenValue, show } from './check-values.ts';
import type { ObjectTypes } from './object-types.ts';
import { type NamedSetting, SETTING_GROUPS, settings } from './settings.ts';

/** Values by the name of their setting, and what is wrong with the options that held them. */
export interface GivenOptions {
  readonly given: ReadonlyMap<string, GivenValue>;
  readonly mistakes: readonly string[];
}

const groups = new Set<string>(SETTING_GROUPS.map(({ name }) => name).filter((name) => name !== 'server'));

/**
 * Takes grouped options apart: `{ cache: { ttl: 60 } }`.
 *
 * @param objects Options that are no settings, but objects and functions: they are checked, and left where they are.
 * @param file The config file that the options are from; it may set what is of the command alone, too.
 */
export function givenOptions(options: object, objects: ObjectTypes, file?: string): GivenOptions {
  const pathOf = ({ path, filePath }: NamedSetting) => (file === undefined ? path : filePath);
  const byPath = new Map(
    settings.flatMap((setting) => {
      const path = pathOf(setting);
      return path === undefined ? [] : [[path, setting] as const];
    }),
  );
  const known = [...byPath.keys(), ...groups, ...Object.keys(objects)];
  const place = file === undefined ? '' : ` in ${file}`;
  const given = new Map<string, GivenValue>();
  const mistakes: string[] = [];

  /** Options are looked for by their flat names, and in other groups, too. */
  const suggestion = (path: string): string => {
    const [, word = path] = /\.(.*)$/s.exec(path) ?? [];
    const same = settings.find((one) => pathOf(one) !== undefined && [one.name, one.option].includes(word));
    const elsewhere = (same && pathOf(same)) ?? known.find((one) => one.endsWith(`.${word}`));
    return elsewhere === undefined ? didYouMean(path, known) : ` Did you mean ${elsewhere}?`;
  };
  const take = (path: string, value: unknown) => {
    const setting = byPath.get(path);
    if (setting) given.set(setting.name, { as: `${path}${place}`, value });
    else mistakes.push(`${path}${place}: unknown option.${suggestion(path)}`);
  };
  for (const [key, value] of entriesOf(options)) {
    const type = Object.hasOwn(objects, key) ? objects[key] : undefined;
    if (type) {
      if (!type.fits(value)) mistakes.push(`${key}${place}: expected ${type.expected}, got ${show(value)}`);
    } else if (!groups.has(key)) take(key, value);
    else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      mistakes.push(`${key}${place}: expected an object of options, got ${show(value)}`);
    } else for (const [option, one] of entriesOf(value)) take(`${key}.${option}`, one);
  }
  return { given, mistakes };
}

/** An option that is `undefined` counts as not given. */
const entriesOf = (options: object): readonly (readonly [string, unknown])[] =>
  Object.entries(options).filter(([, value]) => value !== undefined);
