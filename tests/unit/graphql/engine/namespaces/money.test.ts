import { expect, test } from 'vitest';
import { moneyOf } from '../../../../../src/graphql/engine/namespaces/money.ts';

const EURO = {
  currency_code: 'EUR',
  currency_symbol: '€',
  currency_minor_unit: 2,
  currency_decimal_separator: ',',
  currency_thousand_separator: '.',
  currency_prefix: '',
  currency_suffix: ' €',
};
const YEN = {
  ...EURO,
  currency_code: 'JPY',
  currency_minor_unit: 0,
  currency_prefix: '¥',
  currency_suffix: '',
};

test.each([
  ['123450', EURO, '1234.50', '1.234,50 €'],
  ['99999999999999999999', EURO, '999999999999999999.99', '999.999.999.999.999.999,99 €'],
  ['5', EURO, '0.05', '0,05 €'],
  ['0', EURO, '0.00', '0,00 €'],
  [1000, EURO, '10.00', '10,00 €'],
  ['-150', EURO, '-1.50', '-1,50 €'],
  ['1234', YEN, '1234', '¥1.234'],
])('%s is an amount', (value, currency, amount, formatted) => {
  expect(moneyOf(value, currency)).toMatchObject({ amount, formatted, minorAmount: String(value) });
});

test.each([[''], [null], [undefined], ['12.50'], ['free'], [1.5], [{}]])('%s is none', (value) => {
  expect(moneyOf(value, EURO)).toBeNull();
});

test('an amount without a currency is none', () => {
  expect(moneyOf('100', undefined)).toBeNull();
});
