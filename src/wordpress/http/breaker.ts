import { BrokenCircuitError, CircuitState, circuitBreaker, handleWhen } from 'cockatiel';
import { PressgraphError } from '../../base/errors.ts';
import { type Settled, settle } from '../../base/settle.ts';
import { isNotNow } from '../rest/rest-answer.ts';
import { type Strike, Strikes } from './failure-count.ts';
import { neverConnected } from './network-error.ts';
import type { Answer } from './transport.ts';

export type BreakerState = 'closed' | 'open' | 'half-open';

export interface BreakerOptions {
  /** Milliseconds for which a site that fails is left alone; 0 for no breaker. */
  readonly cooldown: number;
  /** How many failures in a row are taken for chance. */
  readonly tolerance: number;
}

/**
 * Leaves a site alone that fails at everything, for its own sake and for that of callers who would wait in vain. After
 * a while one request is sent to see; others wait for what becomes of it.
 */
export interface Breaker {
  readonly state: BreakerState;
  /** Milliseconds until the site may be asked again; 0 when it may be now. */
  readonly remaining: number;
  /** @throws PressgraphError UPSTREAM_UNAVAILABLE, without asking, while the site is left alone. */
  run(route: string, work: () => Promise<Answer>): Promise<Answer>;
  /** The error that `run` would throw now, where it would. */
  refusal(route: string): PressgraphError | undefined;
}

/** The caller gave up before an answer came. */
export class GivenUpError extends Error {
  override readonly name = 'GivenUpError';
  /** The signal's. */
  readonly reason: unknown;
  /** Whether WordPress had been silent for so long that it says something of the site. */
  readonly isSilence: boolean;

  constructor(reason: unknown, isSilence: boolean) {
    super('The caller gave up.');
    this.reason = reason;
    this.isSilence = isSilence;
  }
}

export function createBreaker({ cooldown, tolerance }: BreakerOptions): Breaker {
  const strikes = new Strikes(tolerance);
  let openedAt = 0;
  let isTrial = false;
  const policy = circuitBreaker(
    // A trial that its caller gave up has proved nothing: left to itself, the policy would call it a success.
    handleWhen(
      (error) => strikeOf(error) !== undefined || (isTrial && error instanceof GivenUpError),
    ).orWhenResult((answer) => isDown(answer as Answer)),
    {
      halfOpenAfter: cooldown,
      breaker: {
        state: undefined,
        success() {},
        failure: (state) => state !== CircuitState.Closed || strikes.areOut,
      },
    },
  );
  policy.onBreak(() => {
    openedAt = Date.now();
  });
  policy.onStateChange((state) => {
    isTrial = state === CircuitState.HalfOpen;
  });

  const remaining = () =>
    policy.state === CircuitState.Open ? Math.max(0, openedAt + cooldown - Date.now()) : 0;

  function refusal(route: string): PressgraphError | undefined {
    const seconds = Math.ceil(remaining() / 1000);
    if (seconds === 0) return undefined;
    return notAsked(route, seconds);
  }

  async function judged(route: string, work: () => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await work();
      if (isDown(answer)) strikes.add(route, 'broken');
      // A mistake of PHP (500) tells nothing of the site: neither that it is well, nor that it is down.
      else if (answer.status < 500) strikes.clear();
      return answer;
    } catch (error) {
      const strike = strikeOf(error);
      if (strike !== undefined) strikes.add(route, strike);
      throw error;
    }
  }

  /** As the policy has it: now, after a trial that is under way, or not at all. */
  async function permitted(route: string, work: () => Answer | Promise<Answer>): Promise<Answer> {
    try {
      return await policy.execute(work);
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw notAsked(route, Math.ceil(remaining() / 1000) || 1);
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
      if (policy.state !== CircuitState.Closed) return await permitted(route, () => judged(route, work));
      const outcome = await settle(() => judged(route, work));
      // While it is closed, what goes well teaches the policy nothing.
      if (!isFailure(outcome) || policy.state !== CircuitState.Closed) return outcome.again();
      return await permitted(route, outcome.again);
    },
  };
}

function notAsked(route: string, seconds: number): PressgraphError {
  return new PressgraphError(
    'UPSTREAM_UNAVAILABLE',
    `${route}: WordPress was not asked, for it has failed time after time. It is left alone for ${seconds} more ${seconds === 1 ? 'second' : 'seconds'}.`,
    { route, details: { retryAfter: seconds } },
  );
}

/** “Too many requests” comes from a site that is well. */
const isDown = ({ status }: Answer): boolean => isNotNow(status) && status !== 429;

const isFailure = (outcome: Settled<Answer>): boolean =>
  outcome.ok ? isDown(outcome.value) : strikeOf(outcome.error) !== undefined;

function strikeOf(error: unknown): Strike | undefined {
  if (error instanceof GivenUpError) return error.isSilence ? 'silent' : undefined;
  const code = error instanceof PressgraphError ? error.code : undefined;
  if (code !== 'UPSTREAM_UNAVAILABLE' && code !== 'UPSTREAM_TIMEOUT') return undefined;
  if (neverConnected(error)) return 'unreachable';
  return code === 'UPSTREAM_TIMEOUT' ? 'silent' : 'broken';
}
