import type { WordPressClient } from '../rest/client.ts';
import type { RestRequest, RestResponse } from '../rest/request.ts';
import { asNestedObject, parametersOf } from '../rest/rest-query.ts';
import { MOST_READS, READ_ROUTE, readCompanionAnswers } from './companion-answer.ts';

/** A request that waits for the others of its turn of the event loop. */
interface Waiting {
  readonly request: RestRequest;
  readonly resolve: (response: RestResponse | Promise<RestResponse>) => void;
  readonly reject: (reason: unknown) => void;
}

/** Remembers for a while that the companion did not answer. */
export interface CompanionMemory {
  get(key: string): unknown;
  set(key: string, value: true): void;
}

/** Which reads it is for: core's own, as the caller of the operation. */
const isRead = ({ route, method = 'GET', headers, as }: RestRequest): boolean =>
  method === 'GET' && as !== 'service' && headers === undefined && route.startsWith('/wp/v2/');

/**
 * A client of one operation that sends what is requested at the same time in one request, to the companion. What the
 * companion does not answer, it requests by itself: nothing depends on it.
 *
 * @param memory The site's memory for the caller.
 */
export function companionClient(client: WordPressClient, memory: CompanionMemory): WordPressClient {
  let waiting: Waiting[] = [];

  function sendAll(): void {
    const all = waiting;
    waiting = [];
    for (let start = 0; start < all.length; start += MOST_READS) {
      void sendTogether(all.slice(start, start + MOST_READS));
    }
  }

  async function sendTogether(reads: readonly Waiting[]): Promise<void> {
    const answers = reads.length > 1 && !memory.get(READ_ROUTE) ? await answersTo(reads) : undefined;
    for (const [index, { request, resolve, reject }] of reads.entries()) {
      const answer = answers?.[index];
      if (answer === 'closed') memory.set(closedKey(request.route), true);
      if (request.signal?.aborted) reject(request.signal.reason);
      else resolve(typeof answer === 'object' ? answer : client.request(request));
    }
  }

  async function answersTo(reads: readonly Waiting[]): Promise<ReturnType<typeof readCompanionAnswers>> {
    const signal = abortedByAll(reads.map(({ request }) => request.signal));
    try {
      const { body } = await client.write({
        route: READ_ROUTE,
        method: 'POST',
        body: { reads: reads.map(({ request }) => readOf(request)) },
        signal,
      });
      const answers = readCompanionAnswers(body, reads.length);
      if (answers === undefined) memory.set(READ_ROUTE, true);
      return answers;
    } catch {
      // Its reads are sent by themselves; whoever left is told there.
      if (!signal?.aborted) memory.set(READ_ROUTE, true);
      return undefined;
    }
  }

  return {
    ...client,
    request(request) {
      if (!isRead(request) || memory.get(READ_ROUTE) || memory.get(closedKey(request.route))) {
        return client.request(request);
      }
      return new Promise((resolve, reject) => {
        if (waiting.push({ request, resolve, reject }) === 1) setImmediate(sendAll);
      });
    },
  };
}

const closedKey = (route: string): string => `${READ_ROUTE} ${route}`;

const readOf = ({ route, query = {} }: RestRequest) => ({
  route,
  query: asNestedObject(parametersOf(query, route)),
});

/** Aborts once all have; never if one of them has no signal. */
function abortedByAll(signals: readonly (AbortSignal | undefined)[]): AbortSignal | undefined {
  const given = signals.filter((signal) => signal !== undefined);
  if (given.length < signals.length) return undefined;
  const [first] = given;
  if (first && given.every((signal) => signal === first)) return first;
  const all = new AbortController();
  let left = given.length;
  for (const signal of given) {
    const leave = () => {
      left -= 1;
      if (left === 0) all.abort(signal.reason);
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  }
  return all.signal;
}
