import { shorten } from '../../../base/shorten.ts';
import type { Answer } from '../../http/messages.ts';
import { isSuccess, statusLine } from '../../http/status.ts';
import { type Complaint, readComplaint } from '../words/rest-complaint.ts';
import { isHtmlPage, pageTitle } from './html-page.ts';
import { findJson, type JsonInText } from './json-in-text.ts';
import { parseUntrustedJson, TooDeepError } from './parse-json.ts';
import { beginsWithPhpMessage, type TextAround, textAround } from './text-around.ts';

/** An answer read as the REST API promises it, or why it cannot be. */
export type RestReading = Readable | Unreadable;

export interface Readable {
  readonly ok: true;
  readonly json: unknown;
  /** What is printed around the JSON; mostly nothing. */
  readonly around: readonly TextAround[];
}

export interface Unreadable {
  readonly ok: false;
  /** With the site's own words. */
  readonly problem: string;
  /** Without them. */
  readonly kind: string;
  readonly complaint: Complaint | undefined;
}

/** Reads an answer as JSON of a 2xx. `problem` says what it was instead: `403 Forbidden, an HTML page titled “…”`. */
export function readRestAnswer(answer: Answer): RestReading {
  const json = parseJson(answer);
  if (isWhole(answer.status) && json !== undefined) {
    return { ok: true, json: json.value, around: textAround(json, answer.conceal) };
  }

  const status = statusLine(answer.status);
  const complaint = json === undefined ? undefined : readComplaint(json.value, answer.conceal);
  if (complaint !== undefined) {
    return { ok: false, problem: `${status}, ${complaint.words}`, kind: status, complaint };
  }
  const body =
    json === undefined ? describeBody(answer) : described('JSON that is not an error of WordPress');
  return {
    ok: false,
    problem: `${status}, ${body.words}`,
    kind: `${status}, ${body.kind}`,
    complaint: undefined,
  };
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

interface Description {
  /** With what the site itself wrote. */
  readonly words: string;
  readonly kind: string;
}

const described = (kind: string, words = kind): Description => ({ kind, words });

function describeBody({ headers, text, conceal }: Answer): Description {
  const contentType = headers['content-type'];
  if (text.trim() === '') return described('an empty body');
  // PHP prints before WordPress sets the type: such an answer is labelled HTML.
  if (beginsWithPhpMessage(text)) {
    return described('JSON spoiled by messages of PHP (display_errors is on at the site)');
  }
  if (looksLikeJson(text)) {
    return described(
      isTooDeep(text) ? 'JSON nested deeper than PHP writes it' : 'JSON that is broken or cut short',
    );
  }
  if (isHtmlPage(contentType, text)) {
    const title = pageTitle(text, conceal);
    return described('an HTML page', title && `an HTML page titled “${title}”`);
  }
  if (contentType === undefined) return described('a body without a content type');
  const type = shorten(contentType, 60);
  return described('a body that is not JSON', `a body of type ${type} that is not JSON`);
}

export const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text);

function isTooDeep(text: string): boolean {
  try {
    parseUntrustedJson(text);
    return false;
  } catch (error) {
    return error instanceof TooDeepError;
  }
}
