import { PressgraphError } from '../../base/errors.ts';
import { ExpiringMap } from '../../base/expiring-map.ts';
import { MEDIA } from '../../model/resources.ts';
import { boundClient } from '../../wordpress/rest/bound-client.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { UpstreamLog } from '../../wordpress/rest/upstream-log.ts';
import type { Caller } from '../operation/caller.ts';
import { isRejection } from './credential-check.ts';

/** How long an answer is remembered, in milliseconds. */
const REMEMBERED = 60_000;
const MOST_CALLERS = 10_000;
const MAX_BYTES = 4 * 1024 ** 2;

/**
 * Whether callers may upload files, before any of a file is taken from them: an upload occupies a place to WordPress, or
 * room on disk, for as long as its caller takes to send it.
 */
export class UploadRights {
  readonly #client: WordPressClient;
  readonly #signal: AbortSignal;
  readonly #verdicts = new ExpiringMap<boolean>(REMEMBERED, {
    maxEntries: MOST_CALLERS,
    maxBytes: MAX_BYTES,
  });
  readonly #underWay = new Map<string, Promise<boolean>>();

  /** @param signal Aborts requests in progress. */
  constructor(client: WordPressClient, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /** @throws PressgraphError UNAUTHENTICATED or FORBIDDEN if WordPress says that it would refuse. */
  async assertAllowed(caller: Caller, log?: UpstreamLog): Promise<void> {
    const { key, kind } = caller;
    if (this.#verdicts.get(key) ?? (await this.#askOnce(caller, log))) return;
    throw new PressgraphError(
      kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN',
      'WordPress does not let this caller upload files.',
    );
  }

  #askOnce(caller: Caller, log: UpstreamLog | undefined): Promise<boolean> {
    const asking =
      this.#underWay.get(caller.key) ??
      this.#ask(caller, log).finally(() => this.#underWay.delete(caller.key));
    this.#underWay.set(caller.key, asking);
    return asking;
  }

  /** WordPress's `Allow` header has the methods that this caller may use. Without it, WordPress decides as it gets the file. */
  async #ask({ key, kind, headers }: Caller, log: UpstreamLog | undefined): Promise<boolean> {
    const as = kind === 'identified' ? 'caller' : 'anonymous';
    const client = boundClient(this.#client, { headers, as, log, signal: this.#signal });
    try {
      const query = { _fields: 'methods' };
      const { headers: answered } = await client.request({ route: MEDIA.route, method: 'OPTIONS', query });
      const { allow } = answered;
      const isAllowed = allow === undefined || /\bPOST\b/.test(allow);
      this.#verdicts.set(key, isAllowed);
      return isAllowed;
    } catch (error) {
      if (!(error instanceof PressgraphError) || this.#signal.aborted) throw error;
      // A firewall that blocks OPTIONS says nothing about uploads.
      const isAllowed = !(isRejection(error) && error.wordpress?.code !== undefined);
      this.#verdicts.set(key, isAllowed);
      return isAllowed;
    }
  }
}
