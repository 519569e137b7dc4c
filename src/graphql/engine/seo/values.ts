import { isRecord } from '../../../base/json.ts';
import { decodeEntities } from '../values/formats.ts';

/** A text from a plugin, entities decoded; `null` if it is empty or not a string. */
export function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return decodeEntities(value).trim() || null;
}

/** A URL from a plugin; `null` if it is invalid. */
export const urlOf = (value: unknown): string | null =>
  typeof value === 'string' && URL.canParse(value.trim()) ? value.trim() : null;

/** A positive integer: an id, pixels. Plugins also send them as strings, and an empty string for unknown. */
export function countOf(value: unknown): number | null {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : 0;
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** The objects in a list, or the bare object sent in place of a list. */
export function recordsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return (Array.isArray(value) ? value : [value]).filter(isRecord);
}
