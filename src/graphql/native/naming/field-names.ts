import { camelCase, pascalCase } from './words.ts';

/**
 * The field names of the schema, by REST key: `reading_time` becomes `readingTime`. They are unique and avoid the
 * taken names; keys without a Latin letter or digit get a number.
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
