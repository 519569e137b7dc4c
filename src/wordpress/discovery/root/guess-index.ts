import type { Answer } from '../../http/messages.ts';
import type { Transport } from '../../http/transport.ts';
import { RestRoot } from '../../rest/address/rest-root.ts';
import { indexUrl } from './site-index.ts';

/** What is accepted where the REST API is looked for. */
export const ACCEPT = 'application/json, text/html;q=0.9, */*;q=0.8';

/** An index that is requested before it is known to be the one. */
export interface GuessedIndex {
  /** The answer, for whoever requests the same; `undefined` for another request, or if it is taken. */
  take(method: string, url: URL): Promise<Answer> | undefined;
  /** Ends the request, unless it is taken. */
  drop(): void;
}

/**
 * Requests the index where most sites have it, at the same time as the page that says where it is. Never with a credential: the
 * page may lead from `http:` to `https:`.
 *
 * @returns `undefined` for an address that is one of a REST API already.
 */
export function guessIndex(
  transport: Transport,
  given: URL,
  signal: AbortSignal | undefined,
): GuessedIndex | undefined {
  if (given.search !== '' || given.pathname.includes('/wp-json')) return undefined;
  const root = new RestRoot(`${given.origin}${given.pathname.replace(/\/+$/, '')}/wp-json/`);
  const url = indexUrl(root);
  const end = new AbortController();
  let answer: Promise<Answer> | undefined = transport.send({
    ...{ url, method: 'GET', accept: ACCEPT, route: url.pathname },
    signal: signal ? AbortSignal.any([signal, end.signal]) : end.signal,
  });
  // Whoever takes it reports a failure.
  answer.catch(() => {});
  return {
    take(method, { href }) {
      if (method !== 'GET' || href !== url.href) return undefined;
      const taken = answer;
      answer = undefined;
      return taken;
    },
    drop() {
      if (answer) end.abort();
    },
  };
}
