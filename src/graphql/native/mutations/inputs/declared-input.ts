import { isRecord } from '../../../../base/json.ts';
import { valueInput } from '../../../engine/writes/input-field.ts';
import type { GatewayBuilder } from '../../builder.ts';
import { shallow, unwrapped } from '../../extras/lists.ts';
import { scalarFor } from '../../extras/scalars.ts';
import { siteEnum } from '../../extras/site-enum.ts';
import type { NamedExtras } from '../../naming/named-extras.ts';
import type { NamedField, NamedObject, NamedType } from '../../naming/named-type.ts';
import { type Input, type InputType, inputFieldsOf } from './input-type.ts';

/** The arguments of a route beyond WordPress's own, including registered meta. */
export function declaredInputs(
  builder: GatewayBuilder,
  declared: ReadonlySet<string> | undefined,
  { input: { fields, meta } }: NamedExtras,
): readonly Input[] {
  return [...metaInputs(builder, declared, meta), ...fields.map((field) => declaredInput(builder, field))];
}

function metaInputs(
  builder: GatewayBuilder,
  declared: ReadonlySet<string> | undefined,
  meta: NamedObject | undefined,
): readonly Input[] {
  const about = 'Registered meta. Omitted keys stay unchanged; null deletes a value.';
  if (meta) return [declaredInput(builder, { key: 'meta', name: 'meta', description: about, type: meta })];
  // A route that declares no meta accepts none.
  return declared === undefined
    ? [valueInput(['meta', `${about} Uses WordPress’s own keys.`], 'JSON', 'meta')]
    : [];
}

/** An argument declared by the site. Null is passed through; its meaning is up to the site. */
export function declaredInput(
  builder: GatewayBuilder,
  { key, name, description, type: declared }: NamedField,
): Input {
  const type = shallow(declared);
  const { of, depth } = unwrapped(type);
  return {
    name,
    description,
    argument: key,
    type: inputTypeRef(builder, of),
    depth: depth === 0 ? 0 : depth === 1 ? 1 : 2,
    empty: null,
    toRest: (value) => restValue(value, type),
    ...(of.kind === 'object' && { names: new Map(of.fields.map((field) => [field.key, field.name])) }),
  };
}

function inputTypeRef(builder: GatewayBuilder, type: Exclude<NamedType, { kind: 'list' }>): InputType {
  if (type.kind === 'scalar') return scalarFor(builder, type.scalar);
  if (type.kind === 'enum') return siteEnum(builder, type);
  // Input types refer by id, and have no unions.
  if (type.kind !== 'object') return 'JSON';
  const fields = type.fields.map((field) => declaredInput(builder, field));
  return builder.inputType(type.name, {
    description: type.description,
    fields: (t) => inputFieldsOf(t, fields),
  });
}

/** A value with WordPress's own keys. */
export function restValue(value: unknown, type: NamedType): unknown {
  if (type.kind === 'list') {
    return Array.isArray(value) ? value.map((item) => restValue(item, type.of)) : value;
  }
  if (type.kind !== 'object' || !isRecord(value)) return value;
  return Object.fromEntries(
    type.fields.flatMap(({ key, name, type: inner }) =>
      value[name] === undefined ? [] : [[key, restValue(value[name], inner)]],
    ),
  );
}
