import { type JsonObject, ownValue } from '../../../base/json.ts';
import type { FieldModel, FieldType } from '../../../model/fields/field-model.ts';
import { type LinkedItems, linkedItems } from '../../../model/fields/references/linked-items.ts';
import { coerce, LINKS } from '../values/coerce.ts';

/** The value of a field that the site adds, in an item or in an object of one. */
export function readValue(row: JsonObject, { key, type }: Pick<FieldModel, 'key' | 'type'>): unknown {
  const links = hasReferences(type) ? linksOf(row) : undefined;
  return coerce(ownValue(row, key), type, { key, links });
}

const linksOf = (row: JsonObject & { readonly [LINKS]?: LinkedItems }): LinkedItems =>
  row[LINKS] ?? linkedItems(row);

const known = new WeakMap<FieldType, boolean>();

function hasReferences(type: FieldType): boolean {
  const answer = known.get(type) ?? findReferences(type);
  known.set(type, answer);
  return answer;
}

function findReferences(type: FieldType): boolean {
  switch (type.kind) {
    case 'reference':
      return true;
    case 'list':
      return hasReferences(type.of);
    case 'object':
      return type.fields.some((field) => hasReferences(field.type));
    case 'union':
      return type.members.some((member) => hasReferences(member.type));
    default:
      return false;
  }
}
