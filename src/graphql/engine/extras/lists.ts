import { type FieldType, JSON_TYPE } from '../../../model/fields/field-model.ts';

/** Lists deeper than two are JSON: nobody selects below them. */
export const shallow = (type: FieldType): FieldType => (unwrapped(type).depth > 2 ? JSON_TYPE : type);

/** The type inside a list or a list of lists, and how deep. */
export function unwrapped(type: FieldType): {
  readonly of: Exclude<FieldType, { kind: 'list' }>;
  readonly depth: number;
} {
  if (type.kind !== 'list') return { of: type, depth: 0 };
  const inner = unwrapped(type.of);
  return { of: inner.of, depth: inner.depth + 1 };
}
