import type { Served } from '../../cache/read-through-cache.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { CachedAnswer } from '../answer/cached-answer.ts';
import type { Allowance } from '../limits/rate/rate-limiter.ts';
import { beginRecord, type RequestRecord, type SchemaAt } from '../operating/request-record.ts';
import type { MultipartRequest } from '../uploads/multipart-request.ts';

/** What plugins record about one HTTP request, from its arrival to its response. */
export interface RequestState {
  readonly record: RequestRecord;
  /** Its uploaded files. */
  uploads?: Pick<MultipartRequest, 'admit' | 'end' | 'isCutOff' | 'over'>;
  /** What the rate limit leaves to its caller. */
  allowance?: Allowance;
  /** Whether it has several operations: each has an answer, so none is the response. */
  isBatch?: boolean;
  /** Resolves when the last part of its answer is delivered or given up; set if it is delivered in parts. */
  delivered?: Promise<void>;
  /** The cached answer to send as its response. */
  answer?: Served<CachedAnswer>;
  /** Where that answer is found again; set for as long as the request lasts. */
  cacheable?: CacheableRequest;
}

/** What the answer to a request is found again by. */
export interface CacheableRequest {
  /** Its key in the cache of answers. */
  readonly answerKey: string;
  /** The version of the site that it is of. */
  readonly model: SiteModel;
  /** The id or hash of its operation, if it was sent by one. */
  readonly operationId: string | null;
  /** As recorded for answers from the cache. */
  readonly operationName?: string;
}

/** Part of Yoga's server context, and so of each operation's context. */
export interface RequestContext {
  readonly requestState: RequestState;
}

export const createRequestState = (request: Request, schemaAt?: SchemaAt): RequestState => ({
  record: beginRecord(request, schemaAt),
});

/**
 * The states of one gateway's requests. For instrumentation, which wraps a whole request and sees only the
 * `Request`; everything else reads the state from the server context.
 *
 * No `AsyncLocalStorage`: on Node 20, it slows down every promise of the process.
 */
export class RequestStates {
  readonly #states = new WeakMap<Request, RequestState>();
  readonly #schemaAt: SchemaAt;

  /** @param schemaAt Which schema an address is of. */
  constructor(schemaAt: SchemaAt) {
    this.#schemaAt = schemaAt;
  }

  begin(request: Request): RequestState {
    const state = createRequestState(request, this.#schemaAt);
    this.#states.set(request, state);
    return state;
  }

  of(request: Request): RequestState | undefined {
    return this.#states.get(request);
  }
}
