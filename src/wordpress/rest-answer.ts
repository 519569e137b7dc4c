import { STATUS_CODES } from 'node:http';
import { decodeHTML } from 'entities';
import { type ErrorCode, PressgraphError } from '../errors.ts';
import { isHtmlPage, pageTitle, shorten } from './html-page.ts';
import type { Answer } from './transport.ts';

const LONGEST_MESSAGE = 200;

/** Statuses that say "not now": too many requests, and what proxies answer for a WordPress that is down or busy. */
const NOT_NOW = new Set([429, 502, 503, 504, 521, 522, 523, 524]);

/** An answer read as the REST API promises it, or why it cannot be. */
export type RestReading =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly problem: string; readonly restCode: string | undefined };

/** Reads an answer as JSON of a 2xx. `problem` tells in plain words what came instead: `403 Forbidden, an HTML page titled “…”`. */
export function readRestAnswer(answer: Answer): RestReading {
  const json = parseJson(answer);
  if (isSuccess(answer.status) && json !== undefined) return { ok: true, json: json.value };

  const status = `${answer.status} ${STATUS_CODES[answer.status] ?? ''}`.trim();
  const complaint = json === undefined ? undefined : readComplaint(json.value);
  if (complaint !== undefined) {
    return { ok: false, problem: `${status}, ${complaint.words}`, restCode: complaint.code };
  }
  return { ok: false, problem: `${status}, ${describeBody(answer)}`, restCode: undefined };
}

/** The JSON of an answer. @throws PressgraphError saying which status and what kind of body came instead. */
export function restJson(answer: Answer, route: string): unknown {
  const reading = readRestAnswer(answer);
  if (reading.ok) return reading.json;
  const { status, headers } = answer;
  const wait = NOT_NOW.has(status) && headers['retry-after'];
  const advice = wait ? ` It asks to wait: ${shorten(wait, 40)}.` : '';
  throw new PressgraphError(
    codeFor(status),
    `${route}: JSON was expected, WordPress answered ${reading.problem}.${advice}`,
    {
      route,
      wordpress: reading.restCode === undefined ? { status } : { status, code: reading.restCode },
    },
  );
}

/** The gateway's code for an HTTP status that is not the one hoped for. */
export function codeFor(status: number): ErrorCode {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  return NOT_NOW.has(status) ? 'UPSTREAM_UNAVAILABLE' : 'UPSTREAM_ERROR';
}

/** Whether a status says "not now" rather than "no". */
export function isNotNow(status: number): boolean {
  return NOT_NOW.has(status);
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function parseJson({ headers, text }: Answer): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // Some hosts mislabel good JSON; but a bare number or word of another type was never meant as an answer.
    const isJson = typeof value === 'object' || /json/i.test(headers['content-type'] ?? '');
    return isJson ? { value } : undefined;
  } catch {
    return undefined;
  }
}

function describeBody({ headers, text }: Answer): string {
  const contentType = headers['content-type'];
  if (text.trim() === '') return 'an empty body';
  if (isHtmlPage(contentType, text) && !/json/i.test(contentType ?? '')) {
    const title = pageTitle(text);
    return title === undefined ? 'an HTML page' : `an HTML page titled “${title}”`;
  }
  if (/^\s*(?:<[^>]+>\s*)*(?:PHP\s+)?(?:Notice|Warning|Deprecated|Fatal error|Parse error)\b/i.test(text)) {
    return 'JSON spoiled by messages of PHP (display_errors is on at the site)';
  }
  if (/json/i.test(contentType ?? '')) {
    return /^\s*[[{]/.test(text) ? 'JSON that is broken or cut short' : 'something that is not JSON';
  }
  return contentType === undefined ? 'a body of no type' : `a body of type ${shorten(contentType, 60)}`;
}

/** WordPress's own error: `{ code, message, data: { status, params } }` (`WP_REST_Server::error_to_response`). */
function readComplaint(json: unknown): { readonly code: string; readonly words: string } | undefined {
  if (!isRecord(json) || typeof json['code'] !== 'string') return undefined;
  const code = shorten(json['code'], 80);
  const message = typeof json['message'] === 'string' ? plainText(json['message']) : '';
  const parameters = invalidParameters(isRecord(json['data']) ? json['data']['params'] : undefined);
  return { code, words: [code, message && `“${message}”`, parameters].filter(Boolean).join(' ') };
}

/** `data.params` is a list of names for missing parameters, and a message by name for invalid ones. */
function invalidParameters(params: unknown): string {
  if (Array.isArray(params)) return `(${shorten(params.map(String).join(', '), LONGEST_MESSAGE)})`;
  if (!isRecord(params)) return '';
  const list = Object.entries(params).map(([name, reason]) => `${name}: ${plainText(String(reason))}`);
  return list.length === 0 ? '' : `(${shorten(list.join('; '), LONGEST_MESSAGE)})`;
}

function plainText(html: string): string {
  const text = decodeHTML(html.replace(/<[^>]*>/g, ' '));
  return shorten(text.replace(/\s+/g, ' ').trim(), LONGEST_MESSAGE);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
