import type { EnumRef } from '@pothos/core';
import type { EnumModel } from '../../../model/fields/field-model.ts';
import type { GatewayBuilder, GatewayTypes } from '../../engine/builder.ts';

type SiteEnumRef = EnumRef<GatewayTypes, string, string>;

const registered = new WeakMap<GatewayBuilder, Map<string, SiteEnumRef>>();

/** An enum that the site declares, registered once: what is read and what is written may have the same. */
export function siteEnum(builder: GatewayBuilder, { name, description, values }: EnumModel): SiteEnumRef {
  const known = registered.get(builder) ?? new Map<string, SiteEnumRef>();
  registered.set(builder, known);
  const ref =
    known.get(name) ??
    builder.enumType(name, {
      description,
      values: Object.fromEntries(
        values.map((value) => [value.name, { value: value.value, description: `\`${value.value}\`` }]),
      ),
    });
  known.set(name, ref);
  return ref;
}
