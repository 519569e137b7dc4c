import type { EnumRef } from '@pothos/core';
import type { GatewayBuilder, GatewayTypes } from '../builder.ts';

export interface OpenEnum {
  readonly ref: EnumRef<GatewayTypes, string, string>;
  /** The value if the enum has it; `null` for one added by a plugin, which GraphQL cannot name. */
  readonly known: (value: string | undefined) => string | null;
}

/** An enum whose values plugins may extend. Unknown values are null, not errors. */
export function openEnum(
  builder: GatewayBuilder,
  name: string,
  description: string,
  values: Readonly<Record<string, { readonly value: string; readonly description: string }>>,
): OpenEnum {
  const known = new Set(Object.values(values).map(({ value }) => value));
  return {
    ref: builder.enumType(name, { description, values }),
    known: (value) => (value !== undefined && known.has(value) ? value : null),
  };
}
