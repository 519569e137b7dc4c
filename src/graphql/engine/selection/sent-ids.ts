import { PressgraphError } from '../../../base/errors.ts';
import { isRecord } from '../../../base/json.ts';
import { idIn } from '../../../model/fields/references/item-reference.ts';
import { isNone } from '../../../model/fields/scalar-value.ts';

/**
 * The id of an item that a core field names. Filters of themes and plugins change such fields: ids are sent as texts, or the
 * item itself in place of its id.
 *
 * @returns `null` for none.
 * @throws PressgraphError UPSTREAM_ERROR for anything else.
 */
export function sentId(value: unknown, key: string): number | null {
  if (isNone(value) || value === 0 || value === '0') return null;
  const id = idIn(isRecord(value) ? (value['id'] ?? value['ID'] ?? value['term_id']) : value);
  if (id !== undefined) return id;
  throw new PressgraphError(
    'UPSTREAM_ERROR',
    `Expected a database ID in \`${key}\` from WordPress, got something else.`,
  );
}

/** The ids of a core field with a list of them. PHP sends one with gaps in its keys as an object. */
export function sentIds(value: unknown, key: string): readonly number[] {
  if (isNone(value)) return [];
  const items = isRecord(value) ? Object.values(value) : Array.isArray(value) ? value : [value];
  return items.map((item) => sentId(item, key)).filter((id) => id !== null);
}
