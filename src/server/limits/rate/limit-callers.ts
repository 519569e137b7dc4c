import type { PressgraphError } from '../../../base/errors.ts';
import { httpError } from '../../../base/http-error.ts';
import { publicError } from '../../answer/public-error.ts';
import type { OperationContext } from '../../operation/operation-context.ts';
import type { Estimates } from '../cost/estimates.ts';
import { addressKey, clientAddress } from './client-address.ts';
import type { Allowance, RateLimiter } from './rate-limiter.ts';

/** In Node, the message that a request came as. */
export interface NodeContext {
  readonly req?: { readonly socket?: { readonly remoteAddress?: string | undefined } };
}

/** What Yoga tells of a request. */
export interface InitialContext extends NodeContext {
  readonly request: Request;
}

/** Makes the context of an operation. */
export type MakeContext<Context> = (initial: InitialContext) => Promise<Context>;

export interface CallerLimits {
  readonly limiter: RateLimiter;
  readonly trustProxy: number;
  readonly estimates: Estimates;
}

/**
 * Counts what callers ask for. Who is identified counts for themselves, but only once WordPress knows them: whoever
 * sends one wrong credential after the other counts by their address, as the anonymous do.
 */
export class CallerCounter {
  readonly #limits: CallerLimits;

  constructor(limits: CallerLimits) {
    this.#limits = limits;
  }

  /** Refuses who has nothing left, before anything is done for them. */
  async assertMayAsk(initial: InitialContext): Promise<Allowance> {
    return this.#admit(await this.#limits.limiter.look(this.#addressOf(initial)));
  }

  /** Makes operations take points from their callers, and begin only where there were any. */
  counted<Context extends Pick<OperationContext, 'caller'>>(
    make: MakeContext<Context>,
  ): MakeContext<Context> {
    const { limiter, estimates } = this.#limits;
    return async (initial) => {
      const address = this.#addressOf(initial);
      const points = estimates.get(initial.request)?.requests ?? 1;
      if (!isNamed(initial.request)) {
        this.#admit(await limiter.take(address, points));
        return await make(initial);
      }
      const context = await this.#identified(make, initial, address);
      const { kind, key } = context.caller;
      this.#admit(await limiter.take(kind === 'identified' ? `caller ${key}` : address, points));
      return context;
    };
  }

  async #identified<Context>(
    make: MakeContext<Context>,
    initial: InitialContext,
    address: string,
  ): Promise<Context> {
    try {
      return await make(initial);
    } catch (error) {
      if (publicError(error).extensions['code'] === 'UNAUTHENTICATED') {
        await this.#limits.limiter.take(address, 1);
      }
      throw error;
    }
  }

  #admit(allowance: Allowance): Allowance {
    if (!allowance.isAllowed) throw tooMany(this.#limits.limiter.points, allowance.reset);
    return allowance;
  }

  #addressOf({ request, req }: InitialContext): string {
    const forwardedFor = request.headers.get('x-forwarded-for');
    const address = clientAddress(req?.socket?.remoteAddress, forwardedFor, this.#limits.trustProxy);
    return `address ${addressKey(address)}`;
  }
}

const isNamed = ({ headers }: Request): boolean => headers.has('authorization') || headers.has('cookie');

const tooMany = (points: number, seconds: number): PressgraphError =>
  httpError(
    'RATE_LIMITED',
    `Expected operations of about ${points} points a minute from one caller. Try again in ${seconds} seconds.`,
    { status: 429, headers: { 'retry-after': String(seconds) } },
    { limit: points, retryAfter: seconds },
  );
