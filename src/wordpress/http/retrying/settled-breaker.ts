import { steadyNow } from '../../../base/clock.ts';
import { type Breaker, type BreakerOptions, failureKindOf, isDown, openCircuit } from './breaker.ts';
import { FailureCount } from './failure-count.ts';

/**
 * A circuit breaker that several clients may share although none can wait for another: it has no trial request. After the
 * cooldown all requests are sent again, and the first failure opens it anew.
 */
export function createSettledBreaker({ cooldown, tolerance }: BreakerOptions): Breaker {
  const failures = new FailureCount(tolerance);
  let openedAt = Number.NEGATIVE_INFINITY;
  const remaining = () => Math.max(0, openedAt + cooldown - steadyNow());
  const fail = (route: string, kind: Parameters<FailureCount['add']>[1]) => {
    failures.add(route, kind);
    if (failures.isExceeded) openedAt = steadyNow();
  };
  return {
    get state() {
      return remaining() > 0 ? 'open' : 'closed';
    },
    get remaining() {
      return remaining();
    },
    refusal(route) {
      const seconds = Math.ceil(remaining() / 1000);
      return seconds === 0 ? undefined : openCircuit(route, seconds);
    },
    async run(route, work) {
      if (cooldown === 0) return await work();
      try {
        const answer = await work();
        if (isDown(answer)) fail(route, 'broken');
        else if (answer.status < 500) failures.clear();
        return answer;
      } catch (error) {
        const kind = failureKindOf(error);
        if (kind !== undefined) fail(route, kind);
        throw error;
      }
    },
  };
}
