import { setMaxListeners } from 'node:events';
import { ClientLeftError, operationTimedOut } from '../../base/abort-reasons.ts';

export interface DeadlineOptions {
  /** The request's signal: aborts when the client disconnects. */
  readonly client: AbortSignal;
  /** Aborts when the site is closed. */
  readonly site: AbortSignal;
  /** Timeout of the operation. */
  readonly milliseconds: number;
  /** Resolves when the whole request has arrived. The timeout starts then, so that a slow upload does not count. */
  readonly received?: Promise<void> | undefined;
}

/** The deadline of an operation. */
export interface OperationDeadline {
  /**
   * Aborts with the error for the caller: `UPSTREAM_TIMEOUT` on timeout, the site's abort reason when the site
   * is closed, a {@link ClientLeftError} when the client disconnects.
   */
  readonly signal: AbortSignal;
  /** Ends the operation: its signal will not abort any more. */
  readonly end: () => void;
  /** Aborts the signal as when the client disconnects, unless the operation has ended. */
  readonly leave: () => void;
}

/**
 * Starts the timeout. Not `AbortSignal.any([client, AbortSignal.timeout(…)])`: Node holds that timeout weakly,
 * so the next garbage collection removes the limit.
 */
export function startDeadline({ client, site, milliseconds, received }: DeadlineOptions): OperationDeadline {
  const operation = new AbortController();
  const { signal } = operation;
  // Each upstream request of the operation adds a listener: many listeners are not a leak.
  setMaxListeners(0, signal);
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  // Remove the listeners: client and site outlive operations, since each event of a subscription is one.
  const end = () => {
    isOver = true;
    clearTimeout(timer);
    client.removeEventListener('abort', leave);
    site.removeEventListener('abort', close);
  };
  const abort = (reason: unknown) => {
    if (isOver) return;
    end();
    operation.abort(reason);
  };
  const leave = () => abort(new ClientLeftError(client.reason));
  const close = () => abort(site.reason);
  const start = () => {
    if (isOver) return;
    timer = setTimeout(() => abort(operationTimedOut(milliseconds)), milliseconds);
    // Outside Node.js, a timer may be a number.
    timer.unref?.();
  };
  if (site.aborted) close();
  else if (client.aborted) leave();
  else {
    client.addEventListener('abort', leave, { once: true });
    site.addEventListener('abort', close, { once: true });
    if (received) void received.then(start);
    else start();
  }
  return { signal, end, leave };
}
