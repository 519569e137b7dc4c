import { type ErrorCode, PressgraphError } from '../../../base/errors.ts';
import type { Answer } from '../../http/messages.ts';
import { retryAfterOf } from '../../http/retrying/retry-after.ts';
import { isNotNow, isSuccess, statusLine } from '../../http/status.ts';
import { type Asked, wordsForCallers } from '../words/words-for-callers.ts';
import { looksLikeJson, readRestAnswer } from './answer-reading.ts';

/** The JSON is broken or incomplete: an accident on the way, and no answer of any kind. */
export class BrokenJsonError extends PressgraphError {}

/** The JSON of an answer. @throws PressgraphError that says which status and what kind of body it was instead. */
export function restJson(answer: Answer, route: string, asked: Asked = {}): unknown {
  const reading = readRestAnswer(answer);
  if (reading.ok) {
    for (const text of reading.around) asked.onTextAround?.(text);
    return reading.json;
  }
  const { status, headers } = answer;
  const { words, complaint, withheld } = wordsForCallers(answer, reading, asked);
  if (withheld !== undefined) asked.onWithheld?.(withheld);
  const milliseconds = isNotNow(status) ? retryAfterOf(headers) : undefined;
  const seconds = milliseconds === undefined ? 0 : Math.ceil(milliseconds / 1000);
  const advice = milliseconds === undefined ? '' : ` Its Retry-After: ${seconds}.`;
  const Kind = isSuccess(status) && looksLikeJson(answer.text) ? BrokenJsonError : PressgraphError;
  throw new Kind(codeFor(status), `${route}: ${words}.${advice}`, {
    route,
    wordpress: { status, ...complaint },
    ...(milliseconds && { details: { retryAfter: seconds } }),
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
