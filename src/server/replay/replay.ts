import { lifetimesOf } from '../../cache/cache-entry.ts';
import type { Served } from '../../cache/read-through-cache.ts';
import { changingHeaders, isUnchanged } from '../answer/answer-headers.ts';
import { CachedAnswer } from '../answer/cached-answer.ts';
import { worthwhileEncoding } from '../answer/content-encoding.ts';
import type { CallerCounter } from '../limits/rate/limit-callers.ts';
import { type Allowance, allowanceHeader } from '../limits/rate/rate-limiter.ts';
import type { GatewayLogger } from '../operating/gateway-logger.ts';
import type { Metrics } from '../operating/metrics.ts';
import { requestIdOf } from '../operating/request-id.ts';
import type { RequestRecord } from '../operating/request-record.ts';
import { recordResult } from '../operating/use-operation-record.ts';
import { logRequest } from '../operating/use-request-log.ts';
import { beginSpan, callerContext, endSpan } from '../operating/use-tracing.ts';
import type { CallerPolicy } from '../operation/caller-policy.ts';
import type { ServedCaches } from '../site/caching.ts';
import type { ServedSite } from '../site/served-site.ts';
import type { RawRequest } from './raw-request.ts';
import type { RememberedRequest, RememberedRequests } from './remembered-requests.ts';
import { requestKey } from './request-key.ts';

export interface ReplayOptions {
  readonly requests: RememberedRequests;
  readonly caches: ServedCaches;
  readonly site: Pick<ServedSite, 'version'>;
  readonly callers: CallerPolicy;
  readonly counter: CallerCounter | undefined;
  /** Whether an operation can be sent by this id or hash. */
  readonly isStored: (operationId: string) => boolean;
  readonly metrics: Metrics | undefined;
  readonly logger: GatewayLogger | undefined;
}

/** A response, ready to send. */
export interface Replayed {
  readonly status: 200 | 304;
  /** Names and values, in turn. */
  readonly headers: readonly string[];
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/**
 * Answers requests that were answered from the cache before, without reading them again: the answer is looked up by the key
 * that it had then, and is sent with the headers that it had then. Counts, logs and traces as all other ways do.
 */
export class Replay {
  readonly #options: ReplayOptions;

  constructor(options: ReplayOptions) {
    this.#options = options;
  }

  /** See {@link requestKey}. */
  keyOf(request: RawRequest): string | undefined {
    return requestKey(request, this.#options.callers);
  }

  /** @returns `undefined` if the request has to be read: nothing was counted then. */
  answerTo(request: RawRequest, key: string): Replayed | Promise<Replayed | undefined> | undefined {
    const { requests, site, counter, isStored } = this.#options;
    const remembered = requests.get(key);
    if (remembered === undefined || remembered.model !== site.version.model) return undefined;
    const { operationId } = remembered;
    if (operationId !== null && !isStored(operationId)) return undefined;
    if (!counter) return this.#answer(request, remembered);
    return counter
      .lookAtAddress(request)
      .then((allowance) => (allowance.isAllowed ? this.#answer(request, remembered, allowance) : undefined));
  }

  #answer(
    { method, headers, start }: RawRequest,
    remembered: RememberedRequest,
    allowance?: Allowance,
  ): Replayed | undefined {
    const { caches, metrics, logger } = this.#options;
    const acceptEncoding = headers.get('accept-encoding');
    const bodyOf = (answer: CachedAnswer) =>
      answer.encodedNow(worthwhileEncoding(acceptEncoding, answer.body.length));
    const answer = caches.answers.fresh(
      remembered.answerKey,
      (value) => value instanceof CachedAnswer && bodyOf(value) !== undefined,
    ) as Served<CachedAnswer> | undefined;
    const body = answer && bodyOf(answer.value);
    if (!body) return undefined;
    const count = metrics?.begin();
    const record: RequestRecord = {
      ...remembered.record,
      id: requestIdOf(headers),
      start,
      upstream: { requests: 0, bytes: 0, milliseconds: 0 },
      operationType: 'query',
      caller: 'anonymous',
    };
    const span = beginSpan(record, method, callerContext(headers));
    recordResult(record, answer.value.summary);
    const encoding = worthwhileEncoding(acceptEncoding, answer.value.body.length);
    const changing = changingHeaders({
      state: answer.state,
      age: caches.now() - answer.asOf,
      lifetimes: lifetimesOf(answer, caches.lifetimes),
      etag: answer.value.etag(encoding),
      encoding,
      isPublic: method === 'GET',
    });
    const isSame = method === 'GET' && isUnchanged(headers.get('if-none-match'), changing['etag']);
    const status = isSame ? 304 : 200;
    const sent = [...remembered.headers];
    for (const name in changing) sent.push(name, changing[name] ?? '');
    if (remembered.hasRequestId) sent.push('x-request-id', record.id);
    if (remembered.hasAllowance && allowance) sent.push('ratelimit', allowanceHeader(allowance));
    if (!isSame) sent.push('content-length', String(body.length));
    if (logger) logRequest(logger, record, { method, status, cache: changing['cache-status'] ?? null });
    endSpan(span, record);
    count?.(record);
    return { status, headers: sent, body: isSame ? null : body };
  }
}
