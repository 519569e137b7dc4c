import { DelegateBackoff, ExponentialBackoff, handleWhen, type IBackoff, retry } from 'cockatiel';
import { settle } from '../../base/settle.ts';
import { untilAborted } from '../../base/until-aborted.ts';
import { isNotNow, isSuccess } from '../rest/rest-answer.ts';
import { errorCode, isDeadline } from './network-error.ts';
import { retryAfterOf } from './retry-after.ts';
import type { Answer } from './transport.ts';

/** Milliseconds. Who asks to wait longer is told to the caller, who may come again. */
const LONGEST_WAIT = 5_000;

export interface RetryOptions {
  /** How often a read is asked again, at most; 0 for never. */
  readonly retries: number;
  /** About how many milliseconds the first wait takes; the next ones double. */
  readonly retryDelay: number;
}

/** Asks again for what may come at the next try: not for what took its time already, and never what writes. */
export type Retry = (attempt: () => Promise<Answer>, signal: AbortSignal | undefined) => Promise<Answer>;

export function createRetry({ retries, retryDelay }: RetryOptions): Retry {
  if (retries === 0) return (attempt) => attempt();
  const jitter = new ExponentialBackoff({ initialDelay: retryDelay, maxDelay: LONGEST_WAIT });
  const policy = retry(
    handleWhen(brokeOff).orWhenResult((answer) => isWorthAnother(answer as Answer)),
    {
      maxAttempts: retries,
      backoff: new DelegateBackoff<{ readonly result: object }, IBackoff<unknown>>((context, former) => {
        const next = (former ?? jitter).next(context);
        return { state: next, delay: next.duration + wishedWait(context.result) };
      }),
    },
  );
  return async (attempt, signal) => {
    const first = await settle(attempt);
    const isFinal = first.ok ? !isWorthAnother(first.value) : !brokeOff(first.error);
    if (isFinal || signal?.aborted) return first.again();
    // The policy begins with what came, and asks from the second time on.
    let tries = 0;
    const next = () => (tries++ === 0 ? first.again() : attempt());
    try {
      // It hears of an abort only when it has waited.
      return await untilAborted(policy.execute(next, signal), signal);
    } catch (error) {
      if (signal?.aborted === true && !isDeadline(signal.reason)) throw error;
      // What the first try came to says more than that the next one found no time, no place, or a site that is left alone.
      return first.again();
    }
  };
}

/** Whether the exchange ended early, at once: refused, reset, or in the middle of the answer. */
function brokeOff(error: unknown): boolean {
  switch (errorCode(error)) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EPIPE':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EAI_AGAIN':
    case 'UND_ERR_SOCKET':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
    // What a compressed body ends with that is cut short.
    case 'Z_BUF_ERROR':
      return true;
    default:
      return false;
  }
}

function isWorthAnother(answer: Answer): boolean {
  if (isNotNow(answer.status)) return (retryAfterOf(answer.headers) ?? 0) <= LONGEST_WAIT;
  return isSuccess(answer.status) && isCutShort(answer);
}

/**
 * Whether JSON stops before its end, as it does where PHP died in the middle of a chunked answer. Only the ends are
 * looked at: a cut within a string or behind a comma shows, and one that does not is an error without another try.
 */
function isCutShort({ headers, text }: Answer): boolean {
  if (!/json/i.test(headers['content-type'] ?? '')) return false;
  const [first] = text.slice(0, 64).trimStart();
  const last = text.slice(-64).trimEnd().at(-1);
  // Behind whole JSON, plugins print HTML: that comes again.
  return (first === '[' || first === '{') && last !== ']' && last !== '}' && last !== '>';
}

const wishedWait = (result: object): number =>
  'value' in result ? (retryAfterOf((result.value as Answer).headers) ?? 0) : 0;
