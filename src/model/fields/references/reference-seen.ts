import type { FieldType, ItemKind, ReferenceModel } from '../field-model.ts';
import type { Seen } from '../seen.ts';
import { idIn, itemInShape } from './item-reference.ts';

/**
 * The reference that values stand for; `undefined` if they need not be references. A bare number is one if its item
 * links to an item with that id. A single number could be a coincidence, unless it is in a list.
 */
export function referenceSeen(telling: readonly Seen[], inList: boolean): FieldType | undefined {
  const shaped = telling.map(({ value }) => itemInShape(value)?.to);
  if (shaped.every((kind) => kind !== undefined)) return referenceTo(shaped);
  if (!telling.every(({ value }) => typeof value === 'number')) return undefined;
  const linked = telling.map(linkedKind);
  const isCoincidence = !inList && new Set(telling.map(({ value }) => value)).size < 2;
  return !isCoincidence && linked.every((kind) => kind !== undefined) ? referenceTo(linked) : undefined;
}

/** What a field that is declared as a reference refers to, as far as its values tell. */
export function referenceTarget({ to }: ReferenceModel, telling: readonly Seen[]): ReferenceModel {
  const kinds = telling.map((seen) => itemInShape(seen.value)?.to ?? linkedKind(seen));
  const known = kinds.filter((kind) => kind !== undefined);
  return known.length === 0 ? { kind: 'reference', to } : referenceTo(known);
}

/** Whether a value can stand for an item. */
export const isReference = (value: unknown): boolean =>
  idIn(value) !== undefined || itemInShape(value) !== undefined;

function linkedKind({ value, links }: Seen): ItemKind | undefined {
  const id = idIn(value);
  const kinds = id === undefined ? [] : links.withId(id);
  return kinds.length === 1 ? kinds[0]?.to : undefined;
}

function referenceTo(kinds: readonly ItemKind[]): ReferenceModel {
  const [first, ...others] = new Set(kinds);
  return { kind: 'reference', to: first !== undefined && others.length === 0 ? first : 'any' };
}
