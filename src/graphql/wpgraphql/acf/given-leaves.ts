import { isRecord } from '../../../base/json.ts';
import type { FieldType } from '../../../model/fields/field-model.ts';
import { isNone, scalarValue } from '../../../model/fields/scalar-value.ts';
import { misfit } from './group-value.ts';

/** Types of the given schema that hold a value. All others are texts. */
const SCALARS = { Boolean: 'boolean', Float: 'number', Int: 'integer' } as const;

/** A leaf type of the given schema, as this schema has it: enums and scalars of the site are texts. */
export const leafName = (name: string): string =>
  name === 'ID' || Object.hasOwn(SCALARS, name) ? name : 'String';

/** A value as the given schema has it: one or a list, whichever REST sends. */
export function leafOf(key: string, value: unknown, name: string, isList: boolean, type: FieldType): unknown {
  const items = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  if (isList) return isNone(value) ? null : items.map((item) => single(key, item, name, type));
  if (items.length > 1) throw misfit(key, 'single value');
  return single(key, items[0], name, type);
}

function single(key: string, sent: unknown, name: string, type: FieldType): unknown {
  // A choice, of fields that return its value and its label.
  const value =
    isRecord(sent) && Object.hasOwn(sent, 'value') && Object.hasOwn(sent, 'label') ? sent['value'] : sent;
  const scalar = Object.hasOwn(SCALARS, name) ? SCALARS[name as keyof typeof SCALARS] : undefined;
  const found = scalar ? scalarValue(value, scalar) : textOf(value, type);
  if (found === undefined) throw misfit(key, name);
  return found;
}

function textOf(value: unknown, type: FieldType): string | null | undefined {
  if (value === true) return '1';
  if (isRecord(value) || Array.isArray(value)) return JSON.stringify(value);
  const kind = type.kind === 'list' ? type.of : type;
  const isTime = kind.kind === 'scalar' && /date/.test(kind.scalar);
  return isTime && typeof value === 'string' ? momentText(value) : (scalarValue(value, 'string') as string);
}

/** A date as WPGraphQL for ACF writes it: it knows no time zone. Other formats are the site's own. */
function momentText(text: string): string | null {
  if (text === '') return null;
  const [, year, month, day, time = '00:00:00'] =
    /^(\d{4})-?(\d\d)-?(\d\d)(?:[ T](\d\d:\d\d:\d\d))?$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month}-${day}T${time}+00:00`;
}
