import { lifetimesOf } from '../../cache/cache-entry.ts';
import type { Served } from '../../cache/read-through-cache.ts';
import { isUnchanged } from '../answer/answer-headers.ts';
import { CachedAnswer, type SendableBytes } from '../answer/cached-answer.ts';
import { isWorthwhile } from '../answer/content-encoding.ts';
import type { CallerCounter } from '../limits/rate/limit-callers.ts';
import { type Allowance, allowanceHeader } from '../limits/rate/rate-limiter.ts';
import type { GatewayLogger } from '../operating/logging/gateway-logger.ts';
import { logRequest } from '../operating/logging/use-request-log.ts';
import type { Metrics } from '../operating/metrics.ts';
import { requestIdOf } from '../operating/request-id.ts';
import type { RequestRecord } from '../operating/request-record.ts';
import { recordResult } from '../operating/use-operation-record.ts';
import { beginSpan, callerContext, endSpan } from '../operating/use-tracing.ts';
import type { CallerPolicy } from '../operation/caller-policy.ts';
import type { ServedCaches } from '../site/caching.ts';
import type { ServedSite } from '../site/served-site.ts';
import type { RawRequest } from './raw-request.ts';
import { ReadyHeadersMaker } from './ready-headers.ts';
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
  readonly body: SendableBytes | null;
}

/**
 * Answers requests that were answered from the cache before, without reading them again: the answer is looked up by the key
 * that it had then, and is sent with the headers that it had then. Counts, logs and traces as all other ways do.
 */
export class Replay {
  readonly #options: ReplayOptions;
  readonly #headers = new ReadyHeadersMaker();

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

  #answer(request: RawRequest, remembered: RememberedRequest, allowance?: Allowance): Replayed | undefined {
    const { caches, metrics, logger } = this.#options;
    const { method, headers } = request;
    const encodingOf = ({ length }: CachedAnswer) => (isWorthwhile(length) ? request.encoding : undefined);
    const answer = caches.answers.fresh(
      remembered.answerKey,
      (value) => value instanceof CachedAnswer && value.sendable(encodingOf(value)) !== undefined,
    ) as Served<CachedAnswer> | undefined;
    if (!answer) return undefined;
    const { value, state } = answer;
    const count = metrics?.begin();
    const record = recordOf(request, remembered);
    const span = beginSpan(record, method, callerContext(headers));
    recordResult(record, value.summary);
    const encoding = encodingOf(value);
    const ready = this.#headers.headersFor(remembered, {
      ...{ answer: value, state, encoding },
      age: caches.now() - answer.asOf,
      lifetimes: lifetimesOf(answer, caches.lifetimes),
      isPublic: method === 'GET',
    });
    const isSame = method === 'GET' && isUnchanged(headers.get('if-none-match'), ready.etag);
    const status = isSame ? 304 : 200;
    const body = isSame ? null : (value.sendable(encoding) ?? null);
    let sent = body === null ? ready.headers : ready.withLength;
    if (remembered.hasRequestId) sent = [...sent, 'x-request-id', record.id];
    if (remembered.hasAllowance && allowance) sent = [...sent, 'ratelimit', allowanceHeader(allowance)];
    if (logger) logRequest(logger, record, { method, status, cache: ready.cacheStatus });
    endSpan(span, record);
    count?.(record);
    return { status, headers: sent, body };
  }
}

const recordOf = ({ headers, start }: RawRequest, { record }: RememberedRequest): RequestRecord => ({
  id: requestIdOf(headers),
  path: record.path,
  schema: record.schema,
  start,
  upstream: { requests: 0, bytes: 0, milliseconds: 0 },
  ...(record.operationName !== undefined && { operationName: record.operationName }),
  operationType: 'query',
  caller: 'anonymous',
});
