import type { ScalarKind } from './field-model.ts';

const MAX_INT = 2 ** 31 - 1;

/**
 * A value as one of a scalar. Plugins are loose with their own schemas: numbers come as strings, and "none" as an empty
 * string, `false` or an empty list.
 *
 * @returns `null` for "none", and `undefined` if the value is of another type.
 */
export function scalarValue(value: unknown, scalar: ScalarKind): unknown {
  if (value === null || value === undefined) return null;
  switch (scalar) {
    case 'unknown':
      return value;
    case 'boolean':
      return booleanValue(value);
    case 'string':
      return textValue(value);
    default:
      return isNone(value) ? null : otherValue(value, scalar);
  }
}

/** Whether a value means "none" where neither a text nor a boolean is expected. */
export const isNone = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

function otherValue(value: unknown, scalar: ScalarKind): unknown {
  switch (scalar) {
    case 'integer':
    case 'number':
      return numberValue(value, scalar === 'integer');
    case 'date':
      return matched(value, /^(\d{4})-?(\d\d)-?(\d\d)$/, ([, year, month, day]) => `${year}-${month}-${day}`);
    case 'local-date-time':
      return matched(value, /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)$/, ([, date, time]) => `${date}T${time}`);
    case 'local-time':
      return matched(value, /^\d\d:\d\d:\d\d$/, ([time]) => time);
    default:
      return textValue(value);
  }
}

const textValue = (value: unknown): string | null | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number'
      ? String(value)
      : isNone(value)
        ? null
        : undefined;

function numberValue(value: unknown, isInt: boolean): number | undefined {
  const isText = typeof value === 'string' && value.trim() !== '';
  if (typeof value !== 'number' && !isText) return undefined;
  const number = Number(value);
  if (!Number.isFinite(number)) return undefined;
  return !isInt || (Number.isInteger(number) && Math.abs(number) <= MAX_INT) ? number : undefined;
}

function booleanValue(value: unknown): boolean | null | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === '1' || value === 'true') return true;
  if (value === 0 || value === '0' || value === '' || value === 'false') return false;
  return isNone(value) ? null : undefined;
}

function matched(
  value: unknown,
  pattern: RegExp,
  read: (match: RegExpExecArray) => string | undefined,
): string | undefined {
  const match = typeof value === 'string' ? pattern.exec(value) : null;
  return match ? read(match) : undefined;
}
