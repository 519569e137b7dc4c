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

export const MAX_ANSWERS = 200_000;
/** Characters of all answers. */
const MAX_LENGTH = 512 * 1024 ** 2;

/** Answers by request, while they are recorded or replayed. */
export class Tape {
  readonly #answers: Map<string, RecordedAnswer>;
  #length: number;

  constructor(answers: readonly RecordedAnswer[] = []) {
    this.#answers = new Map(answers.map((answer) => [answer.request, answer]));
    this.#length = answers.reduce((sum, { text }) => sum + text.length, 0);
  }

  find(request: Parameters<typeof requestKey>[0]): RecordedAnswer | undefined {
    return this.#answers.get(requestKey(request));
  }

  /** The first answer to a request is kept, while there is room. */
  add(answer: RecordedAnswer): boolean {
    if (this.#answers.has(answer.request) || this.isFull) return false;
    this.#length += answer.text.length;
    this.#answers.set(answer.request, answer);
    return true;
  }

  get isFull(): boolean {
    return this.#answers.size >= MAX_ANSWERS || this.#length >= MAX_LENGTH;
  }

  get size(): number {
    return this.#answers.size;
  }

  /** By request, in alphabetical order. */
  get answers(): readonly RecordedAnswer[] {
    return [...this.#answers.values()].sort((one, other) => (one.request < other.request ? -1 : 1));
  }
}
