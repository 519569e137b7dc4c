import { PressgraphError } from '../../base/errors.ts';
import { type FileBody, fileBody, type RestFile } from './file-body.ts';
import { abortError } from './network-error.ts';
import { createTurns } from './semaphore.ts';

interface Sending {
  readonly route: string;
  /** Ends the file until all of it is sent: from then on only WordPress's answer says what became of it. */
  readonly signal: AbortSignal | undefined;
}

/** @throws PressgraphError As `send` does; or the signal's reason. */
export type FileSender = <T>(
  file: RestFile,
  send: (form: FileBody) => Promise<T>,
  sending: Sending,
) => Promise<T>;

/**
 * Sends files to one site, at most half as many at once as there are requests: a file takes its place for as long as its
 * caller takes to send it, and slow ones shall not keep everybody else from reading.
 */
export function createFileSender(maxConcurrent: number): FileSender {
  const turns = createTurns(Math.max(1, Math.floor(maxConcurrent / 2)));
  return async (file, send, { route, signal }) => {
    const form = fileBody(file);
    const leave = () => form.content.destroy(ended(signal?.reason, route));
    try {
      return await turns.run(() => {
        signal?.addEventListener('abort', leave, { once: true });
        return send(form);
      }, signal);
    } catch (error) {
      if (!signal?.aborted || error !== signal.reason) throw error;
      throw abortError(error, route);
    } finally {
      signal?.removeEventListener('abort', leave);
      // WordPress may answer before it has read all.
      form.content.destroy();
    }
  };
}

/** That the caller has left tells nothing of how WordPress is. */
function ended(reason: unknown, route: string): PressgraphError {
  const error = abortError(reason, route);
  if (error instanceof PressgraphError) return error;
  return new PressgraphError('BAD_USER_INPUT', 'The caller left before all of the file was there.', {
    cause: error,
  });
}
