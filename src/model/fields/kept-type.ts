import { type FieldModel, type FieldType, UNKNOWN_TYPE } from './field-model.ts';

/**
 * The type of a field that has been served as `served`, now that items say `now`: what was served stays, so that a
 * newly published item breaks no client; fields and layouts that are new are added.
 */
export function keptType(served: FieldType, now: FieldType): FieldType {
  if (served.kind === 'object' && now.kind === 'object') {
    return { ...now, fields: keptFields(served.fields, now.fields) };
  }
  if (served.kind === 'list' && now.kind === 'list') return { kind: 'list', of: keptType(served.of, now.of) };
  if (served.kind === 'union' && now.kind === 'union') {
    const values = [...new Set([...served.members, ...now.members].map(({ value }) => value))];
    const members = values.flatMap((value) => {
      const before = served.members.find((member) => member.value === value);
      const after = now.members.find((member) => member.value === value);
      const type = before && after ? keptType(before.type, after.type) : (before ?? after)?.type;
      return type?.kind === 'object' ? [{ value, type }] : [];
    });
    return { ...now, members };
  }
  if (served.kind === 'scalar' && served.scalar === 'unknown') return isLeaf(now) ? now : UNKNOWN_TYPE;
  return served.kind === 'enum' && now.kind === 'enum' ? now : served;
}

/** The fields of an object, by {@link keptType}; those that no item has any more stay. */
export function keptFields(served: readonly FieldModel[], now: readonly FieldModel[]): readonly FieldModel[] {
  const before = new Map(served.map((field) => [field.key, field]));
  const after = new Map(now.map((field) => [field.key, field]));
  const kept = served.map((field) => {
    const next = after.get(field.key);
    return next ? { ...next, type: keptType(field.type, next.type) } : field;
  });
  return [...kept, ...now.filter(({ key }) => !before.has(key))];
}

/** Whether a type has no fields of its own, so that a selection without fields stays valid. */
const isLeaf = (type: FieldType): boolean =>
  type.kind === 'list' ? isLeaf(type.of) : type.kind === 'scalar' || type.kind === 'enum';
