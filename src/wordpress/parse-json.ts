/** PHP nests no deeper when it writes JSON (`json_encode`): what does was never WordPress's, and fells what walks it. */
const DEEPEST = 512;

/**
 * JSON of somebody who is not trusted: without `__proto__`, which would become the prototype of what it is copied into,
 * and of a depth that can be walked.
 *
 * @throws SyntaxError
 */
export function parseUntrustedJson(text: string): unknown {
  if (isTooDeep(text)) throw new SyntaxError(`The JSON is nested deeper than ${DEEPEST} levels.`);
  // Escaped, the name looks otherwise; looking at each key of each answer would cost more than all else done to it.
  const isSuspicious = text.includes('__proto__') || /\\u005f/i.test(text);
  return JSON.parse(text, isSuspicious ? withoutPrototype : undefined);
}

function withoutPrototype(this: unknown, name: string, value: unknown): unknown {
  return name === '__proto__' ? undefined : value;
}

/** Whether a text, read as JSON, is nested deeper than PHP writes it. */
export function isTooDeep(text: string): boolean {
  if (text.length <= DEEPEST) return false;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === QUOTE) {
      index = endOfString(text, index);
    } else if (character === BRACE || character === BRACKET) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (character === CLOSING_BRACE || character === CLOSING_BRACKET) {
      depth -= 1;
    }
  }
  return false;
}

/** The place of the quotation mark that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, place: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(place - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}

const QUOTE = 0x22;
const BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSING_BRACKET = 0x5d;
const BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
