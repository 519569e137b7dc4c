import { BrokenCircuitError, CircuitState, circuitBreaker, handleWhen, type IBackoff } from 'cockatiel';
import { steadyNow } from '../../../base/clock.ts';
import { PressgraphError } from '../../../base/errors.ts';
import { type Settled, settle } from '../../../base/settle.ts';
import type { Answer } from '../messages.ts';
import { isNotNow } from '../status.ts';
import { exchangeErrorOf } from '../upstream-error.ts';
import { FailureCount, type FailureKind } from './failure-count.ts';

export type BreakerState = 'closed' | 'open' | 'half-open';

export interface BreakerOptions {
  /** Milliseconds for which the circuit stays open; 0 turns the breaker off. */
  readonly cooldown: number;
  /** How many failures in a row are put down to chance. */
  readonly tolerance: number;
}

/**
 * A circuit breaker: stops requesting a site that keeps failing, for its own sake and for callers who would wait in
 * vain. After the cooldown one trial request is sent, and others wait for its outcome.
 */
export interface Breaker {
  readonly state: BreakerState;
  /** Milliseconds until a request may be sent; 0 if it may be sent now. */
  readonly remaining: number;
  /** @throws PressgraphError UPSTREAM_UNAVAILABLE, without running `work`, while the circuit is open. */
  run(route: string, work: () => Promise<Answer>): Promise<Answer>;
  /** The error that `run` would throw now, if any. */
  refusal(route: string): PressgraphError | undefined;
}

/** The request's signal aborted before an answer arrived. */
export class GivenUpError extends Error {
  override readonly name = 'GivenUpError';
  /** The signal's. */
  readonly reason: unknown;
  /** Whether WordPress had been silent long enough to count as a failure of the site. */
  readonly isSilence: boolean;

  constructor(reason: unknown, isSilence: boolean) {
    super('The request was aborted.');
    this.reason = reason;
    this.isSilence = isSilence;
  }
}

export function createBreaker({ cooldown, tolerance }: BreakerOptions): Breaker {
  const failures = new FailureCount(tolerance);
  let openedAt = 0;
  let isTrial = false;
  const remainingSinceOpened = () => Math.max(0, openedAt + cooldown - steadyNow());
  // The policy itself measures on the system's clock: set back an hour, that would keep the circuit open for an hour.
  const untilTrial: IBackoff<unknown> = {
    get duration() {
      return remainingSinceOpened() > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    },
    next: () => untilTrial,
  };
  const policy = circuitBreaker(
    // An aborted trial proves nothing: left to itself, the policy would call it a success.
    handleWhen(
      (error) => failureKindOf(error) !== undefined || (isTrial && error instanceof GivenUpError),
    ).orWhenResult((answer) => isDown(answer as Answer)),
    {
      halfOpenAfter: untilTrial,
      breaker: {
        state: undefined,
        success() {},
        failure: (state) => state !== CircuitState.Closed || failures.isExceeded,
      },
    },
  );
  policy.onBreak(() => {
    openedAt = steadyNow();
  });
  policy.onStateChange((state) => {
    isTrial = state === CircuitState.HalfOpen;
  });

  const remaining = () => (policy.state === CircuitState.Open ? remainingSinceOpened() : 0);

  function refusal(route: string): PressgraphError | undefined {
    const seconds = Math.ceil(remaining() / 1000);
    return seconds === 0 ? undefined : openCircuit(route, seconds);
  }

  /** Runs the work, and counts what it says about the site. */
  async function counted(route: string, work: () => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await work();
      if (isDown(answer)) failures.add(route, 'broken');
      // An error of PHP (500) says nothing about the site: neither that it is up, nor that it is down.
      else if (answer.status < 500) failures.clear();
      return answer;
    } catch (error) {
      const kind = failureKindOf(error);
      if (kind !== undefined) failures.add(route, kind);
      throw error;
    }
  }

  /** Leaves it to the policy: now, after a trial that is under way, or not at all. */
  async function permitted(route: string, work: () => Answer | Promise<Answer>): Promise<Answer> {
    try {
      return await policy.execute(work);
    } catch (error) {
      if (error instanceof BrokenCircuitError) {
        throw openCircuit(route, Math.ceil(remaining() / 1000) || 1);
      }
      throw error;
    }
  }

  return {
    get state() {
      if (policy.state === CircuitState.HalfOpen) return 'half-open';
      return policy.state === CircuitState.Open ? 'open' : 'closed';
    },
    get remaining() {
      return remaining();
    },
    refusal,
    async run(route, work) {
      if (cooldown === 0) return work();
      if (policy.state !== CircuitState.Closed) return await permitted(route, () => counted(route, work));
      const outcome = await settle(() => counted(route, work));
      // While the circuit is closed, successes teach the policy nothing.
      if (!isFailure(outcome) || policy.state !== CircuitState.Closed) return outcome.again();
      return await permitted(route, outcome.again);
    },
  };
}

export function openCircuit(route: string, seconds: number): PressgraphError {
  return new PressgraphError(
    'UPSTREAM_UNAVAILABLE',
    `${route}: WordPress keeps failing, so no request was sent (circuit breaker open). Retry in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    { route, details: { retryAfter: seconds } },
  );
}

/** “Too many requests” comes from a site that is up. */
export const isDown = ({ status }: Answer): boolean => isNotNow(status) && status !== 429;

const isFailure = (outcome: Settled<Answer>): boolean =>
  outcome.ok ? isDown(outcome.value) : failureKindOf(outcome.error) !== undefined;

export function failureKindOf(error: unknown): FailureKind | undefined {
  if (error instanceof GivenUpError) return error.isSilence ? 'silent' : undefined;
  const code = error instanceof PressgraphError ? error.code : undefined;
  if (code !== 'UPSTREAM_UNAVAILABLE' && code !== 'UPSTREAM_TIMEOUT') return undefined;
  if (exchangeErrorOf(error)?.isUnconnected) return 'unreachable';
  return code === 'UPSTREAM_TIMEOUT' ? 'silent' : 'broken';
}
