import { isRecord } from '../../../base/json.ts';
import type { FieldModel, FieldType, ObjectModel } from '../../../model/fields/field-model.ts';
import type { InputModel } from '../../../model/fields/input-model.ts';
import type { GatewayBuilder } from '../../engine/builder.ts';
import { shallow, unwrapped } from '../../engine/extras/lists.ts';
import { type InputField, type InputType, valueInput } from '../../engine/writes/input-field.ts';
import { inputFieldsOf } from '../../engine/writes/input-object.ts';
import { siteEnum } from '../extras/site-enum.ts';

/** What a route takes beyond WordPress's own arguments, its registered meta among them. */
export function declaredInputs(
  builder: GatewayBuilder,
  { declared, fields, meta }: InputModel,
): readonly InputField[] {
  return [...metaInputs(builder, declared, meta), ...fields.map((field) => declaredInput(builder, field))];
}

function metaInputs(
  builder: GatewayBuilder,
  declared: ReadonlySet<string> | undefined,
  meta: ObjectModel | undefined,
): readonly InputField[] {
  const about = 'Its registered meta. What is not given stays; null takes a value away.';
  if (meta) return [declaredInput(builder, { key: 'meta', name: 'meta', description: about, type: meta })];
  // Where the route tells that there is none, there is nothing to write.
  return declared === undefined
    ? [valueInput(['meta', `${about} By WordPress’s own keys.`], 'JSON', 'meta')]
    : [];
}

/** An argument that the site declares. Null is passed on: what it means is the site's to say. */
export function declaredInput(
  builder: GatewayBuilder,
  { key, name, description, type: declared }: FieldModel,
): InputField {
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

function inputTypeRef(builder: GatewayBuilder, type: Exclude<FieldType, { kind: 'list' }>): InputType {
  if (type.kind === 'scalar') return type.name;
  if (type.kind === 'enum') return siteEnum(builder, type);
  const fields = type.fields.map((field) => declaredInput(builder, field));
  return builder.inputType(type.name, {
    description: type.description,
    fields: (t) => inputFieldsOf(t, fields),
  });
}

/** A value under WordPress's own keys. */
export function restValue(value: unknown, type: FieldType): unknown {
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
