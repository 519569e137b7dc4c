/** A number above zero, which plugins may send as text; `null` for what is none. */
export function positiveNumber(value: unknown): number | null {
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0;
  return Number.isFinite(number) && number > 0 ? number : null;
}

const MAX_INT = 2 ** 31 - 1;

/** The same, rounded, as long as GraphQL's `Int` can hold it. */
export function positiveInteger(value: unknown): number | null {
  const number = Math.round(positiveNumber(value) ?? 0);
  return number > 0 && number <= MAX_INT ? number : null;
}

/** A text that says something; `null` otherwise. */
export const wordsOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;
