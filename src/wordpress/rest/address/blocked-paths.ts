import { PressgraphError } from '../../../base/errors.ts';
import { ExpiringMap } from '../../../base/expiring-map.ts';
import type { Answer } from '../../http/messages.ts';
import { isSuccess } from '../../http/status.ts';
import { readRestAnswer } from '../reading/answer-reading.ts';
import type { RestRoot } from './rest-root.ts';

/** Milliseconds until the path of a route is tried again, or its parameter. */
const REMEMBERED = 60 * 60_000;
const IN_VAIN = 10 * 60_000;

/** With which a web server or firewall refuses a path. */
const REFUSALS: ReadonlySet<number> = new Set([403, 404, 406, 410]);

export interface BlockedPathsOptions {
  /** Called when a route is first requested as a parameter, and whenever that is found anew. */
  readonly onBlocked?: ((route: string) => void) | undefined;
  readonly now?: (() => number) | undefined;
}

/**
 * Web servers block routes by their paths (`/wp-json/wp/v2/users`), and let the same routes pass as a parameter
 * (`/?rest_route=/wp/v2/users`). This remembers, for each route, which of the two reaches WordPress.
 */
export class BlockedPaths {
  readonly #root: RestRoot;
  /** `undefined` if there is no other way: all routes are parameters already, or WordPress.com has them. */
  readonly #plain: RestRoot | undefined;
  readonly #passing: ExpiringMap<true>;
  readonly #inVain: ExpiringMap<true>;
  readonly #onBlocked: ((route: string) => void) | undefined;

  constructor(root: RestRoot, { onBlocked, now }: BlockedPathsOptions = {}) {
    this.#root = root;
    this.#plain = root.plain();
    this.#passing = new ExpiringMap(REMEMBERED, { now });
    this.#inVain = new ExpiringMap(IN_VAIN, { now });
    this.#onBlocked = onBlocked;
  }

  /** The root that a route is requested from. */
  rootOf(route: string): RestRoot {
    return this.#plain && this.#passing.get(collectionOf(route)) ? this.#plain : this.#root;
  }

  /** The answer to a read: as a parameter if its path is blocked, or else what the path answered. */
  async read(route: string, send: (root: RestRoot) => Promise<Answer>): Promise<Answer> {
    const collection = collectionOf(route);
    const root = this.rootOf(route);
    const answer = await send(root);
    if (this.#plain === undefined || !isRefusedBeforeWordPress(answer)) return answer;
    if (root === this.#plain) {
      this.#passing.delete(collection);
      return answer;
    }
    if (this.#inVain.get(collection)) return answer;
    const other = await send(this.#plain).catch((error: unknown) => {
      if (error instanceof PressgraphError) return undefined;
      throw error;
    });
    if (other === undefined || !isOfWordPress(other)) {
      this.#inVain.set(collection, true);
      return answer;
    }
    if (!this.#passing.get(collection)) this.#onBlocked?.(collection);
    this.#passing.set(collection, true);
    return other;
  }
}

/** What is blocked is all of a collection: `/wp/v2/users` of `/wp/v2/users/5`. */
const collectionOf = (route: string): string => route.replace(/\/\d+$/, '');

/** WordPress refuses in JSON. */
function isRefusedBeforeWordPress(answer: Answer): boolean {
  if (!REFUSALS.has(answer.status) || /json/i.test(answer.headers['content-type'] ?? '')) return false;
  const reading = readRestAnswer(answer);
  return !reading.ok && reading.complaint === undefined;
}

/** Data, or that an item does not exist. A refusal says no more than the one of the path. */
function isOfWordPress(answer: Answer): boolean {
  if (/html/i.test(answer.headers['content-type'] ?? '') && answer.text === '') return false;
  if (answer.text === '') return isSuccess(answer.status);
  const reading = readRestAnswer(answer);
  return reading.ok || (answer.status === 404 && reading.complaint !== undefined);
}
