import { type ExecutionResult, getOperationAST } from 'graphql';
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga';
import type { OperationContext } from '../operation/operation-context.ts';
import type { RequestContext, RequestStates } from '../operation/request-state.ts';
import type { Mistakes } from './mistakes.ts';
import type { RequestRecord } from './request-record.ts';
import { type ResultSummary, summaryOf } from './result-summary.ts';

/** A name is the caller's own word, and may be a book. */
const LONGEST_NAME = 100;

/**
 * Begins the state of each request, and records how it ended, for the log, the metrics and the trace, which read that
 * when it is answered; and tells the client the id to quote in a report (`x-request-id`). Mistakes are reported under it.
 */
export function useRequestRecord({
  endpoint,
  mistakes,
  requests,
}: RequestRecordOptions): Plugin<Partial<RequestContext> & OperationContext, RequestContext> {
  return {
    instrumentation: {
      request({ request }, answer) {
        requests.begin(request);
        return answer();
      },
    },
    onRequest({ request, serverContext }) {
      const requestState = requests.of(request) ?? requests.begin(request);
      Object.assign(serverContext, { requestState } satisfies RequestContext);
    },
    onParams({ params, context: { requestState } }) {
      // As it was sent: it may be no name at all.
      const name: unknown = params.operationName;
      if (typeof name === 'string' && name) requestState.record.operationName = name.slice(0, LONGEST_NAME);
    },
    onExecute: ({ args }) => recordOperation(args),
    onSubscribe: ({ args }) => recordOperation(args),
    onResultProcess({ serverContext, result, setResult }) {
      const { record, answer } = serverContext.requestState;
      const summary = answer?.value.summary ?? summaryOf([result].flat());
      if (answer || summary.errorCodes.length === 0) {
        // What was not executed for this request came from the cache, which has only the public's queries.
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
    onResponse({ serverContext, response }) {
      const { record } = serverContext.requestState;
      response.headers.set('x-request-id', record.id);
      // Too large, too many, of a wrong kind: refused before anything looked for an operation in it.
      if (response.status >= 400 && record.path === endpoint) record.outcome ??= 'refused';
    },
  };
}

export interface RequestRecordOptions {
  readonly endpoint: string;
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
