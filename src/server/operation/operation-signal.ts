import { PressgraphError } from '../../base/errors.ts';

/** What an operation's signal no longer has to wait for when it is over. */
const ends = new WeakMap<AbortSignal, () => void>();

/** Tells that an operation is over: nothing aborts its signal any more. */
export const endOperation = (signal: AbortSignal): void => ends.get(signal)?.();

/**
 * A signal that aborts when the caller goes away, or with `UPSTREAM_TIMEOUT` when the operation's time is over.
 *
 * Not `AbortSignal.any([caller, AbortSignal.timeout(…)])`: in Node nothing keeps that timeout in memory, and the next
 * garbage collection takes the limit with it.
 *
 * @param received When all of the request is there: how long a caller takes to send a file, is not the operation's time.
 */
export function operationSignal(
  caller: AbortSignal,
  milliseconds: number,
  received?: Promise<void>,
): AbortSignal {
  const operation = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  // The caller may stay for long, and begin many: subscribers do, with each event.
  const end = () => {
    isOver = true;
    clearTimeout(timer);
    caller.removeEventListener('abort', leave);
  };
  const begin = () => {
    if (isOver || operation.signal.aborted) return;
    timer = setTimeout(() => {
      end();
      operation.abort(
        new PressgraphError('UPSTREAM_TIMEOUT', `The operation timed out after ${milliseconds} ms.`),
      );
    }, milliseconds).unref();
  };
  const leave = () => {
    clearTimeout(timer);
    operation.abort(caller.reason);
  };
  if (received) void received.then(begin);
  else begin();
  if (caller.aborted) leave();
  else caller.addEventListener('abort', leave, { once: true });
  ends.set(operation.signal, end);
  return operation.signal;
}
