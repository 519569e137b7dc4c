import { GraphQLError } from 'graphql';
import { PressgraphError } from '../../base/errors.ts';
import { ExpiringMap } from '../../base/expiring-map.ts';
import { untilAborted } from '../../base/until-aborted.ts';
import { boundClient } from '../../wordpress/rest/bound-client.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { rowsOf } from '../../wordpress/rest/rows.ts';
import type { UpstreamLog } from '../../wordpress/rest/upstream-log.ts';
import type { Caller } from '../operation/caller.ts';

/** How long a verdict on a credential is cached, in milliseconds. */
const REMEMBERED = 60_000;
const MOST_CREDENTIALS = 10_000;
/** Of all credentials remembered. */
const MAX_BYTES = 8 * 1024 ** 2;
const ROUTE = '/wp/v2/users/me';

type Verdict = 'accepted' | PressgraphError;

export interface CredentialCheckOptions {
  /** Aborts checks in progress. */
  readonly signal?: AbortSignal;
  /** Where verdicts are remembered. Default: in the check itself. */
  readonly verdicts?: Verdicts;
  readonly now?: () => number;
}

/** What WordPress said of credentials, by their hashes. */
export type Verdicts = ExpiringMap<Verdict>;

export const createVerdicts = (now?: () => number): Verdicts =>
  new ExpiringMap(REMEMBERED, { now, maxEntries: MOST_CREDENTIALS, maxBytes: MAX_BYTES });

/**
 * Checks whether WordPress accepts a caller's credential. This takes a separate request: on public routes,
 * WordPress treats a wrong password as anonymous.
 */
export class CredentialCheck {
  readonly #client: WordPressClient;
  readonly #signal: AbortSignal | undefined;
  readonly #verdicts: Verdicts;
  readonly #underWay = new Map<string, Promise<Verdict>>();

  constructor(
    client: WordPressClient,
    { signal, now, verdicts = createVerdicts(now) }: CredentialCheckOptions = {},
  ) {
    this.#client = client;
    this.#signal = signal;
    this.#verdicts = verdicts;
  }

  /**
   * Accepts a caller without a credential, or with one that WordPress accepts or did within the last minute.
   *
   * @throws GraphQLError For the operation as a whole: UNAUTHENTICATED if WordPress rejects it, with status 401
   * for clients that accept `application/graphql-response+json`. Other failures are not cached.
   * @throws The signal's reason, if it aborts.
   */
  async assertAccepted(caller: Caller, signal: AbortSignal, log?: UpstreamLog): Promise<void> {
    if (caller.kind === 'anonymous') return;
    const { credential, headers } = caller;
    const verdict =
      this.#verdicts.get(credential) ?? (await untilAborted(this.#askOnce(credential, headers, log), signal));
    if (verdict !== 'accepted') throw rejection(verdict);
  }

  /** What WordPress said of a caller's credential within the last minute, without a request. */
  known({
    credential,
  }: Pick<Caller & { kind: 'identified' }, 'credential'>): 'accepted' | 'rejected' | undefined {
    const verdict = this.#verdicts.get(credential);
    return verdict === undefined || verdict === 'accepted' ? verdict : 'rejected';
  }

  #askOnce(credential: string, headers: Caller['headers'], log?: UpstreamLog): Promise<Verdict> {
    const asking = this.#underWay.get(credential) ?? this.#ask(credential, headers, log);
    this.#underWay.set(credential, asking);
    return asking;
  }

  /** Not bound to an operation's signal: the first caller may disconnect while others wait. */
  async #ask(credential: string, headers: Caller['headers'], log?: UpstreamLog): Promise<Verdict> {
    try {
      const signal = this.#signal;
      await whoAmI(boundClient(this.#client, { headers, as: 'caller', log, ...(signal && { signal }) }));
      this.#verdicts.set(credential, 'accepted');
      return 'accepted';
    } catch (error) {
      if (!(error instanceof PressgraphError) || !isRejection(error)) throw error;
      const { wordpress } = error;
      const verdict = new PressgraphError(
        'UNAUTHENTICATED',
        'WordPress rejected the credential of the request.',
        wordpress && { wordpress },
      );
      this.#verdicts.set(credential, verdict);
      return verdict;
    } finally {
      this.#underWay.delete(credential);
    }
  }
}

/** Id of the user that the client is authenticated as. */
export async function whoAmI(client: WordPressClient): Promise<number | undefined> {
  const response = await client.request({ route: ROUTE, query: { _fields: 'id' } });
  const [user] = rowsOf({ ...response, body: [response.body] }, ROUTE);
  return user?.id;
}

/** WordPress answers 401; plugins that read tokens answer 403. */
export const isRejection = (error: PressgraphError): boolean =>
  error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN';

/**
 * @see https://graphql.github.io/graphql-over-http/draft/#sec-Status-Codes Yoga's `spec` keeps the status 200
 * for clients that accept `application/json`, as the specification says.
 */
function rejection({ code, message, wordpress }: PressgraphError): GraphQLError {
  return new GraphQLError(message, {
    extensions: {
      code,
      ...(wordpress && {
        wordpress: { ...(wordpress.code && { code: wordpress.code }), status: wordpress.status },
      }),
      http: { spec: true, status: 401 },
    },
  });
}
