/**
 * A signal that aborts when the caller goes away, or with a `TimeoutError` when the operation's time is over.
 *
 * Not `AbortSignal.any([caller, AbortSignal.timeout(…)])`: in Node nothing keeps that timeout in memory, and the next
 * garbage collection takes the limit with it.
 */
export function operationSignal(caller: AbortSignal, milliseconds: number): AbortSignal {
  const operation = new AbortController();
  const timer = setTimeout(
    () => operation.abort(new DOMException('The time for the operation ran out.', 'TimeoutError')),
    milliseconds,
  ).unref();
  const leave = () => {
    clearTimeout(timer);
    operation.abort(caller.reason);
  };
  if (caller.aborted) leave();
  else caller.addEventListener('abort', leave, { once: true });
  return operation.signal;
}
