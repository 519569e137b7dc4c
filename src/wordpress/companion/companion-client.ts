import type { WordPressClient } from '../rest/client.ts';
import type { FollowedItems, RestRequest, RestResponse } from '../rest/request.ts';
import { type CompanionAnswer, MOST_READS, READ_ROUTE, readCompanionAnswers } from './companion-answer.ts';
import { type Family, inGroups, isWorthIt, readsOf, sizeOf } from './companion-reads.ts';

/** A request that waits for the others of its turn of the event loop. */
interface Waiting extends Family {
  readonly resolve: (response: RestResponse | Promise<RestResponse>) => void;
  readonly reject: (reason: unknown) => void;
}

/** Remembers for a while that the companion did not answer. */
export interface CompanionMemory {
  get(key: string): unknown;
  set(key: string, value: true): void;
}

const isOfCore = ({ route }: Pick<RestRequest, 'route'>): boolean => route.startsWith('/wp/v2/');

/** Which reads it is for: core's own, as the caller of the operation. */
const isRead = ({ route, method = 'GET', headers, as }: RestRequest): boolean =>
  method === 'GET' && as !== 'service' && headers === undefined && isOfCore({ route });

/**
 * A client of one operation that sends what is requested at the same time in one request, to the companion, and with it what
 * its rows refer to. What the companion does not answer, it requests by itself: nothing depends on it.
 *
 * @param memory The site's memory for the caller.
 */
export function companionClient(client: WordPressClient, memory: CompanionMemory): WordPressClient {
  let waiting: Waiting[] = [];

  function sendAll(): void {
    const all = waiting;
    waiting = [];
    for (const group of inGroups(all)) void sendTogether(group);
  }

  async function sendTogether(group: readonly Waiting[]): Promise<void> {
    const reads = group.reduce((sum, family) => sum + sizeOf(family), 0);
    const answers =
      isWorthIt(group, reads) && !memory.get(READ_ROUTE) ? await answersTo(group, reads) : undefined;
    let index = 0;
    for (const { request, follows, resolve, reject } of group) {
      const answer = answers?.[index];
      if (answer === 'closed') memory.set(closedKey(request.route), true);
      if (answer !== undefined && answer !== 'closed' && answer !== 'failed') {
        for (const [place, followed] of follows.entries()) take(followed, answers?.[index + 1 + place]);
      }
      index += 1 + follows.length;
      if (request.signal?.aborted) reject(request.signal.reason);
      else resolve(typeof answer === 'object' ? answer : client.request(request));
    }
  }

  /** What was followed is not needed for certain: if it is missing, who needs it requests it, and is told why. */
  function take({ route, onItems }: FollowedItems, answer: CompanionAnswer | undefined): void {
    if (typeof answer === 'object' && answer.ids !== undefined) onItems(answer.ids, answer);
    else memory.set(notFollowedKey(route), true);
  }

  async function answersTo(
    group: readonly Waiting[],
    reads: number,
  ): Promise<readonly CompanionAnswer[] | undefined> {
    const signal = abortedByAll(group.map(({ request }) => request.signal));
    try {
      const { body } = await client.write({
        route: READ_ROUTE,
        method: 'POST',
        body: { reads: readsOf(group) },
        signal,
      });
      const answers = readCompanionAnswers(body, reads);
      if (answers === undefined) memory.set(READ_ROUTE, true);
      return answers;
    } catch {
      // Its reads are sent by themselves; whoever left is told there.
      if (!signal?.aborted) memory.set(READ_ROUTE, true);
      return undefined;
    }
  }

  const followable = (followed: FollowedItems): boolean =>
    isOfCore(followed) &&
    !memory.get(closedKey(followed.route)) &&
    !memory.get(notFollowedKey(followed.route));

  return {
    ...client,
    get canFollow() {
      return !memory.get(READ_ROUTE);
    },
    request(request) {
      if (!isRead(request) || memory.get(READ_ROUTE) || memory.get(closedKey(request.route))) {
        return client.request(request);
      }
      const follows = (request.follows ?? []).filter(followable).slice(0, MOST_READS - 1);
      return new Promise((resolve, reject) => {
        if (waiting.push({ request, follows, resolve, reject }) === 1) setImmediate(sendAll);
      });
    },
  };
}

const closedKey = (route: string): string => `${READ_ROUTE} ${route}`;

const notFollowedKey = (route: string): string => `${READ_ROUTE} ids ${route}`;

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
