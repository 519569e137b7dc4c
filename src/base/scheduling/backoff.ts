/** First and longest pause between two attempts, in milliseconds. */
export type Pauses = readonly [first: number, longest: number];

/**
 * Exponential backoff: milliseconds until the next attempt, doubled with each failure.
 *
 * @param failures How many attempts in a row have failed, at least one.
 */
export const pauseAfter = (failures: number, [first, longest]: Pauses): number =>
  Math.min(first * 2 ** (failures - 1), longest);
