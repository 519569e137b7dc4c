import type { Discovery } from '../../model/discovery.ts';
import { type RecordedAnswer, requestKey } from './recorded-answer.ts';

/**
 * What a site answered to the public, at one time: enough to serve the operations that were recorded, without WordPress.
 */
export interface Snapshot {
  /** The site's address as it was given, normalised. */
  readonly address: string;
  /** Without attempts, warnings, and the contents of sample items. */
  readonly discovery: Discovery;
  readonly answers: readonly RecordedAnswer[];
}

/** Answers by request, while they are recorded or replayed. */
export class Tape {
  readonly #answers: Map<string, RecordedAnswer>;

  constructor(answers: readonly RecordedAnswer[] = []) {
    this.#answers = new Map(answers.map((answer) => [answer.request, answer]));
  }

  find(request: Parameters<typeof requestKey>[0]): RecordedAnswer | undefined {
    return this.#answers.get(requestKey(request));
  }

  /** The first answer to a request is kept. */
  add(answer: RecordedAnswer): boolean {
    if (this.#answers.has(answer.request)) return false;
    this.#answers.set(answer.request, answer);
    return true;
  }

  get size(): number {
    return this.#answers.size;
  }

  /** By request, in alphabetical order. */
  get answers(): readonly RecordedAnswer[] {
    return [...this.#answers.values()].sort((one, other) => (one.request < other.request ? -1 : 1));
  }
}
