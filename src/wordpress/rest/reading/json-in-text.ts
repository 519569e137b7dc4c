import { parseUntrustedJson } from './parse-json.ts';

/** JSON, and the text that something else printed around it. */
export interface JsonInText {
  readonly value: unknown;
  readonly before: string;
  readonly after: string;
}

/** What only a page has: the JSON within one describes it (JSON-LD), and answers nothing. */
const PAGE = /<(?:!doctype|html|head|body)\b/i;
const RAW_ELEMENT = /<(?:script|style|textarea|title)\b/i;

/** A bracket that may open JSON; in messages, most brackets do not. */
const OPENING = /\[\s*(?:[\]{["]|-?\d|(?:true|false|null)\b)|\{\s*["}]/g;

/** Of lines that look like JSON: each failure costs an error with its stack. */
const MOST_ATTEMPTS = 100;

/**
 * The one whole object or array that stands alone in a text: on lines of its own, or next to tags.
 *
 * Each character is looked at a fixed number of times, whatever the text is.
 *
 * @returns `undefined` if there is none or more than one, if it is cut short, or if the text is an HTML page.
 */
export function findJson(text: string): JsonInText | undefined {
  let found: (JsonInText & { readonly end: number }) | undefined;
  let stop = text.length;
  const opening = new RegExp(OPENING);
  let from = 0;
  let line = 0;
  let attempts = 0;
  while (from < stop) {
    opening.lastIndex = from;
    const start = opening.exec(text)?.index ?? stop;
    if (start >= stop) break;
    const isAlone = beginsAlone(text, start, from);
    if (start >= line) line = endOfLine(text, start);
    const limit = isAlone ? text.length : line;
    const end = endOfValue(text, start, limit);
    // An unclosed bracket is part of a message, unless it stands where JSON would: then that is cut short.
    if (end === undefined && isAlone) return undefined;
    if (end !== undefined && isAlone && endsAlone(text, end)) {
      attempts += 1;
      if (attempts > MOST_ATTEMPTS) return undefined;
      const value = tryParse(text.slice(start, end));
      if (value !== undefined && found !== undefined) return undefined;
      if (value !== undefined) {
        found = { value, before: text.slice(0, start), after: text.slice(end), end };
        const script = found.after.search(RAW_ELEMENT);
        if (script >= 0) stop = end + script;
      }
    }
    from = end ?? limit;
  }
  if (found === undefined || RAW_ELEMENT.test(found.before)) return undefined;
  const { value, before, after } = found;
  return PAGE.test(before) || PAGE.test(after) ? undefined : { value, before, after };
}

/** Whether a line break, a tag or a comment precedes. PHP's `=>` ends none. */
function beginsAlone(text: string, start: number, from: number): boolean {
  let at = start - 1;
  while (at >= from && isBlank(text[at])) {
    if (text[at] === '\n') return true;
    at -= 1;
  }
  return at < 0 || (text[at] === '>' && text[at - 1] !== '=');
}

/** Whether a line break, a tag or the end follows. */
function endsAlone(text: string, end: number): boolean {
  const rest = /[^\S\r\n]*(?:[\r\n<]|$)/y;
  rest.lastIndex = end;
  return rest.test(text);
}

const isBlank = (character: string | undefined): boolean => character !== undefined && /\s/.test(character);

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

/** Where the brackets are closed that `start` opens; `undefined` if that is not before `limit`. */
function endOfValue(text: string, start: number, limit: number): number | undefined {
  const token = /["[\]{}]/g;
  token.lastIndex = start;
  let depth = 0;
  for (let match = token.exec(text); match && match.index < limit; match = token.exec(text)) {
    if (match[0] === '"') token.lastIndex = endOfString(text, match.index);
    else if (match[0] === '[' || match[0] === '{') depth += 1;
    else depth -= 1;
    if (depth === 0) return token.lastIndex;
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}

function tryParse(text: string): unknown {
  try {
    return parseUntrustedJson(text);
  } catch {
    return undefined;
  }
}
