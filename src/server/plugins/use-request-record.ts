import { getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { currentRequest, type RequestRecord, runAsRequest } from '../operating/current-request.ts';
import { requestIdOf } from '../operating/request-id.ts';
import type { OperationContext } from '../operation-context.ts';

/** A name is the caller's own word, and may be a book. */
const LONGEST_NAME = 100;

/**
 * Notes what becomes of each request, for the log, the metrics and the trace, which read it when it is answered; and
 * tells the caller by which id to speak of it (`x-request-id`).
 */
export function useRequestRecord({ endpoint }: { readonly endpoint: string }): Plugin<OperationContext> {
  return {
    instrumentation: {
      request: ({ request }, answer) =>
        runAsRequest(
          {
            id: requestIdOf(request.headers),
            start: performance.now(),
            upstream: { requests: 0, bytes: 0, milliseconds: 0 },
          },
          answer,
        ),
    },
    onParams({ params }) {
      const record = currentRequest();
      // As it was sent: nobody has looked yet whether it is a name.
      const name: unknown = params.operationName;
      if (record && typeof name === 'string' && name) record.operationName = name.slice(0, LONGEST_NAME);
    },
    onExecute: ({ args }) => noteOperation(args),
    onSubscribe: ({ args }) => noteOperation(args),
    onResultProcess({ result }) {
      const record = currentRequest();
      if (record) noteResult(record, [result].flat());
    },
    onResponse({ request, response }) {
      const record = currentRequest();
      if (!record) return;
      response.headers.set('x-request-id', record.id);
      const isOperation = new URL(request.url, 'http://localhost').pathname === endpoint;
      // Too large, too many, of a wrong kind: refused before anybody looked for an operation in it.
      if (isOperation && response.status >= 400) record.outcome ??= 'refused';
    },
  };
}

type Run = Parameters<NonNullable<Plugin<OperationContext>['onExecute']>>[0]['args'];

function noteOperation({ document, operationName, contextValue }: Run): void {
  const record = currentRequest();
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
