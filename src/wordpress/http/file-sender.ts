import { PressgraphError } from '../../base/errors.ts';
import { createSemaphore } from '../../base/scheduling/semaphore.ts';
import { type FileBody, fileBody, type RestFile } from './file-body.ts';

/**
 * Sends a file as a form.
 *
 * @param signal Ends the file until all of it is sent: from then on, only WordPress's answer says what became of it.
 * @throws PressgraphError as `send` does; or the signal's reason, if it aborts in the queue.
 */
export type FileSender = <T>(
  file: RestFile,
  send: (form: FileBody) => Promise<T>,
  signal: AbortSignal | undefined,
) => Promise<T>;

/**
 * Sends files to one site, at most half as many at once as requests: a file occupies its place for as long as its caller
 * takes to send it, and slow uploads must not keep everyone else from reading.
 */
export function createFileSender(maxConcurrent: number): FileSender {
  const semaphore = createSemaphore(Math.max(1, Math.floor(maxConcurrent / 2)));
  return async (file, send, signal) => {
    const form = fileBody(file);
    const leave = () => form.abort(callerLeft(signal?.reason));
    try {
      return await semaphore.run(() => {
        signal?.addEventListener('abort', leave, { once: true });
        return send(form);
      }, signal);
    } finally {
      signal?.removeEventListener('abort', leave);
      // WordPress may answer before it has read everything.
      form.abort(new PressgraphError('BAD_USER_INPUT', 'The file is not needed any more.'));
    }
  };
}

/** A caller who leaves says nothing about WordPress: the breaker must not count it. */
const callerLeft = (reason: unknown): PressgraphError =>
  reason instanceof PressgraphError
    ? reason
    : new PressgraphError('BAD_USER_INPUT', 'The caller left before the whole file had arrived.', {
        cause: reason,
      });
