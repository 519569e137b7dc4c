import { type ErrorCode, PressgraphError } from '../../base/errors.ts';
import { shorten } from '../../base/shorten.ts';
import type { Answer } from '../http/messages.ts';
import { retryAfterOf } from '../http/retry-after.ts';
import { isNotNow, isSuccess, statusLine } from '../http/status.ts';
import { isHtmlPage, pageTitle } from './html-page.ts';
import { findJson, type JsonInText } from './json-in-text.ts';
import { parseUntrustedJson, TooDeepError } from './parse-json.ts';
import { type Complaint, readComplaint } from './rest-complaint.ts';
import { beginsWithPhpMessage, type TextAround, textAround } from './text-around.ts';

/** An answer read as the REST API promises it, or why it cannot be. */
export type RestReading =
  | {
      readonly ok: true;
      readonly json: unknown;
      /** What is printed around the JSON; mostly nothing. */
      readonly around: readonly TextAround[];
    }
  | { readonly ok: false; readonly problem: string; readonly complaint: Complaint | undefined };

/** Reads an answer as JSON of a 2xx. `problem` says what it was instead: `403 Forbidden, an HTML page titled “…”`. */
export function readRestAnswer(answer: Answer): RestReading {
  const json = parseJson(answer);
  if (isWhole(answer.status) && json !== undefined) {
    return { ok: true, json: json.value, around: textAround(json, answer.conceal) };
  }

  const status = statusLine(answer.status);
  const complaint = json === undefined ? undefined : readComplaint(json.value, answer.conceal);
  if (complaint !== undefined) {
    return { ok: false, problem: `${status}, ${complaint.words}`, complaint };
  }
  const body = json === undefined ? describeBody(answer) : 'JSON that is not an error of WordPress';
  return { ok: false, problem: `${status}, ${body}`, complaint: undefined };
}

/** The JSON is broken or incomplete: an accident on the way, and no answer of any kind. */
export class BrokenJsonError extends PressgraphError {}

/**
 * The JSON of an answer.
 *
 * @param onTextAround Called with what is printed around it.
 * @throws PressgraphError that says which status and what kind of body it was instead.
 */
export function restJson(
  answer: Answer,
  route: string,
  onTextAround?: (text: TextAround, route: string) => void,
): unknown {
  const reading = readRestAnswer(answer);
  if (reading.ok) {
    for (const text of reading.around) onTextAround?.(text, route);
    return reading.json;
  }
  const { status, headers } = answer;
  const wait = isNotNow(status) && headers['retry-after'];
  const advice = wait ? ` Its Retry-After: ${shorten(wait, 40)}.` : '';
  const milliseconds = wait ? retryAfterOf(headers) : undefined;
  const { problem, complaint } = reading;
  const words = complaint === undefined ? `JSON expected, got ${problem}` : `WordPress answered ${problem}`;
  const Kind = isSuccess(status) && looksLikeJson(answer.text) ? BrokenJsonError : PressgraphError;
  throw new Kind(codeFor(status), `${route}: ${words}.${advice}`, {
    route,
    wordpress: { status, ...complaint?.facts },
    ...(milliseconds && { details: { retryAfter: Math.ceil(milliseconds / 1000) } }),
  });
}

/** The error for an answer to `HEAD`, or for a page: only its status says something. */
export function statusError(status: number, route: string): PressgraphError {
  return new PressgraphError(codeFor(status), `${route}: WordPress answered ${statusLine(status)}.`, {
    route,
    wordpress: { status },
  });
}

function codeFor(status: number): ErrorCode {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  return isNotNow(status) ? 'UPSTREAM_UNAVAILABLE' : 'UPSTREAM_ERROR';
}

/** A partial answer (206) was never requested. */
const isWhole = (status: number): boolean => isSuccess(status) && status !== 206;

function parseJson({ headers, text }: Answer): JsonInText | undefined {
  try {
    const value = parseUntrustedJson(text);
    // Some hosts mislabel good JSON; but a bare number or word of another type was never meant as an answer.
    const isJson =
      (typeof value === 'object' && value !== null) || /json/i.test(headers['content-type'] ?? '');
    return isJson ? { value, before: '', after: '' } : undefined;
  } catch {
    return findJson(text);
  }
}

function describeBody({ headers, text, conceal }: Answer): string {
  const contentType = headers['content-type'];
  if (text.trim() === '') return 'an empty body';
  // PHP prints before WordPress sets the type: such an answer is labelled HTML.
  if (beginsWithPhpMessage(text)) {
    return 'JSON spoiled by messages of PHP (display_errors is on at the site)';
  }
  if (looksLikeJson(text)) {
    return isTooDeep(text) ? 'JSON nested deeper than PHP writes it' : 'JSON that is broken or cut short';
  }
  if (isHtmlPage(contentType, text)) {
    const title = pageTitle(text, conceal);
    return title === undefined ? 'an HTML page' : `an HTML page titled “${title}”`;
  }
  return contentType === undefined
    ? 'a body without a content type'
    : `a body of type ${shorten(contentType, 60)} that is not JSON`;
}

const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text);

function isTooDeep(text: string): boolean {
  try {
    parseUntrustedJson(text);
    return false;
  } catch (error) {
    return error instanceof TooDeepError;
  }
}
