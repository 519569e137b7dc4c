import type { CacheTag } from '../changes/changes.ts';

/** A cached value: read from WordPress, or built from what was read. */
export interface CacheEntry<V> {
  readonly value: V;
  /** When its oldest part was requested, in milliseconds since the epoch. */
  readonly asOf: number;
  /** When work on it started, in milliseconds since the epoch. It may miss any change since then. */
  readonly startedAt: number;
  /** What it was built from. */
  readonly tags: readonly CacheTag[];
  /** Milliseconds after which it is requested again, fresh or stale, if not by its cache's lifetimes. */
  readonly expiresIn?: number | undefined;
}

/** How long cache entries may be served, in milliseconds. */
export interface Lifetimes {
  /** Age up to which an entry is fresh. */
  readonly fresh: number;
  /** Time after that in which it is served stale while it is revalidated in the background. */
  readonly stale: number;
  /** Age up to which it is served when WordPress fails. */
  readonly onError: number;
}

/** The lifetimes of an entry: shorter for one that expires by itself, which is then not served stale. */
export const lifetimesOf = (
  { expiresIn }: Pick<CacheEntry<unknown>, 'expiresIn'>,
  lifetimes: Lifetimes,
): Lifetimes =>
  expiresIn === undefined || expiresIn >= lifetimes.fresh
    ? lifetimes
    : { ...lifetimes, fresh: expiresIn, stale: 0 };

/** The age up to which an entry is of any use: as long as it is kept where it outlives the process. */
export const usableFor = ({ fresh, stale, onError }: Lifetimes): number => Math.max(onError, fresh + stale);

/** How long a page or a slug that was not found counts as missing: editors publish, and rewrite rules change. */
export const NOT_FOUND_EXPIRES_IN = 5_000;

/**
 * The age up to which an entry counts as fresh. A revalidation accepts only entries up to half that age: what it builds
 * would otherwise be stale as soon as they are.
 */
export const freshUntil = ({ fresh }: Lifetimes, isRevalidation: boolean): number =>
  isRevalidation ? fresh / 2 : fresh;

/** Clocks of gateways that share a cache may differ by this much, in milliseconds. */
const MAX_SKEW = 10_000;

/** The age of an entry, in milliseconds: infinite if another gateway's clock was ahead, so that its age is unknown. */
export function ageOf({ asOf }: Pick<CacheEntry<unknown>, 'asOf'>, now: number): number {
  const age = now - asOf;
  return age < -MAX_SKEW ? Number.POSITIVE_INFINITY : age;
}
