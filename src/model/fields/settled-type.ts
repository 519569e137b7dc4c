import { isRecord } from '../../base/json.ts';
import {
  type FieldModel,
  type FieldType,
  type ObjectModel,
  type ReferenceModel,
  type ScalarKind,
  UNKNOWN_TYPE,
  type UnionMember,
  type UnionModel,
} from './field-model.ts';
import { itemsOfList } from './references/list-items.ts';
import { isReference, referenceTarget } from './references/reference-seen.ts';
import { fieldsSeen, seenAt, typeOfSeen } from './sampled-type.ts';
import { isNone, scalarValue } from './scalar-value.ts';
import type { Seen } from './seen.ts';

/**
 * The type of a field that a schema declares, after what live items have sent. Plugins do not keep their own schemas:
 * Advanced Custom Fields declares ids where it sends objects, if it is set so. Values that do not fit outvote the
 * declaration, part by part.
 *
 * @param depth In how many objects it lies. Links tell what ids mean only in the outermost one.
 */
export function settledType(declared: FieldType, seen: readonly Seen[], depth = 0): FieldType {
  const telling = seen.filter(({ value }) => !isNone(value));
  if (telling.length === 0) return asDeclared(declared, depth);
  switch (declared.kind) {
    case 'object':
      return telling.every(({ value }) => isRecord(value))
        ? settledObject(declared, telling, depth)
        : inferred(telling);
    case 'union':
      return telling.every(({ value }) => isRecord(value) && typeof value[declared.by] === 'string')
        ? settledUnion(declared, telling, depth)
        : inferred(telling);
    case 'list':
      return settledList(declared.of, telling, depth);
    case 'reference':
      return telling.every(({ value }) => isReference(value))
        ? settledReference(declared, telling, depth)
        : inferred(telling);
    case 'enum':
      return telling.every(({ value }) => declared.values.some((known) => known === value))
        ? declared
        : inferred(telling);
    case 'scalar':
      if (declared.scalar === 'unknown') return inferred(telling);
      return telling.every(({ value }) => fits(value, declared.scalar)) ? declared : inferred(telling);
  }
}

/** Addresses are sent as they are, but HTML in place of one is none. */
const fits = (value: unknown, scalar: ScalarKind): boolean =>
  scalarValue(value, scalar) !== undefined &&
  !(scalar === 'uri' && typeof value === 'string' && /[<\s]/.test(value));

const inferred = (telling: readonly Seen[]): FieldType => typeOfSeen(telling, { isShape: true });

/** A declaration of which nothing has been seen. */
function asDeclared(declared: FieldType, depth: number): FieldType {
  switch (declared.kind) {
    case 'object':
      return settledObject(declared, [], depth);
    case 'union':
      return settledUnion(declared, [], depth);
    case 'list':
      return { kind: 'list', of: asDeclared(declared.of, depth) };
    case 'reference':
      return declared.to !== 'unknown' ? declared : depth <= 1 ? { ...declared, to: 'any' } : UNKNOWN_TYPE;
    default:
      return declared;
  }
}

function settledReference(declared: ReferenceModel, telling: readonly Seen[], depth: number): FieldType {
  const settled = referenceTarget(declared, telling);
  if (settled.to !== 'unknown') return settled;
  return depth <= 1 ? { ...settled, to: 'any' } : { kind: 'scalar', scalar: 'integer' };
}

export function settledObject(declared: ObjectModel, seen: readonly Seen[], depth = 0): ObjectModel {
  const known = declared.fields.map(
    (field): FieldModel => ({ ...field, type: settledType(field.type, seenAt(seen, field.key), depth + 1) }),
  );
  const keys = new Set(declared.fields.map(({ key }) => key));
  return { ...declared, fields: [...known, ...fieldsSeen(seen, { isShape: true }, 0, keys)] };
}

function settledUnion(declared: UnionModel, seen: readonly Seen[], depth: number): UnionModel {
  const of = (layout: string) => seen.filter(({ value }) => isRecord(value) && value[declared.by] === layout);
  const settled = declared.members.map(
    (member): UnionMember => ({ ...member, type: settledObject(member.type, of(member.value), depth) }),
  );
  const known = new Set(declared.members.map(({ value }) => value));
  const all = new Set(seen.map(({ value }) => (isRecord(value) ? String(value[declared.by]) : '')));
  const others = [...all].filter((value) => !known.has(value)).sort();
  const undeclared = others.map(
    (value): UnionMember => ({
      value,
      type: settledObject({ kind: 'object', description: undefined, fields: [] }, of(value), depth),
    }),
  );
  return { ...declared, members: [...settled, ...undeclared] };
}

function settledList(of: FieldType, telling: readonly Seen[], depth: number): FieldType {
  const items = telling.flatMap(({ value, links }) =>
    itemsOfList(value, of).map((item): Seen => ({ value: item, links })),
  );
  return { kind: 'list', of: settledType(of, items, depth) };
}
