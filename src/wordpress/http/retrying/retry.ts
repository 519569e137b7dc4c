import { DelegateBackoff, ExponentialBackoff, handleWhen, type IBackoff, retry } from 'cockatiel';
import { settle } from '../../../base/settle.ts';
import { untilAborted } from '../../../base/until-aborted.ts';
import type { Answer } from '../messages.ts';
import { isNotNow, isSuccess } from '../status.ts';
import { exchangeErrorOf, isDeadline } from '../upstream-error.ts';
import { retryAfterOf } from './retry-after.ts';

/** Milliseconds. A longer `Retry-After` is passed on to the caller instead. */
const LONGEST_WAIT = 5_000;

export interface RetryOptions {
  /** The most retries of a read; 0 for none. */
  readonly retries: number;
  /** About how many milliseconds before the first retry; each further wait doubles. */
  readonly retryDelay: number;
}

/** Retries a read that may succeed at once: not what timed out, and never a write. */
export type Retry = (attempt: () => Promise<Answer>, signal: AbortSignal | undefined) => Promise<Answer>;

export function createRetry({ retries, retryDelay }: RetryOptions): Retry {
  if (retries === 0) return (attempt) => attempt();
  const jitter = new ExponentialBackoff({ initialDelay: retryDelay, maxDelay: LONGEST_WAIT });
  const policy = retry(
    handleWhen(isWorthRetry).orWhenResult((answer) => isTemporary(answer as Answer)),
    {
      maxAttempts: retries,
      backoff: new DelegateBackoff<{ readonly result: object }, IBackoff<unknown>>((context, former) => {
        const next = (former ?? jitter).next(context);
        return { state: next, delay: next.duration + requestedWait(context.result) };
      }),
    },
  );
  return async (attempt, signal) => {
    const first = await settle(attempt);
    const isFinal = first.ok ? !isTemporary(first.value) : !isWorthRetry(first.error);
    if (isFinal || signal?.aborted) return first.again();
    // The policy starts with the first outcome, and sends from the second attempt on.
    let tries = 0;
    const next = () => (tries++ === 0 ? first.again() : attempt());
    try {
      // During its waits, the policy does not listen to the signal.
      return await untilAborted(policy.execute(next, signal), signal);
    } catch (error) {
      if (signal?.aborted === true && !isDeadline(signal.reason)) throw error;
      // The first outcome says more than that there was no time or place for a retry, or that the circuit is open.
      return first.again();
    }
  };
}

const isWorthRetry = (error: unknown): boolean => exchangeErrorOf(error)?.isWorthRetry === true;

function isTemporary(answer: Answer): boolean {
  if (isNotNow(answer.status)) return (retryAfterOf(answer.headers) ?? 0) <= LONGEST_WAIT;
  return isSuccess(answer.status) && isCutShort(answer);
}

/**
 * Whether JSON stops before its end, as it does if PHP died in the middle of a chunked answer. Only the ends are looked
 * at: that finds a cut inside a string or after a comma. Any other cut fails without a retry.
 */
function isCutShort({ headers, text }: Answer): boolean {
  if (!/json/i.test(headers['content-type'] ?? '')) return false;
  const [first] = text.slice(0, 64).trimStart();
  if (first !== '[' && first !== '{') return false;
  const rest = text.slice(Math.max(text.lastIndexOf(']'), text.lastIndexOf('}')) + 1).trimEnd();
  // What prints HTML or lines after whole JSON would do so again.
  return rest !== '' && !rest.endsWith('>') && !rest.includes('\n');
}

const requestedWait = (result: object): number =>
  'value' in result ? (retryAfterOf((result.value as Answer).headers) ?? 0) : 0;
