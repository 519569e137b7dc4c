import type { PressgraphError } from '../../../base/errors.ts';
import { httpError } from '../../../base/http-error.ts';
import { publicError } from '../../answer/public-error.ts';
import type { RequestedOperation } from '../../operation/operation.ts';
import type { OperationContext } from '../../operation/operation-context.ts';
import { addressKey, clientAddress } from './client-address.ts';
import type { Allowance, RateLimiter } from './rate-limiter.ts';

/** Node's incoming message, if the request arrived through `node:http`. */
export interface NodeContext {
  readonly req?: { readonly socket?: { readonly remoteAddress?: string | undefined } };
}

/** Where a request comes from. */
export interface RequestSource extends NodeContext {
  readonly request: Request;
}

/** Begins an operation. */
export type BeginOperation = (requested: RequestedOperation & NodeContext) => Promise<OperationContext>;

export interface CallerLimits {
  readonly limiter: RateLimiter;
  readonly trustProxy: number;
}

/**
 * Counts the points of each caller. Identified callers have their own points, but only once WordPress accepts
 * their credential: clients that try wrong credentials are counted by address, like anonymous ones.
 */
export class CallerCounter {
  readonly #limits: CallerLimits;

  constructor(limits: CallerLimits) {
    this.#limits = limits;
  }

  /** Rejects a caller who has no points left, before any work is done. */
  async assertPointsLeft(source: RequestSource): Promise<Allowance> {
    return this.#admit(await this.#limits.limiter.look(this.#addressOf(source)));
  }

  /** Wraps `begin`: an operation takes points from its caller, and begins only if there were any left. */
  counted(begin: BeginOperation): BeginOperation {
    const { limiter } = this.#limits;
    return async (requested) => {
      const address = this.#addressOf(requested);
      const points = requested.estimate?.requests ?? 1;
      if (!isNamed(requested.request)) {
        this.#admit(await limiter.take(address, points));
        return await begin(requested);
      }
      const context = await this.#identified(begin, requested, address);
      const { kind, key } = context.caller;
      try {
        this.#admit(await limiter.take(kind === 'identified' ? `caller ${key}` : address, points));
        return context;
      } catch (error) {
        context.operation.end();
        throw error;
      }
    };
  }

  async #identified(
    begin: BeginOperation,
    requested: Parameters<BeginOperation>[0],
    address: string,
  ): Promise<OperationContext> {
    try {
      return await begin(requested);
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

  #addressOf({ request, req }: RequestSource): string {
    const forwardedFor = request.headers.get('x-forwarded-for');
    const address = clientAddress(req?.socket?.remoteAddress, forwardedFor, this.#limits.trustProxy);
    return `address ${addressKey(address)}`;
  }
}

const isNamed = ({ headers }: Request): boolean => headers.has('authorization') || headers.has('cookie');

const tooMany = (points: number, seconds: number): PressgraphError =>
  httpError(
    'RATE_LIMITED',
    `Expected at most ${points} points a minute from one caller. Try again in ${seconds} seconds.`,
    { status: 429, headers: { 'retry-after': String(seconds) } },
    { limit: points, retryAfter: seconds },
  );
