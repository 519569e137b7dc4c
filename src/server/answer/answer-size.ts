/** Most bytes of JSON that a UTF-16 unit takes: a control character, as `\u0000`. */
const MOST_PER_UNIT = 6;

/**
 * Whether a value takes more than so many bytes as JSON in UTF-8. Exact, and stops counting beyond the limit. An answer that
 * is far from the limit, as nearly all are, is not encoded for it.
 */
export function isLargerThan(value: unknown, limit: number): boolean {
  const least = count(value, limit, ({ length }) => length + 2);
  if (least > limit) return true;
  if (least * MOST_PER_UNIT <= limit) return false;
  return count(value, limit, (text) => Buffer.byteLength(JSON.stringify(text))) > limit;
}

/** How many bytes a value takes as JSON in UTF-8; more than `limit`, if it is more. */
export const sizeUpTo = (value: unknown, limit: number): number =>
  count(value, limit, (text) => Buffer.byteLength(JSON.stringify(text)));

/** Adds up a value without recursion: JSON from WordPress may be deep. Stops beyond the limit. */
function count(value: unknown, limit: number, sizeOf: (text: string) => number): number {
  let bytes = 0;
  const rest: unknown[] = [value];
  while (rest.length > 0 && bytes <= limit) {
    const next = rest.pop();
    if (typeof next === 'string') bytes += sizeOf(next);
    else if (typeof next !== 'object' || next === null) bytes += String(next).length;
    else if (Array.isArray(next)) {
      bytes += 2 + Math.max(0, next.length - 1);
      for (const item of next) rest.push(item);
    } else {
      const entries = Object.entries(next).filter(([, item]) => item !== undefined);
      bytes += 2 + Math.max(0, entries.length - 1);
      for (const [key, item] of entries) {
        bytes += sizeOf(key) + 1;
        rest.push(item);
      }
    }
  }
  return bytes;
}
