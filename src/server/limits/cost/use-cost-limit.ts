import type { Plugin } from 'graphql-yoga';
import { tooComplex } from '../../../base/http-error.ts';
import type { PageLimits } from '../../../graphql/engine/context.ts';
import type { LimitSettings } from '../limit-settings.ts';
import type { Estimates } from './estimates.ts';
import { rememberingEstimates } from './remembered-estimate.ts';

export interface CostLimitOptions extends Pick<LimitSettings, 'maxCost' | 'maxItems' | 'maxHtml'> {
  readonly estimates: Estimates;
  readonly pages: PageLimits;
  /** Whether who sends `x-pressgraph-trace` sees the estimate. */
  readonly trace: boolean;
}

/** Refuses operations that would ask too much of WordPress, before it is asked for anything. */
export function useCostLimit({
  estimates,
  pages,
  trace,
  maxCost,
  maxItems,
  maxHtml,
}: CostLimitOptions): Plugin {
  const estimateCost = rememberingEstimates();
  return {
    onValidate({ params, context }) {
      return ({ valid }) => {
        if (!valid) return;
        const { operationName, variables } = context.params;
        const { schema, documentAST: document } = params;
        const estimate = estimateCost({ schema, document, operationName, variables, pages });
        if (!estimate) return;
        assertWithin('requests to WordPress', estimate.requests, maxCost);
        assertWithin('objects in its answer', estimate.items, maxItems);
        assertWithin('pieces of HTML to read', estimate.html, maxHtml);
        estimates.set(context.request, estimate);
      };
    },
    onExecutionResult({ result, request, setResult }) {
      if (!trace || request.headers.get('x-pressgraph-trace') !== '1') return;
      const estimate = estimates.get(request);
      if (!estimate || !result || Array.isArray(result) || Symbol.asyncIterator in result) return;
      const cost = { estimate: estimate.requests, limit: maxCost };
      setResult({ ...result, extensions: { ...result.extensions, cost } });
    },
  };
}

function assertWithin(what: string, estimate: number, limit: number): void {
  if (estimate <= limit) return;
  const [came, told] = Number.isFinite(estimate) ? [`about ${estimate}`, estimate] : ['far more', null];
  throw tooComplex(`Expected an operation of at most ${limit} ${what}, but it would take ${came}.`, {
    estimate: told,
    limit,
  });
}
