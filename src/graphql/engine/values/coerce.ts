import { isRecord } from '../../../base/json.ts';
import type { FieldType, ScalarKind } from '../../../model/fields/field-model.ts';
import { momentOf } from './dates.ts';

const MAX_INT = 2 ** 31 - 1;

/**
 * Coerces a value from the site to the type of its field. Plugins are loose with their own schemas: numbers come as
 * strings, and "none" as an empty string, `false` or an empty list. What cannot be coerced is null, not an error.
 */
export function coerce(value: unknown, type: FieldType): unknown {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case 'scalar':
      return coerceScalar(value, type.scalar);
    case 'enum':
      return type.values.some((known) => known === value) ? value : null;
    case 'list':
      return coerceList(value, type.of);
    case 'object':
      return isRecord(value) ? value : null;
  }
}

function coerceScalar(value: unknown, scalar: ScalarKind): unknown {
  switch (scalar) {
    case 'unknown':
      return value;
    case 'string':
    case 'uri':
      return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
    case 'boolean':
      return coerceBoolean(value);
    case 'date-time':
      return typeof value === 'string' ? momentOf(value) : null;
    case 'integer':
    case 'number':
      return coerceNumber(value, scalar === 'integer');
  }
}

function coerceNumber(value: unknown, isInt: boolean): number | null {
  const isText = typeof value === 'string' && value.trim() !== '';
  if (typeof value !== 'number' && !isText) return null;
  const number = Number(value);
  if (!Number.isFinite(number)) return null;
  return !isInt || (Number.isInteger(number) && Math.abs(number) <= MAX_INT) ? number : null;
}

function coerceBoolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === '1' || value === 'true') return true;
  if (value === 0 || value === '0' || value === '' || value === 'false') return false;
  return null;
}

/** PHP sends a list with gaps in its keys as an object; some plugins send a list of one as the bare item. */
function coerceList(value: unknown, of: FieldType): unknown {
  const items = Array.isArray(value)
    ? value
    : isRecord(value) && of.kind !== 'object'
      ? Object.values(value)
      : [value];
  return value === '' || value === false ? [] : items.map((item) => coerce(item, of));
}
