import { isRecord } from '../../base/json.ts';
import { pascalCase } from '../naming/words.ts';
import { type ClaimTypeName, type FieldType, JSON_TYPE } from './field-model.ts';
import { fieldNames } from './field-names.ts';

const MAX_DEPTH = 4;
/** An object with more keys than this is taken for a map, not for a form that somebody designed. */
const MAX_KEYS = 60;
const MAX_INT = 2 ** 31 - 1;

/**
 * The GraphQL type of a field that no schema declares, from values seen in live items. It is typed only where all of
 * them agree; otherwise, and where none was seen, it is JSON.
 *
 * @param name What an object type made of it should be called.
 */
export function typeOfSamples(
  values: readonly unknown[],
  name: string,
  claim: ClaimTypeName,
  depth = 0,
): FieldType {
  const seen = values.filter((value) => value !== null && value !== undefined);
  if (seen.length === 0 || depth > MAX_DEPTH) return JSON_TYPE;
  if (seen.every((value) => typeof value === 'string')) return { kind: 'scalar', name: 'String' };
  if (seen.every((value) => typeof value === 'boolean')) return { kind: 'scalar', name: 'Boolean' };
  if (seen.every((value) => typeof value === 'number')) {
    const isInt = seen.every((value) => Number.isInteger(value) && Math.abs(Number(value)) <= MAX_INT);
    return { kind: 'scalar', name: isInt ? 'Int' : 'Float' };
  }
  if (seen.every(Array.isArray)) {
    const items: readonly unknown[] = seen.flat();
    const of = typeOfSamples(items, name, claim, depth + 1);
    return items.length === 0 ? JSON_TYPE : { kind: 'list', of };
  }
  return typeOfObjects(seen, name, claim, depth);
}

/** Objects are typed when there are several of the same keys: one alone may as well be a map. */
function typeOfObjects(
  seen: readonly unknown[],
  name: string,
  claim: ClaimTypeName,
  depth: number,
): FieldType {
  if (seen.length < 2 || !seen.every(isRecord)) return JSON_TYPE;
  const [first, ...others] = seen.map((value) => Object.keys(value).sort());
  if (
    !first ||
    first.length === 0 ||
    first.length > MAX_KEYS ||
    others.some((keys) => keys.join() !== first.join())
  ) {
    return JSON_TYPE;
  }
  const claimed = claim(name);
  const names = fieldNames(first);
  const fields = first.map((key) => ({
    key,
    name: names.get(key) ?? key,
    description: `\`${key}\`, as the site sends it.`,
    type: typeOfSamples(
      seen.map((value) => value[key]),
      `${claimed}${pascalCase(key, 'Field')}`,
      claim,
      depth + 1,
    ),
  }));
  return {
    kind: 'object',
    name: claimed,
    description: 'An object that the site adds, typed by what it sends.',
    fields,
  };
}
