import { isRecord, type JsonObject, ownValue } from '../../base/json.ts';
import { ACF_LAYOUT } from './acf-schema.ts';
import { type FieldModel, type FieldType, type ObjectModel, UNKNOWN_TYPE } from './field-model.ts';
import { NO_LINKS } from './references/linked-items.ts';
import { referenceSeen } from './references/reference-seen.ts';
import { isNone, scalarValue } from './scalar-value.ts';
import type { Seen } from './seen.ts';

const MAX_DEPTH = 6;
/** An object with more keys than this is treated as a map, not as a fixed shape. */
const MAX_KEYS = 120;

/** How sure it is that objects have fields, rather than being maps of anything. */
interface Certainty {
  /** Whether a single object tells, and objects may have no keys in common. */
  readonly isShape?: boolean;
  /** Whether the values are items of lists. */
  readonly inList?: boolean;
}

/** The type of an undeclared field, inferred from sample values. Known only if all of them agree. */
export const typeOfSamples = (values: readonly unknown[]): FieldType =>
  typeOfSeen(values.map((value) => ({ value, links: NO_LINKS })));

/** The type of an undeclared field, inferred from values of items. */
export function typeOfSeen(seen: readonly Seen[], certainty: Certainty = {}, depth = 0): FieldType {
  if (depth > MAX_DEPTH) return UNKNOWN_TYPE;
  const sent = seen.filter(({ value }) => value !== null && value !== undefined);
  if (sent.length > 0 && sent.every(({ value }) => typeof value === 'boolean')) return BOOLEAN;
  if (sent.length > 0 && sent.every(({ value }) => typeof value === 'string')) return TEXT;
  const telling = sent.filter(({ value }) => !isNone(value));
  if (telling.length === 0) return UNKNOWN_TYPE;
  if (telling.every(({ value }) => typeof value === 'string')) return TEXT;
  const reference = referenceSeen(telling, certainty.inList ?? false);
  if (reference) return reference;
  // Integers are numbers, too: the next item may have a fraction.
  if (telling.some(({ value }) => typeof value === 'number') && telling.every(isNumeric)) return NUMBER;
  if (telling.every(({ value }) => Array.isArray(value))) {
    const of = typeOfSeen(telling.flatMap(itemsSeen), { ...certainty, inList: true }, depth + 1);
    return { kind: 'list', of };
  }
  return typeOfObjects(telling, certainty, depth);
}

const TEXT: FieldType = { kind: 'scalar', scalar: 'string' };
const BOOLEAN: FieldType = { kind: 'scalar', scalar: 'boolean' };
const NUMBER: FieldType = { kind: 'scalar', scalar: 'number' };

/** Plugins send default numbers as numbers, and stored ones as texts. */
const isNumeric = ({ value }: Seen): boolean => scalarValue(value, 'number') !== undefined;

/** The keys by which plugins name the layout of a row: Advanced Custom Fields, Carbon Fields. */
const LAYOUTS = [ACF_LAYOUT, '_type'];
/** What Carbon Fields calls a group without a name. */
const UNNAMED = '_';

const itemsSeen = ({ value, links }: Seen): readonly Seen[] =>
  Array.isArray(value) ? value.map((item: unknown) => ({ value: item, links })) : [];

function typeOfObjects(seen: readonly Seen[], certainty: Certainty, depth: number): FieldType {
  const objects = seen.map(({ value }) => value).filter(isRecord);
  if (objects.length < seen.length) return UNKNOWN_TYPE;
  const by = LAYOUTS.find((key) => objects.every((object) => isLayout(object[key])));
  if (by !== undefined) return unionSeen(seen, by, depth);
  return isShape(objects, certainty)
    ? objectSeen(seen, { isShape: certainty.isShape ?? false }, depth)
    : UNKNOWN_TYPE;
}

const isLayout = (value: unknown): boolean => typeof value === 'string' && value !== '' && value !== UNNAMED;

/**
 * Objects are typed if several have mostly the same keys, for a single one could be a map; and never if a key cannot be
 * that of a field.
 */
function isShape(objects: readonly JsonObject[], certainty: Certainty): boolean {
  const keys = new Set(objects.flatMap((object) => Object.keys(object)));
  const areNames = [...keys].every((key) => /^[A-Za-z_][\w-]*$/.test(key));
  if (keys.size === 0 || keys.size > MAX_KEYS || !areNames) return false;
  const sent = objects.reduce((sum, object) => sum + Object.keys(object).length, 0);
  return certainty.isShape === true || (objects.length > 1 && sent * 2 > keys.size * objects.length);
}

function objectSeen(seen: readonly Seen[], certainty: Certainty, depth: number): ObjectModel {
  return {
    kind: 'object',
    description: 'An object added by the site. Its type is inferred from the values it sends.',
    fields: fieldsSeen(seen, certainty, depth),
  };
}

/** The fields of objects, as far as none of `declared` has their key. */
export function fieldsSeen(
  seen: readonly Seen[],
  certainty: Certainty = {},
  depth = 0,
  declared: ReadonlySet<string> = new Set(),
): readonly FieldModel[] {
  const keys = new Set(seen.flatMap(({ value }) => (isRecord(value) ? Object.keys(value).sort() : [])));
  return [...keys]
    .filter((key) => !declared.has(key))
    .map((key) => ({
      key,
      description: `\`${key}\`, as sent by the site.`,
      type: typeOfSeen(seenAt(seen, key), certainty, depth + 1),
    }));
}

/** What was seen of a field of objects. */
export const seenAt = (seen: readonly Seen[], key: string): readonly Seen[] =>
  seen.flatMap(({ value, links }) => (isRecord(value) ? [{ value: ownValue(value, key), links }] : []));

function unionSeen(seen: readonly Seen[], by: string, depth: number): FieldType {
  const layoutOf = ({ value }: Seen) => (isRecord(value) ? String(value[by]) : '');
  const layouts = [...new Set(seen.map(layoutOf))].sort();
  return {
    kind: 'union',
    description: undefined,
    by,
    members: layouts.map((layout) => ({
      value: layout,
      type: objectSeen(
        seen.filter((each) => layoutOf(each) === layout),
        { isShape: true },
        depth,
      ),
    })),
  };
}
