import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { tooComplex } from '../../../base/http-error.ts';
import type { PageLimits } from '../../../graphql/engine/context.ts';
import type { EstimatedOperation, estimateCost } from '../../../graphql/engine/cost/estimate-cost.ts';
import type { CostEstimate } from '../../../graphql/engine/cost/ledger.ts';
import { followingParts } from '../../incremental/parts.ts';
import type { RequestedOperation } from '../../operation/operation.ts';
import type { RequestContext } from '../../operation/request-state.ts';
import type { LimitSettings } from '../limit-settings.ts';
import { BatchSums } from './batch-sums.ts';

export interface CostLimitOptions
  extends Pick<LimitSettings, 'maxCost' | 'maxItems' | 'maxHtml' | 'maxAnswerBytes'> {
  readonly pages: PageLimits;
  /** See {@link EstimatedOperation.smallRoutes}. */
  readonly smallRoutes: () => ReadonlyMap<string, number>;
  /** Whether to report the estimate to clients that send `x-pressgraph-trace`. */
  readonly trace: boolean;
  /** See {@link rememberingEstimates}. */
  readonly estimateCost: typeof estimateCost;
}

type EstimatedContext = Pick<RequestedOperation, 'estimate'> &
  Partial<RequestContext> & { readonly request: Request };

/** Rejects operations that would cost WordPress too much, before anything is requested. */
export function useCostLimit({
  pages,
  smallRoutes,
  trace,
  maxCost,
  maxItems,
  maxHtml,
  maxAnswerBytes,
  estimateCost,
}: CostLimitOptions): Plugin<Record<never, never>, EstimatedContext> {
  const isReported = ({ headers }: Request) => trace && headers.get('x-pressgraph-trace') === '1';
  const withCost = (result: Pick<ExecutionResult, 'extensions'>, estimate: CostEstimate) => ({
    ...result.extensions,
    cost: { estimate: estimate.requests, limit: maxCost },
  });
  const [requests, bytes] = [new BatchSums(), new BatchSums()];
  return {
    onValidate({ params, context }) {
      return ({ valid }) => {
        if (!valid) return;
        const { operationName, variables } = context.params;
        const { schema, documentAST: document } = params;
        const estimate = estimateCost({
          ...{ schema, document, operationName, variables, pages },
          smallRoutes: smallRoutes(),
        });
        if (!estimate) return;
        const { request, requestState } = context as EstimatedContext;
        const inAll = (sums: BatchSums, own: number) =>
          requestState?.isBatch ? sums.add(request, own) : own;
        assertWithin('requests to WordPress', inAll(requests, estimate.requests), maxCost);
        assertWithin('objects in its answer', estimate.items, maxItems);
        assertWithin('pieces of HTML to read', estimate.html, maxHtml);
        assertWithin('bytes in its answer', inAll(bytes, estimate.bytes), maxAnswerBytes);
        Object.assign(context, { estimate } satisfies Pick<RequestedOperation, 'estimate'>);
      };
    },
    onExecute({ args }) {
      const { request, estimate }: EstimatedContext = args.contextValue;
      if (!estimate || !isReported(request)) return undefined;
      return followingParts({
        onPart: (part) => (part.incremental ? part : { ...part, extensions: withCost(part, estimate) }),
      });
    },
    onExecutionResult({ result, request, setResult, context: { estimate } }) {
      if (!estimate || !isReported(request)) return;
      if (!result || Array.isArray(result) || Symbol.asyncIterator in result) return;
      setResult({ ...result, extensions: withCost(result, estimate) });
    },
  };
}

function assertWithin(what: string, estimate: number, limit: number): void {
  if (estimate <= limit) return;
  const [got, estimated] = Number.isFinite(estimate) ? [`about ${estimate}`, estimate] : ['far more', null];
  throw tooComplex(`Expected an operation of at most ${limit} ${what}, got ${got}.`, {
    estimate: estimated,
    limit,
  });
}
