/** PHP nests no deeper when it writes JSON (`json_encode`): what does was never WordPress's, and fells what walks it. */
const DEEPEST = 512;

/** JSON nested deeper than PHP writes it. */
export class TooDeepError extends SyntaxError {
  override readonly name = 'TooDeepError';
}

/**
 * JSON of somebody who is not trusted: without `__proto__`, which would become the prototype of what it is copied into,
 * and of a depth that can be walked.
 *
 * @throws SyntaxError, TooDeepError
 */
export function parseUntrustedJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // Of what was parsed, there is less to look at than of the text: most of that is HTML within strings.
  tame(value, DEEPEST);
  return value;
}

function tame(value: unknown, levels: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) throw new TooDeepError(`The JSON is nested deeper than ${DEEPEST} levels.`);
  if (Array.isArray(value)) {
    for (const item of value) tame(item, levels - 1);
    return;
  }
  const record = value as Record<string, unknown>;
  for (const name in record) {
    if (name === '__proto__') delete record[name];
    else tame(record[name], levels - 1);
  }
}
