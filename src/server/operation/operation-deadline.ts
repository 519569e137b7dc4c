import { setMaxListeners } from 'node:events';
import { ClientLeftError, operationTimedOut } from '../../base/abort-reasons.ts';

export interface DeadlineOptions {
  /** The request's own signal: aborts when the client leaves. */
  readonly client: AbortSignal;
  /** Aborts when the site is closed. */
  readonly site: AbortSignal;
  /** How long the operation may take. */
  readonly milliseconds: number;
  /** Resolves when all of the request has arrived: how long a client takes to send a file does not count. */
  readonly received?: Promise<void> | undefined;
}

/** What ends an operation early. */
export interface OperationDeadline {
  /**
   * Aborts with the error that the caller is to see: `UPSTREAM_TIMEOUT` when the time is up, the site's own reason when it
   * is closed; with a {@link ClientLeftError} when there is no caller any more.
   */
  readonly signal: AbortSignal;
  /** The operation is over: nothing aborts its signal any more. */
  readonly end: () => void;
}

/**
 * Not `AbortSignal.any([client, AbortSignal.timeout(…)])`: in Node nothing keeps that timeout in memory, and the next
 * garbage collection takes the limit with it.
 */
export function startDeadline({ client, site, milliseconds, received }: DeadlineOptions): OperationDeadline {
  const operation = new AbortController();
  const { signal } = operation;
  // Each upstream request of the operation listens to it: many are no leak.
  setMaxListeners(0, signal);
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  // Client and site may outlive many operations: each event of a subscription is one.
  const end = () => {
    isOver = true;
    clearTimeout(timer);
    client.removeEventListener('abort', leave);
    site.removeEventListener('abort', close);
  };
  const abort = (reason: unknown) => {
    end();
    operation.abort(reason);
  };
  const leave = () => abort(new ClientLeftError(client.reason));
  const close = () => abort(site.reason);
  const start = () => {
    if (!isOver) timer = setTimeout(() => abort(operationTimedOut(milliseconds)), milliseconds).unref();
  };
  if (site.aborted) close();
  else if (client.aborted) leave();
  else {
    client.addEventListener('abort', leave, { once: true });
    site.addEventListener('abort', close, { once: true });
    if (received) void received.then(start);
    else start();
  }
  return { signal, end };
}
