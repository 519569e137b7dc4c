import { type ExecutionResult, getOperationAST } from 'graphql';
import { type GraphQLParams, isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga';
import { errorsOf, followParts } from '../incremental/parts.ts';
import type { OperationContext } from '../operation/operation-context.ts';
import type { RequestContext } from '../operation/request-state.ts';
import type { Mistakes } from './mistakes.ts';
import type { RequestRecord } from './request-record.ts';
import { type ResultSummary, summaryOf } from './result-summary.ts';

/** Characters. Operation names are caller input of any length. */
const LONGEST_NAME = 100;

type RecordedContext = Partial<RequestContext> & OperationContext;

/**
 * Records what a request's operation is and how it ends, for the log, metrics and trace. Masked errors are reported with
 * the request's id.
 */
export function useOperationRecord(mistakes: Mistakes): Plugin<RecordedContext, RequestContext> {
  return {
    onParams({ params, context: { requestState } }) {
      const name = recordedName(params);
      if (name !== undefined) requestState.record.operationName = name;
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
      // Of an answer in parts, once more at its end.
      recordResult(record, summary);
      if (!isAsyncIterable(result)) {
        for (const { errors } of [result].flat()) mistakes.report(errors, record.id);
      } else if (record.operationType === 'subscription') {
        setResult(
          mapAsyncIterator(result, (event: ExecutionResult) => {
            mistakes.report(event.errors, record.id);
            return event;
          }),
        );
      } else {
        serverContext.requestState.delivered = new Promise((resolve) => {
          setResult(recordParts(result, record, mistakes, resolve));
        });
      }
    },
  };
}

/** Records an answer in parts by all of them: once the last one is delivered, or the client has left. */
function recordParts(
  result: AsyncIterable<object>,
  record: RequestRecord,
  mistakes: Mistakes,
  done: () => void,
) {
  const codes = new Set<string>();
  let hasData = false;
  return followParts(result, {
    onPart(part) {
      mistakes.report(errorsOf(part), record.id);
      const summary = summaryOf([part, ...(part.incremental ?? [])]);
      for (const code of summary.errorCodes) codes.add(code);
      hasData ||= summary.hasData;
      return part;
    },
    onEnd(isWhole) {
      recordResult(record, { errorCodes: [...codes], hasData });
      if (!isWhole && record.outcome === 'success') record.outcome = 'partial';
      done();
    },
  });
}

/** The name that a request gives to choose its operation, as it is recorded. */
export function recordedName({ operationName }: GraphQLParams): string | undefined {
  // Unvalidated: may be of any type.
  const name: unknown = operationName;
  return typeof name === 'string' && name ? name.slice(0, LONGEST_NAME) : undefined;
}

type Run = Parameters<NonNullable<Plugin<RecordedContext>['onExecute']>>[0]['args'];

function recordOperation({ document, operationName, contextValue }: Run): void {
  const record = contextValue.requestState?.record;
  const operation = getOperationAST(document, operationName);
  if (!record || !operation) return;
  record.operationType = operation.operation;
  record.caller = contextValue.caller.kind;
  if (operation.name) record.operationName = operation.name.value.slice(0, LONGEST_NAME);
}

/** Records how an operation ended, by its result. */
export function recordResult(record: RequestRecord, { errorCodes, hasData }: ResultSummary): void {
  record.errorCodes = errorCodes;
  if (errorCodes.length === 0) record.outcome = 'success';
  else if (hasData) record.outcome = 'partial';
  else record.outcome = record.operationType ? 'failure' : 'refused';
}
