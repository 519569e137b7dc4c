import { isRecord } from '../../../base/json.ts';

/** An amount of money, as the source of a GraphQL object. */
export interface MoneyShape {
  /** As a decimal: `1234.50`. */
  readonly amount: string;
  /** In the smallest unit: `123450`. */
  readonly minorAmount: string;
  /** Digits after the decimal point. */
  readonly minorUnit: number;
  readonly currencyCode: string | null;
  readonly currencySymbol: string | null;
  /** As the site shows it: `1.234,50 €`. */
  readonly formatted: string;
}

/**
 * An amount in the smallest unit, with the description of its currency, as WooCommerce's Store API has them:
 * `currency_code`, `currency_minor_unit`, `currency_prefix`, ….
 *
 * @returns `null` for what is no whole number.
 */
export function moneyOf(value: unknown, currency: unknown): MoneyShape | null {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^-?\d+$/.test(text) || !isRecord(currency)) return null;
  const say = (key: string): string | null => {
    const part = currency[`currency_${key}`];
    return typeof part === 'string' ? part : null;
  };
  const unit = Number(currency['currency_minor_unit']);
  const minorUnit = Number.isSafeInteger(unit) && unit >= 0 && unit <= 20 ? unit : 0;
  const sign = text.startsWith('-') ? '-' : '';
  const digits = text.replace('-', '').padStart(minorUnit + 1, '0');
  const whole = digits.slice(0, digits.length - minorUnit).replace(/^0+(?=\d)/, '');
  const fraction = digits.slice(digits.length - minorUnit);
  const join = (integer: string, separator: string) => (fraction ? integer + separator + fraction : integer);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, () => say('thousand_separator') ?? '');
  const shown = join(grouped, say('decimal_separator') ?? '.');
  return {
    amount: sign + join(whole, '.'),
    minorAmount: text,
    minorUnit,
    currencyCode: say('code'),
    currencySymbol: say('symbol'),
    formatted: `${sign}${say('prefix') ?? ''}${shown}${say('suffix') ?? ''}`,
  };
}
