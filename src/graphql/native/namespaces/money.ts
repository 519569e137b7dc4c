import type { ObjectRef } from '@pothos/core';
import type { MoneyShape } from '../../engine/namespaces/money.ts';
import type { GatewayBuilder, GatewayTypes } from '../builder.ts';

export interface MoneyRangeShape {
  readonly minimum: MoneyShape | null;
  readonly maximum: MoneyShape | null;
}

interface MoneyTypes {
  readonly Money: ObjectRef<GatewayTypes, MoneyShape>;
  readonly MoneyRange: ObjectRef<GatewayTypes, MoneyRangeShape>;
}

const registered = new WeakMap<GatewayBuilder, MoneyTypes>();

/** The types of money, registered on first use: a site without a shop does not have them. */
export function moneyTypes(builder: GatewayBuilder): MoneyTypes {
  const known = registered.get(builder);
  if (known) return known;
  const Money = builder.objectRef<MoneyShape>('Money');
  builder.objectType(Money, {
    description: 'An amount of money.',
    fields: (t) => ({
      amount: t.exposeString('amount', {
        nullable: false,
        description: 'The amount as a decimal number: `1234.50`. A text, because a `Float` would be rounded.',
      }),
      minorAmount: t.exposeString('minorAmount', {
        nullable: false,
        description: 'The amount in the smallest unit of the currency: `123450`.',
      }),
      minorUnit: t.exposeInt('minorUnit', {
        nullable: false,
        description: 'Digits after the decimal point: `2`.',
      }),
      currencyCode: t.exposeString('currencyCode', { description: 'ISO 4217 code of the currency: `EUR`.' }),
      currencySymbol: t.exposeString('currencySymbol', { description: 'Symbol of the currency: `€`.' }),
      formatted: t.exposeString('formatted', {
        nullable: false,
        description: 'The amount as the site shows it: `1.234,50 €`.',
      }),
    }),
  });
  const MoneyRange = builder.objectRef<MoneyRangeShape>('MoneyRange');
  builder.objectType(MoneyRange, {
    description: 'Two amounts of money.',
    fields: (t) => ({
      minimum: t.expose('minimum', { type: Money, description: 'The lowest amount.' }),
      maximum: t.expose('maximum', { type: Money, description: 'The highest amount.' }),
    }),
  });
  const types = { Money, MoneyRange };
  registered.set(builder, types);
  return types;
}
