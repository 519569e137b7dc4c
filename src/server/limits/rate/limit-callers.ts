import type { PressgraphError } from '../../../base/errors.ts';
import { httpError } from '../../../base/http-error.ts';
import { publicError } from '../../answer/public-error.ts';
import type { Caller } from '../../operation/caller.ts';
import type { CallerPolicy } from '../../operation/caller-policy.ts';
import type { RequestedOperation } from '../../operation/operation.ts';
import type { OperationContext } from '../../operation/operation-context.ts';
import type { CredentialCheck } from '../../site/credential-check.ts';
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

/** What the address of a caller is read from. */
export interface AddressSource {
  readonly headers: Pick<Headers, 'get'>;
  /** The other end of the connection. */
  readonly remoteAddress: string | undefined;
}

/** Begins an operation. */
export type BeginOperation<Requested = RequestedOperation & NodeContext> = (
  requested: Requested,
) => Promise<OperationContext>;

export interface CallerLimits {
  readonly limiter: RateLimiter;
  readonly trustProxy: number;
  readonly callers: Pick<CallerPolicy, 'callerOf'>;
  readonly credentials: Pick<CredentialCheck, 'known'>;
}

/** What a request is counted by. */
interface Counted {
  /** Of the caller's points. */
  readonly key: string;
  /** Of the checks of credentials, if WordPress has yet to check this one. */
  readonly tries?: string;
}

/**
 * Counts the points of each caller. Identified callers have their own points, wherever they connect from, but only
 * once WordPress accepts their credential. An address may have as many credentials checked in vain as it has points:
 * other callers at that address are not affected, and guessing is not free.
 */
export class CallerCounter {
  readonly #limits: CallerLimits;

  constructor(limits: CallerLimits) {
    this.#limits = limits;
  }

  /** Rejects a caller who has no points left, before any work is done. */
  async assertPointsLeft(source: RequestSource): Promise<Allowance> {
    const { limiter } = this.#limits;
    const { key, tries } = this.#countedBy(source);
    if (tries !== undefined) this.#admit(await limiter.look(tries));
    return this.#admit(await limiter.look(key));
  }

  /** What is left to the callers without a credential at an address. */
  lookAtAddress(source: AddressSource): Promise<Allowance> {
    return this.#limits.limiter.look(this.#keyOf(source));
  }

  /** Wraps `begin`: an operation takes points from its caller, and begins only if there were any left. */
  counted<Requested extends RequestedOperation & NodeContext>(
    begin: BeginOperation<Requested>,
  ): BeginOperation<Requested> {
    const { limiter } = this.#limits;
    return async (requested) => {
      const points = requested.estimate?.requests ?? 1;
      const { key, tries } = this.#countedBy(requested);
      if (tries === undefined) {
        this.#admit(await limiter.take(key, points));
        return await begin(requested);
      }
      const context = await this.#checked(begin, requested, tries);
      try {
        this.#admit(await limiter.take(key, points));
        return context;
      } catch (error) {
        context.operation.end();
        throw error;
      }
    };
  }

  /** Begins an operation whose credential is checked; the check is free if WordPress accepts it. */
  async #checked<Requested extends RequestedOperation & NodeContext>(
    begin: BeginOperation<Requested>,
    requested: Requested,
    tries: string,
  ): Promise<OperationContext> {
    const { limiter } = this.#limits;
    // In advance: many at once may not have more checks than one after the other.
    this.#admit(await limiter.take(tries, 1));
    try {
      const context = await begin(requested);
      await limiter.giveBack(tries, 1);
      return context;
    } catch (error) {
      const isRejected = publicError(error).extensions['code'] === 'UNAUTHENTICATED';
      if (isRejected) await limiter.take(this.#addressOf(requested), 1);
      throw error;
    }
  }

  #countedBy(source: RequestSource): Counted {
    const { callers, credentials } = this.#limits;
    const caller = callers.callerOf(source.request.headers);
    const address = this.#addressOf(source);
    if (caller.kind === 'anonymous') return { key: address };
    const verdict = credentials.known(caller);
    if (verdict === 'rejected') return { key: address };
    return { key: keyOf(caller), ...(verdict === undefined && { tries: `tries ${address}` }) };
  }

  #admit(allowance: Allowance): Allowance {
    if (!allowance.isAllowed) throw tooMany(this.#limits.limiter.points, allowance.reset);
    return allowance;
  }

  #addressOf({ request: { headers }, req }: RequestSource): string {
    return this.#keyOf({ headers, remoteAddress: req?.socket?.remoteAddress });
  }

  #keyOf({ headers, remoteAddress }: AddressSource): string {
    const forwardedFor = headers.get('x-forwarded-for');
    const address = clientAddress(remoteAddress, forwardedFor, this.#limits.trustProxy);
    return `address ${addressKey(address)}`;
  }
}

/** Not by the key that caches have: that one depends on headers which any caller can vary. */
const keyOf = ({ credential }: Caller & { kind: 'identified' }): string => `caller ${credential}`;

const tooMany = (points: number, seconds: number): PressgraphError =>
  httpError(
    'RATE_LIMITED',
    `Expected at most ${points} points a minute from one caller. Try again in ${seconds} seconds.`,
    { status: 429, headers: { 'retry-after': String(seconds) } },
    { limit: points, retryAfter: seconds },
  );
