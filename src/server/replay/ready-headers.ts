import { type AnswerFacts, changingHeaders } from '../answer/answer-headers.ts';
import type { CachedAnswer } from '../answer/cached-answer.ts';
import type { ContentEncoding } from '../answer/content-encoding.ts';
import type { RememberedRequest } from './remembered-requests.ts';

/** What an answer is sent with, but for the id of its request. */
export interface ReadyHeaders {
  readonly cacheStatus: string;
  readonly etag: string;
  /** Names and values, in turn. */
  readonly headers: readonly string[];
  /** The same, with the length of the body. */
  readonly withLength: readonly string[];
}

/** What headers are made of; times in milliseconds. */
type Facts = Omit<AnswerFacts, 'etag' | 'encoding'> & {
  readonly answer: CachedAnswer;
  readonly encoding: ContentEncoding | undefined;
};

interface Made {
  readonly answer: CachedAnswer;
  readonly encoding: ContentEncoding | undefined;
  readonly age: number;
  readonly ttl: number;
  readonly ready: ReadyHeaders;
}

/** Makes the headers of answers, and keeps those that were made last for a request: they are the same for a second. */
export class ReadyHeadersMaker {
  readonly #last = new WeakMap<RememberedRequest, Made>();

  headersFor(request: RememberedRequest, facts: Facts): ReadyHeaders {
    const { answer, encoding, lifetimes } = facts;
    const age = Math.floor(facts.age / 1000);
    const ttl = Math.floor((lifetimes.fresh - facts.age) / 1000);
    const last = this.#last.get(request);
    if (last?.answer === answer && last.encoding === encoding && last.age === age && last.ttl === ttl) {
      return last.ready;
    }
    const etag = answer.etag(encoding);
    const changing = changingHeaders({ ...facts, etag });
    const headers = [...request.headers, ...Object.entries(changing).flat()];
    const length = answer.sendable(encoding)?.length ?? 0;
    const ready = {
      cacheStatus: changing['cache-status'] ?? '',
      etag,
      headers,
      withLength: [...headers, 'content-length', String(length)],
    };
    this.#last.set(request, { answer, encoding, age, ttl, ready });
    return ready;
  }
}
