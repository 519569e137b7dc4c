import type { EnumRef } from '@pothos/core';
import type { GatewayBuilder, GatewayTypes } from '../builder.ts';

export interface OpenEnum {
  readonly ref: EnumRef<GatewayTypes, string, string>;
  /** The value as the enum knows it; `null` for one that a plugin added, which GraphQL could not name. */
  readonly known: (value: string | undefined) => string | null;
}

/** An enum of values that WordPress's plugins may extend: a value that it does not know reads as null, never as an error. */
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
