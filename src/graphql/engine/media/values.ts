/** A positive number, also if a plugin sends it as a string; `null` otherwise. */
export function positiveNumber(value: unknown): number | null {
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0;
  return Number.isFinite(number) && number > 0 ? number : null;
}

const MAX_INT = 2 ** 31 - 1;

/** The same, rounded; `null` if it exceeds GraphQL's `Int`. */
export function positiveInteger(value: unknown): number | null {
  const number = Math.round(positiveNumber(value) ?? 0);
  return number > 0 && number <= MAX_INT ? number : null;
}

/** A string that is not blank; `null` otherwise. */
export const wordsOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;
