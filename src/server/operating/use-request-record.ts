import { type ExecutionResult, getOperationAST } from 'graphql';
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga';
import type { OperationContext } from '../operation/operation-context.ts';
import type { Mistakes } from './mistakes.ts';
import { beginRecord, type RequestRecord, recordOf } from './request-records.ts';

/** A name is the caller's own word, and may be a book. */
const LONGEST_NAME = 100;

/**
 * Notes what becomes of each request, for the log, the metrics and the trace, which read it when it is answered; and
 * tells the caller by which id to speak of it (`x-request-id`). Mistakes are reported under it.
 */
export function useRequestRecord({ endpoint, mistakes }: RequestRecordOptions): Plugin<OperationContext> {
  return {
    instrumentation: {
      request({ request }, answer) {
        beginRecord(request);
        return answer();
      },
    },
    onParams({ params, request }) {
      const record = recordOf(request);
      // As it was sent: nobody has looked yet whether it is a name.
      const name: unknown = params.operationName;
      if (record && typeof name === 'string' && name) record.operationName = name.slice(0, LONGEST_NAME);
    },
    onExecute: ({ args }) => noteOperation(args),
    onSubscribe: ({ args }) => noteOperation(args),
    onResultProcess({ request, result, setResult }) {
      const record = recordOf(request);
      if (record) noteResult(record, [result].flat());
      if (isAsyncIterable(result)) {
        setResult(
          mapAsyncIterator(result, (event: ExecutionResult) => {
            mistakes.tell(event.errors, record?.id);
            return event;
          }),
        );
      } else {
        for (const { errors } of [result].flat()) mistakes.tell(errors, record?.id);
      }
    },
    onResponse({ request, response }) {
      const record = recordOf(request);
      if (!record) return;
      response.headers.set('x-request-id', record.id);
      // Too large, too many, of a wrong kind: refused before anybody looked for an operation in it.
      if (response.status >= 400 && record.path === endpoint) record.outcome ??= 'refused';
    },
  };
}

export interface RequestRecordOptions {
  readonly endpoint: string;
  readonly mistakes: Mistakes;
}

type Run = Parameters<NonNullable<Plugin<OperationContext>['onExecute']>>[0]['args'];

function noteOperation({ document, operationName, contextValue }: Run): void {
  const record = recordOf(contextValue.request);
  const operation = getOperationAST(document, operationName);
  if (!record || !operation) return;
  record.operationType = operation.operation;
  record.caller = contextValue.caller.kind;
  if (operation.name) record.operationName = operation.name.value.slice(0, LONGEST_NAME);
}

/** What an answer holds, as far as it matters here; a stream has none of it yet. */
interface Result {
  readonly data?: object | null;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] | undefined;
}

function noteResult(record: RequestRecord, results: readonly object[]): void {
  const errors = results.flatMap((result: Result) => result.errors ?? []);
  record.errorCodes = [...new Set(errors.map(({ extensions }) => String(extensions?.['code'] ?? 'none')))];
  const hasData = results.some(({ data }: Result) =>
    Object.values(data ?? {}).some((value) => value !== null),
  );
  if (errors.length === 0) {
    record.outcome = 'success';
    // What is answered without being run was held, and only the public's queries are.
    record.operationType ??= 'query';
    record.caller ??= 'anonymous';
    return;
  }
  if (hasData) record.outcome = 'partial';
  else record.outcome = record.operationType ? 'failure' : 'refused';
}
