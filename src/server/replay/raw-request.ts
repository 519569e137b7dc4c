import type { ContentEncoding } from '../answer/content-encoding.ts';

/** Headers of a request, by their names in lower case: `Headers` are some. */
export interface RawHeaders {
  get(name: string): string | null;
  keys(): Iterable<string>;
}

/** A request as it arrives, before anything is parsed. */
export interface RawRequest {
  readonly method: 'GET' | 'POST';
  /** Of any form, if it is the same for equal requests: of `node:http`, what follows the host. */
  readonly url: string;
  readonly headers: RawHeaders;
  /** The best one that the client accepts. */
  readonly encoding: ContentEncoding | undefined;
  /** The other end of the connection. */
  readonly remoteAddress: string | undefined;
  /** On the clock of `performance.now()`. */
  readonly start: number;
}

/** Longer bodies are not remembered. */
export const LONGEST_BODY = 16_384;
