import { isRecord } from '../../../../base/json.ts';
import { valueInput } from '../../../engine/writes/input-field.ts';
import type { GatewayBuilder } from '../../builder.ts';
import { shallow, unwrapped } from '../../extras/lists.ts';
import { GRAPHQL_SCALARS } from '../../extras/scalars.ts';
import { siteEnum } from '../../extras/site-enum.ts';
import type { NamedExtras } from '../../naming/named-extras.ts';
import type { NamedField, NamedObject, NamedType } from '../../naming/named-type.ts';
import { type Input, type InputType, inputFieldsOf } from './input-type.ts';

/** What a route takes beyond WordPress's own arguments, its registered meta among them. */
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
  if (type.kind === 'scalar') return GRAPHQL_SCALARS[type.scalar];
  if (type.kind === 'enum') return siteEnum(builder, type);
  const fields = type.fields.map((field) => declaredInput(builder, field));
  return builder.inputType(type.name, {
    description: type.description,
    fields: (t) => inputFieldsOf(t, fields),
  });
}

/** A value under WordPress's own keys. */
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
