import { isRecord } from '../../../base/json.ts';
import type { FieldType } from '../field-model.ts';
import { isNone } from '../scalar-value.ts';
import { itemInShape } from './item-reference.ts';

/**
 * The items of a list as plugins send it: `''` or `false` for an empty one, an object for one with gaps in its keys, the
 * bare item for one of one.
 */
export function itemsOfList(value: unknown, of: FieldType): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isNone(value)) return [];
  const isItem = of.kind === 'object' || of.kind === 'union' || itemInShape(value) !== undefined;
  return isRecord(value) && !isItem ? Object.values(value) : [value];
}
