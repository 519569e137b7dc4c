import type { CacheTag } from '../changes/changes.ts';
import type { Held } from './cached.ts';

/**
 * What several gateways hold together. It never fails: where the store cannot be reached, nothing is found in it, nothing
 * is put in, and each gateway goes on by itself.
 */
export interface SharedStore {
  /** What is held under each of the keys, but for what changed since it was read. */
  get(keys: readonly string[]): Promise<readonly (Held<string> | undefined)[]>;
  /** @param milliseconds For which it may be of use to anybody. */
  set(entries: readonly (readonly [key: string, held: Held<string>])[], milliseconds: number): Promise<void>;
  /**
   * Lets all gateways know that what carries these tags is of no use any more.
   *
   * @param milliseconds For which anything is held at most.
   */
  drop(tags: readonly CacheTag[], milliseconds: number): Promise<void>;
  /**
   * Claims work on a key, so that one gateway alone does it.
   *
   * @returns What ends the claim; `undefined` where another gateway has it.
   */
  claim(key: string, milliseconds: number): Promise<(() => Promise<void>) | undefined>;
}
