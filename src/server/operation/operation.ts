import { CacheUse } from '../../cache/cache-use.ts';
import { UnlockedItems } from '../../graphql/engine/content/unlocked-items.ts';
import type { CostEstimate } from '../../graphql/engine/cost/ledger.ts';
import { OperationHtml } from '../../graphql/engine/values/operation-html.ts';
import { createLoaders } from '../../loaders/create-loaders.ts';
import type { Loaders } from '../../loaders/loaders.ts';
import type { OperationPrefetch } from '../../loaders/prefetch/operation-prefetch.ts';
import { COMPANION_NAMESPACE } from '../../wordpress/companion/companion-answer.ts';
import { companionClient } from '../../wordpress/companion/companion-client.ts';
import { boundClient } from '../../wordpress/rest/bound-client.ts';
import { createRequestTurns, type RequestTurns } from '../../wordpress/rest/request-turns.ts';
import type { UpstreamLog } from '../../wordpress/rest/upstream-log.ts';
import { operationLog } from '../operating/operation-log.ts';
import type { ServedSite } from '../site/served-site.ts';
import { serviceReader } from '../site/service.ts';
import { ANONYMOUS, type Caller } from './caller.ts';
import type { CallerPolicy } from './caller-policy.ts';
import { type OperationDeadline, startDeadline } from './operation-deadline.ts';
import { operationPrefetch, type SentParameters } from './operation-prefetch.ts';
import { createRequestState, type RequestState } from './request-state.ts';
import type { Trace } from './trace.ts';

/** The part of Yoga's context that exists before an operation begins. */
export interface RequestedOperation {
  readonly request: Request;
  /** `undefined` if the operation did not come over HTTP. */
  readonly requestState?: RequestState;
  /** Set if the client requested one. */
  readonly trace?: Trace;
  /** Records what the answer depends on. Default: one of the operation's own; the answer cache passes its own. */
  readonly cacheUse?: CacheUse;
  /** `undefined` if the document does not determine the operation to execute. */
  readonly estimate?: CostEstimate;
  /** As the client sent it, or as it was stored. */
  readonly params?: SentParameters;
}

/** What operations need of a site. */
export type OperationSite = Pick<
  ServedSite,
  | ('key' | 'version' | 'client' | 'signal' | 'service' | 'credentials' | 'previews' | 'feed' | 'onWritten')
  | ('reads' | 'memoryOf' | 'prefetchMemoryOf' | 'uploadRights')
>;

export interface OperationOptions {
  readonly callers: CallerPolicy;
  /** Timeout of a whole operation, in milliseconds. */
  readonly operationTimeout: number;
  /** Most requests to WordPress. */
  readonly maxCost: number;
  /** Most requests to WordPress at once, of all operations. */
  readonly maxConcurrent: number;
  /** Whether the companion plugin is used, if the site has it. */
  readonly companion: boolean;
}

/** One operation, and everything scoped to it. Each event of a subscription is a separate operation. */
export class Operation {
  /** Id of its HTTP request; log lines of the operation carry it. */
  readonly id: string;
  readonly caller: Caller;
  /** Aborts with the error for the caller. */
  readonly signal: AbortSignal;
  readonly trace: Trace | undefined;
  readonly estimate: CostEstimate | undefined;
  /** The files sent with it. */
  readonly uploads: RequestState['uploads'];
  /** Records each request to WordPress. */
  readonly log: UpstreamLog;
  /** What its answer depends on; `undefined` if none of it is cached. */
  readonly cacheUse: CacheUse | undefined;
  readonly html: OperationHtml;
  readonly unlocked = new UnlockedItems();
  readonly load: Loaders;
  readonly #deadline: OperationDeadline;
  readonly #prefetch: OperationPrefetch | undefined;

  private constructor(site: OperationSite, requested: RequestedOperation, begun: Begun) {
    const { trace, cacheUse, estimate } = requested;
    const { requestState, caller, deadline, log, turns, maxCost, companion } = begun;
    const { signal } = deadline;
    const isIdentified = caller.kind === 'identified';
    this.#deadline = deadline;
    this.id = requestState.record.id;
    this.caller = caller;
    this.signal = signal;
    this.trace = trace;
    this.estimate = estimate;
    this.uploads = requestState.uploads;
    this.log = log;
    this.html = new OperationHtml(signal);
    const reads = caller.key === ANONYMOUS ? site.reads : undefined;
    const use = reads && (cacheUse ?? new CacheUse(reads.caches.now()));
    this.cacheUse = use;
    const { model } = site.version;
    this.#prefetch =
      caller.key === ANONYMOUS
        ? operationPrefetch(site.prefetchMemoryOf(model), requested, requestState.record.schema, {
            // Nobody waits for a revalidation.
            maxCost: use?.isRevalidation ? 0 : maxCost,
          })
        : undefined;
    if (this.#prefetch) trace?.follow(this.#prefetch);
    const isFlat = !model.core.nestedFields;
    const memory = site.memoryOf(caller.key);
    const client = boundClient(site.client, {
      signal,
      headers: caller.headers,
      as: isIdentified ? 'caller' : 'anonymous',
      isFlat,
      log,
      turns,
    });
    const hasCompanion = companion && model.namespaces.includes(COMPANION_NAMESPACE);
    this.load = createLoaders(hasCompanion ? companionClient(client, memory.refusals) : client, memory, {
      isIdentified,
      service: serviceReader(site.client, site.service, { signal, isFlat, log, turns }),
      reads: reads && use && { ...reads, use, signal, log },
      prefetch: this.#prefetch,
      site: model,
      onWritten: site.onWritten,
    });
  }

  /**
   * @throws GraphQLError UNAUTHENTICATED for the operation as a whole, if WordPress rejects the caller's credential.
   */
  static async begin(
    site: OperationSite,
    requested: RequestedOperation,
    { callers, operationTimeout, maxCost, maxConcurrent, companion }: OperationOptions,
  ): Promise<Operation> {
    const { request, requestState = createRequestState(request), trace } = requested;
    const caller = callers.callerOf(request.headers);
    const log = operationLog(requestState.record, trace);
    const deadline = startDeadline({
      client: request.signal,
      site: site.signal,
      milliseconds: operationTimeout,
      received: requestState.uploads?.over,
    });
    try {
      await site.credentials.assertAccepted(caller, deadline.signal, log);
      const turns = createRequestTurns({ maxRequests: maxCost, maxAtOnce: 2 * maxConcurrent });
      return new Operation(site, requested, {
        ...{ requestState, caller, deadline, log, turns, maxCost, companion },
      });
    } catch (error) {
      deadline.end();
      throw error;
    }
  }

  /** Stops the timer and the listeners: the operation will not abort any more. */
  end(): void {
    if (!this.signal.aborted) this.#prefetch?.end();
    this.#deadline.end();
  }

  /** Aborts what it still requests: nobody waits for it any more. */
  abandon(): void {
    this.#deadline.leave();
  }
}

interface Begun {
  readonly requestState: RequestState;
  readonly caller: Caller;
  readonly deadline: OperationDeadline;
  readonly log: UpstreamLog;
  readonly turns: RequestTurns;
  readonly maxCost: number;
  readonly companion: boolean;
}
