import { PressgraphError } from '../base/errors.ts';
import { DEFAULTS, type Settings, settings } from './settings.ts';

/** A value that was given for a setting, under a name that the user knows: a flag, a variable or an option. */
export interface GivenValue {
  readonly as: string;
  readonly value: unknown;
  /** The text that the value was read from. */
  readonly text?: string;
}

/**
 * Validates the values that were given, and adds the defaults of the others.
 *
 * @param given By the name of the setting.
 * @param mistakes What is wrong besides, a line each.
 * @throws PressgraphError BAD_USER_INPUT listing every mistake: where, what was expected, and what was given.
 */
export function checkValues(
  given: ReadonlyMap<string, GivenValue>,
  mistakes: readonly string[] = [],
): Settings {
  const all = [...mistakes];
  const values = { ...DEFAULTS };
  for (const { name, type, isSecret } of settings) {
    const one = given.get(name);
    if (one === undefined) continue;
    const parsed = type.schema.safeParse(one.value);
    const got = isSecret ? '' : `, got ${show(one.text ?? one.value)}`;
    if (parsed.success) values[name] = parsed.data;
    else all.push(`${one.as}: expected ${type.expected}${got}`);
  }
  if (all.length > 0) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Invalid settings:\n${all.map((line) => `  ${line}`).join('\n')}`,
    );
  }
  // Each value was parsed by the schema of its setting, or is its default.
  return values as unknown as Settings;
}

const MAX_SHOWN = 80;

/** A value as an error message shows it. */
export function show(value: unknown): string {
  if (typeof value === 'string') return `“${cut(value)}”`;
  if (Array.isArray(value)) return cut(`[${value.map(show).join(', ')}]`);
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

const cut = (text: string): string => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
