import { isRecord } from '../../../base/json.ts';
import { decodeEntities } from '../values/formats.ts';

/** A text that a plugin sent, without entities; `null` for an empty one and for what is none. */
export function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return decodeEntities(value).trim() || null;
}

/** An address that a plugin sent; `null` for what is none. */
export const urlOf = (value: unknown): string | null =>
  typeof value === 'string' && URL.canParse(value.trim()) ? value.trim() : null;

/** A number above zero: an id, pixels. Plugins send them as text, too, and an empty one for what they do not know. */
export function countOf(value: unknown): number | null {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : 0;
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** The objects in a list, or the only one where a list was expected. */
export function recordsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return (Array.isArray(value) ? value : [value]).filter(isRecord);
}
