import type { EnumRef } from '@pothos/core';
import type { GatewayBuilder, GatewayTypes } from '../builder.ts';
import type { NamedEnum } from '../naming/named-type.ts';

type SiteEnumRef = EnumRef<GatewayTypes, string, string>;

const registered = new WeakMap<GatewayBuilder, Map<string, SiteEnumRef>>();

/** An enum declared by the site. Registered once, because output and input types may share it. */
export function siteEnum(builder: GatewayBuilder, { name, description, members }: NamedEnum): SiteEnumRef {
  const known = registered.get(builder) ?? new Map<string, SiteEnumRef>();
  registered.set(builder, known);
  const ref =
    known.get(name) ??
    builder.enumType(name, {
      description,
      values: Object.fromEntries(
        members.map((member) => [member.name, { value: member.value, description: `\`${member.value}\`` }]),
      ),
    });
  known.set(name, ref);
  return ref;
}
