import { isRecord } from '../../base/json.ts';
import { type FieldType, UNKNOWN_TYPE } from './field-model.ts';

const MAX_DEPTH = 4;
/** An object with more keys than this is treated as a map, not as a fixed shape. */
const MAX_KEYS = 60;
const MAX_INT = 2 ** 31 - 1;

/**
 * The type of an undeclared field, inferred from sample values. Known only if all of them agree.
 */
export function typeOfSamples(values: readonly unknown[], depth = 0): FieldType {
  const seen = values.filter((value) => value !== null && value !== undefined);
  if (seen.length === 0 || depth > MAX_DEPTH) return UNKNOWN_TYPE;
  if (seen.every((value) => typeof value === 'string')) return { kind: 'scalar', scalar: 'string' };
  if (seen.every((value) => typeof value === 'boolean')) return { kind: 'scalar', scalar: 'boolean' };
  if (seen.every((value) => typeof value === 'number')) {
    const isInt = seen.every((value) => Number.isInteger(value) && Math.abs(Number(value)) <= MAX_INT);
    return { kind: 'scalar', scalar: isInt ? 'integer' : 'number' };
  }
  if (seen.every(Array.isArray)) {
    const items: readonly unknown[] = seen.flat();
    const of = typeOfSamples(items, depth + 1);
    return items.length === 0 ? UNKNOWN_TYPE : { kind: 'list', of };
  }
  return typeOfObjects(seen, depth);
}

/** Objects are typed only if several have the same keys: a single one could be a map. */
function typeOfObjects(seen: readonly unknown[], depth: number): FieldType {
  if (seen.length < 2 || !seen.every(isRecord)) return UNKNOWN_TYPE;
  const [first, ...others] = seen.map((value) => Object.keys(value).sort());
  if (
    !first ||
    first.length === 0 ||
    first.length > MAX_KEYS ||
    others.some((keys) => keys.join() !== first.join())
  ) {
    return UNKNOWN_TYPE;
  }
  const fields = first.map((key) => ({
    key,
    description: `\`${key}\`, as sent by the site.`,
    type: typeOfSamples(
      seen.map((value) => value[key]),
      depth + 1,
    ),
  }));
  return {
    kind: 'object',
    description: 'An object added by the site. Its type is inferred from the values it sends.',
    fields,
  };
}
