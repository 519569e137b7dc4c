import { PressgraphError } from '../../../base/errors.ts';
import { isRecord, type JsonObject } from '../../../base/json.ts';
import type { FieldType, ObjectModel } from '../../../model/fields/field-model.ts';
import { type LinkedItems, linkedItems, NO_LINKS } from '../../../model/fields/references/linked-items.ts';
import { LINKS } from '../../engine/values/coerce.ts';

const GROUP = Symbol('group');

/** What is known of the values of a group beside them. */
interface GroupFacts {
  /** The name of its type. */
  readonly typeName: string;
  /** What the site declares of its fields, if it does. */
  readonly model: ObjectModel | undefined;
}

/** The values of a field group, of a row of a repeater or of a layout, as REST sends them. */
export type GroupValue = JsonObject & { readonly [GROUP]?: GroupFacts; readonly [LINKS]?: LinkedItems };

/** The group of an item: REST sends the fields of all groups together. Without any field, it sends an empty list. */
export function groupOfItem(item: JsonObject, acf: unknown, facts: GroupFacts): GroupValue {
  return { ...(isRecord(acf) ? acf : {}), [GROUP]: facts, [LINKS]: linkedItems(item) };
}

/** A group within one. */
export const groupWithin = (value: JsonObject, parent: GroupValue, facts: GroupFacts): GroupValue => ({
  ...value,
  [GROUP]: facts,
  [LINKS]: linksOf(parent),
});

export const factsOf = (value: GroupValue): Partial<GroupFacts> => value[GROUP] ?? {};

export const linksOf = (value: GroupValue): LinkedItems => value[LINKS] ?? NO_LINKS;

/** The declaration of what is in a field: of a group, of the rows of a repeater, or of a layout. */
export function modelWithin(type: FieldType, value: JsonObject): ObjectModel | undefined {
  switch (type.kind) {
    case 'object':
      return type;
    case 'list':
      return modelWithin(type.of, value);
    case 'union':
      return type.members.find((member) => member.value === value[type.by])?.type;
    default:
      return undefined;
  }
}

/** An error in place of a value that does not fit the type that the given schema has for it. */
export const misfit = (key: string, expected: string): PressgraphError =>
  new PressgraphError(
    'UPSTREAM_ERROR',
    `\`${key}\`: the site sent a value that is no ${expected}, which the given schema has for it.`,
  );
