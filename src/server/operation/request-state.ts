import type { Served } from '../../cache/read-through-cache.ts';
import type { CachedAnswer } from '../answer/cached-answer.ts';
import type { Allowance } from '../limits/rate/rate-limiter.ts';
import { beginRecord, type RequestRecord } from '../operating/request-record.ts';
import type { MultipartRequest } from '../uploads/multipart-request.ts';

/** What plugins know of one HTTP request, from its arrival to its response. */
export interface RequestState {
  readonly record: RequestRecord;
  /** The files that it brings. */
  uploads?: Pick<MultipartRequest, 'end' | 'isCutOff' | 'over'>;
  /** What the rate limit left to its caller. */
  allowance?: Allowance;
  /** The cached answer that is sent as its response. */
  answer?: Served<CachedAnswer>;
}

/** What Yoga's server context carries of it, and with that the context of each of its operations. */
export interface RequestContext {
  readonly requestState: RequestState;
}

export const createRequestState = (request: Request): RequestState => ({ record: beginRecord(request) });

/**
 * The states of the requests of one gateway. Instrumentation runs around a whole request, and Yoga shows it the request
 * alone; everything else takes the state from the server context.
 *
 * No `AsyncLocalStorage`: on Node 20, it slows down every promise of the process.
 */
export class RequestStates {
  readonly #states = new WeakMap<Request, RequestState>();

  begin(request: Request): RequestState {
    const state = createRequestState(request);
    this.#states.set(request, state);
    return state;
  }

  of(request: Request): RequestState | undefined {
    return this.#states.get(request);
  }
}
