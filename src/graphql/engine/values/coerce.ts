import { PressgraphError } from '../../../base/errors.ts';
import { isRecord } from '../../../base/json.ts';
import type { FieldType } from '../../../model/fields/field-model.ts';
import { type LinkedItems, NO_LINKS } from '../../../model/fields/references/linked-items.ts';
import { itemsOfList } from '../../../model/fields/references/list-items.ts';
import { isNone, scalarValue } from '../../../model/fields/scalar-value.ts';
import { referenceIn } from '../references/reference-value.ts';
import { momentOf } from './dates.ts';

/** The links of the item that an object is a part of: they tell what its ids mean. */
export const LINKS = Symbol('links');

/** Where a value comes from. */
export interface ValueSource {
  /** The key of its field, for error messages. */
  readonly key: string;
  /** The links of its item; `undefined` if its type has no references. */
  readonly links?: LinkedItems | undefined;
}

/**
 * Coerces a value from the site to the type of its field. Plugins are loose with their own schemas: numbers come as
 * strings, and "none" as an empty string, `false` or an empty list. In a list, an item that does not fit is an error in
 * its place.
 *
 * @throws PressgraphError UPSTREAM_ERROR if the value does not fit.
 */
export function coerce(value: unknown, type: FieldType, source: ValueSource): unknown {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case 'scalar':
      if (type.scalar === 'date-time')
        return typeof value === 'string' ? momentOf(value) : fitting(undefined, source);
      return fitting(scalarValue(value, type.scalar), source);
    case 'enum':
      if (isNone(value)) return null;
      return fitting(
        type.values.find((known) => known === value),
        source,
      );
    case 'list':
      return itemsOfList(value, type.of).map((item) => coerceItem(item, type.of, source));
    case 'object':
      return isNone(value) ? null : fitting(objectWithLinks(value, source), source);
    case 'union':
      if (isNone(value)) return null;
      return fitting(hasLayout(value, type) ? objectWithLinks(value, source) : undefined, source);
    case 'reference':
      return isNone(value) || value === 0 || value === '0'
        ? null
        : fitting(referenceIn(value, type, source.links ?? NO_LINKS), source);
  }
}

function coerceItem(value: unknown, type: FieldType, source: ValueSource): unknown {
  try {
    return coerce(value, type, source);
  } catch (error) {
    if (error instanceof PressgraphError) return error;
    throw error;
  }
}

function fitting(value: unknown, { key }: ValueSource): unknown {
  if (value !== undefined) return value;
  throw new PressgraphError(
    'UPSTREAM_ERROR',
    `\`${key}\`: the site sent a value that does not fit the type of this field, which follows from the site’s declaration and from the items that it had.`,
  );
}

const objectWithLinks = (value: unknown, { links }: ValueSource): unknown =>
  isRecord(value) ? (links ? { ...value, [LINKS]: links } : value) : undefined;

const hasLayout = (value: unknown, type: Extract<FieldType, { kind: 'union' }>): boolean =>
  isRecord(value) && type.members.some((member) => member.value === value[type.by]);
