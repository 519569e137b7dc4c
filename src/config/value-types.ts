import { z } from 'zod';

/** What the value of a setting may be. */
export interface ValueType<Value> {
  /** What an error message says was expected: `a whole number from 1 to 256`. */
  readonly expected: string;
  /** The type in the library's options. */
  readonly typescript: string;
  readonly schema: z.ZodType<Value>;
  /**
   * Reads a flag or an environment variable. Text that cannot be parsed is returned unchanged: the schema
   * rejects it.
   */
  readonly fromText: (text: string) => unknown;
  readonly unit?: 'bytes';
}

const numberOf = (text: string): unknown => (text.trim() === '' ? text : Number(text));

export const wholeNumber = (min: number, max: number): ValueType<number> => ({
  expected: `a whole number from ${min} to ${max}`,
  typescript: 'number',
  schema: z.number().int().min(min).max(max),
  fromText: numberOf,
});

export const bytes = (min: number, max: number): ValueType<number> => ({
  ...wholeNumber(min, max),
  unit: 'bytes',
});

export const milliseconds = (min: number, max = 600_000): ValueType<number> => wholeNumber(min, max);

/** Up to eleven days: timers of Node.js end at twenty-four. */
const MAX_SECONDS = 1_000_000;

/** May be fractional. */
export const seconds: ValueType<number> = {
  expected: `a number of seconds from 0 to ${MAX_SECONDS}`,
  typescript: 'number',
  schema: z.number().min(0).max(MAX_SECONDS),
  fromText: numberOf,
};

export const onOff: ValueType<boolean> = {
  expected: '`true` or `false`',
  typescript: 'boolean',
  schema: z.boolean(),
  fromText: (text) => z.stringbool().safeParse(text).data ?? text,
};

/** @param pattern What the text must match; surrounding white space is dropped first. */
export const text = (expected: string, pattern = /./): ValueType<string> => ({
  expected,
  typescript: 'string',
  schema: z.string().trim().regex(pattern),
  fromText: (given) => given,
});

/** Kept as it is, white space included. */
export const secret = (expected: string, pattern: RegExp): ValueType<string> => ({
  ...text(expected),
  schema: z.string().regex(pattern),
});

export const oneOf = <const Value extends string>(...values: readonly Value[]): ValueType<Value> => ({
  expected: alternatives(values),
  typescript: values.map((value) => `'${value}'`).join(' | '),
  schema: z.enum(values),
  fromText: (given) => given.trim(),
});

/** Comma-separated in flags and environment variables. */
export const list = <Item>(item: ValueType<Item>, expected: string): ValueType<readonly Item[]> => ({
  expected,
  typescript: `readonly ${/ /.test(item.typescript) ? `(${item.typescript})` : item.typescript}[]`,
  schema: z.array(item.schema),
  fromText: (given) =>
    given
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean)
      .map(item.fromText),
});

/** `a`, `b` or `c`. */
export function alternatives(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return [quoted.slice(0, -1).join(', '), quoted.at(-1)].filter(Boolean).join(' or ');
}
