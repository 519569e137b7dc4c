import type { CacheTag } from '../changes/changes.ts';

/** Something read from WordPress, or made of what was read. */
export interface Held<V> {
  readonly value: V;
  /** When the oldest part of it was asked for, in milliseconds since the epoch. */
  readonly asOf: number;
  /** When the making of it began, in milliseconds since the epoch: it may lack whatever changed since. */
  readonly begunAt: number;
  /** What it was made of. */
  readonly tags: readonly CacheTag[];
}

/** How long things held may be used, in milliseconds of age. */
export interface Lifetimes {
  /** As if they had just been read. */
  readonly fresh: number;
  /** While they are read anew behind the caller's back. */
  readonly stale: number;
  /** Where WordPress fails. */
  readonly onError: number;
}

/**
 * Up to which age something counts as fresh. What is made anew behind the caller's back takes no parts that are soon to
 * be stale: it would be stale as soon.
 */
export const freshUntil = ({ fresh }: Lifetimes, isRevalidation: boolean): number =>
  isRevalidation ? fresh / 2 : fresh;
