import { camelCase, pascalCase } from './words.ts';

/**
 * The schema's names of fields by WordPress's keys: `reading_time` becomes `readingTime`. Each key gets one of its own,
 * and none that is taken; keys without a Latin letter or digit get a number.
 */
export function fieldNames(
  keys: readonly string[],
  taken: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, string> {
  const given = new Set<string>();
  const names = new Map<string, string>();
  for (const key of keys) {
    const wish = camelCase(pascalCase(key, 'Field'));
    let name = taken.has(wish) ? `${wish}Field` : wish;
    for (let number = 2; taken.has(name) || given.has(name); number++) name = `${wish}Field${number}`;
    given.add(name);
    names.set(key, name);
  }
  return names;
}
