import { type ExecutionResult, getOperationAST } from 'graphql';
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga';
import type { OperationContext } from '../operation/operation-context.ts';
import type { RequestContext, RequestStates } from '../operation/request-state.ts';
import type { Mistakes } from './mistakes.ts';
import type { RequestRecord } from './request-record.ts';
import { type ResultSummary, summaryOf } from './result-summary.ts';

/** Characters. Operation names are caller input of any length. */
const LONGEST_NAME = 100;

/**
 * Creates the state of each request and records its outcome, for the log, metrics and trace. Returns the
 * request id to the client (`x-request-id`), to quote in a bug report; masked errors are reported with it.
 */
export function useRequestRecord({
  isOperation,
  mistakes,
  requests,
}: RequestRecordOptions): Plugin<Partial<RequestContext> & OperationContext, RequestContext> {
  function begin(request: Request, serverContext: Partial<RequestContext>): void {
    const requestState = serverContext.requestState ?? requests.of(request) ?? requests.begin(request);
    Object.assign(serverContext, { requestState } satisfies RequestContext);
  }
  return {
    instrumentation: {
      request({ request }, answer) {
        requests.begin(request);
        return answer();
      },
    },
    onRequest: ({ request, serverContext }) => begin(request, serverContext),
    ...useOperationRecord(mistakes),
    onResponse({ request, serverContext, response }) {
      // Yoga answers a preflight before any plugin sees the request.
      begin(request, serverContext);
      const { record } = serverContext.requestState;
      response.headers.set('x-request-id', record.id);
      // Too large, rate limited, wrong media type: refused before the operation was read.
      if (response.status >= 400 && isOperation(new URL(request.url))) record.outcome ??= 'refused';
    },
  };
}

/** Records the operation of a request, and reports masked errors. */
export function useOperationRecord(
  mistakes: Mistakes,
): Plugin<Partial<RequestContext> & OperationContext, RequestContext> {
  return {
    onParams({ params, context: { requestState } }) {
      // Unvalidated: may be of any type.
      const name: unknown = params.operationName;
      if (typeof name === 'string' && name) requestState.record.operationName = name.slice(0, LONGEST_NAME);
    },
    onExecute: ({ args }) => recordOperation(args),
    onSubscribe: ({ args }) => recordOperation(args),
    onResultProcess({ serverContext, result, setResult }) {
      const { record, answer } = serverContext.requestState;
      const summary = answer?.value.summary ?? summaryOf([result].flat());
      if (answer || summary.errorCodes.length === 0) {
        // If not executed for this request, it came from the cache, which holds only public queries.
        record.operationType ??= 'query';
        record.caller ??= 'anonymous';
      }
      recordResult(record, summary);
      if (isAsyncIterable(result)) {
        setResult(
          mapAsyncIterator(result, (event: ExecutionResult) => {
            mistakes.report(event.errors, record.id);
            return event;
          }),
        );
      } else {
        for (const { errors } of [result].flat()) mistakes.report(errors, record.id);
      }
    },
  };
}

export interface RequestRecordOptions {
  /** Whether operations are sent to an address. */
  readonly isOperation: (url: URL) => boolean;
  readonly mistakes: Mistakes;
  readonly requests: RequestStates;
}

type Run = Parameters<
  NonNullable<Plugin<Partial<RequestContext> & OperationContext>['onExecute']>
>[0]['args'];

function recordOperation({ document, operationName, contextValue }: Run): void {
  const record = contextValue.requestState?.record;
  const operation = getOperationAST(document, operationName);
  if (!record || !operation) return;
  record.operationType = operation.operation;
  record.caller = contextValue.caller.kind;
  if (operation.name) record.operationName = operation.name.value.slice(0, LONGEST_NAME);
}

function recordResult(record: RequestRecord, { errorCodes, hasData }: ResultSummary): void {
  record.errorCodes = errorCodes;
  if (errorCodes.length === 0) record.outcome = 'success';
  else if (hasData) record.outcome = 'partial';
  else record.outcome = record.operationType ? 'failure' : 'refused';
}
