import { type JsonObject, ownValue } from '../../../base/json.ts';
import { type FieldModel, type ObjectModel, UNKNOWN_TYPE } from '../../../model/fields/field-model.ts';

/** `running_time` is `runningTime`. */
export function fieldNameOf(key: string): string {
  const [first = '', ...others] = key.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const name = [
    first.charAt(0).toLowerCase() + first.slice(1),
    ...others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ].join('');
  return /^\d/.test(name) ? `_${name}` : name;
}

/** Names that the plugin gives to the parts of a map, other than those of its keys. */
const OF_MAPS: Readonly<Record<string, string>> = {
  latitude: 'lat',
  longitude: 'lng',
  streetAddress: 'address',
};

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z\d]/g, '');

/**
 * The field of REST that a name of the given schema means: of those that the site declares, else of those that the item
 * has, because which fields it has depends on its template and its terms.
 */
export function fieldNamed(
  name: string,
  model: ObjectModel | undefined,
  values: JsonObject,
): FieldModel | undefined {
  const declared = model?.fields ?? [];
  const key = keyNamed(
    name,
    declared.map((field) => field.key),
  );
  if (key !== undefined) return declared.find((field) => field.key === key);
  const own = keyNamed(name, Object.keys(values));
  return own === undefined ? undefined : { key: own, description: '', type: UNKNOWN_TYPE };
}

function keyNamed(name: string, keys: readonly string[]): string | undefined {
  const former = Object.hasOwn(OF_MAPS, name) ? ownValue(OF_MAPS, name) : undefined;
  return (
    keys.find((key) => fieldNameOf(key) === name) ??
    keys.find((key) => lettersOf(key) === lettersOf(name)) ??
    keys.find((key) => key === former)
  );
}
