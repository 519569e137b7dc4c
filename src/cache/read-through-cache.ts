import { ExpiringMap } from '../base/expiring-map.ts';
import type { RecentChanges } from '../changes/recent-changes.ts';
import { ageOf, type CacheEntry, freshUntil, type Lifetimes, lifetimesOf, usableFor } from './cache-entry.ts';
import type { Flight } from './flight.ts';
import { Flights } from './flights.ts';
import type { SharedStore } from './shared-store.ts';
import type { TaggedLruCache } from './tagged-lru-cache.ts';

/** A value that was just produced for a key. */
export interface Produced<V> extends Omit<CacheEntry<V>, 'startedAt'> {
  /** `keep`: may be cached. `pass`: for the waiting callers only. `failed`: a cached value, even if stale, is better. */
  readonly outcome: 'keep' | 'pass' | 'failed';
}

/** Where a value came from: just produced, fresh from the cache, stale, or stale because WordPress fails. */
export type CacheState = 'MISS' | 'HIT' | 'STALE' | 'STALE_ON_ERROR';

export interface Served<V> extends Omit<CacheEntry<V>, 'startedAt'> {
  readonly state: CacheState;
}

/** Serialises values for the shared store. */
export interface Codec<V> {
  encode(value: V): string;
  /** @throws If the text was not written by `encode`. */
  decode(text: string): V;
}

export interface ReadThroughCacheOptions<V> {
  readonly memory: TaggedLruCache<V>;
  readonly lifetimes: Lifetimes;
  readonly changes: RecentChanges;
  readonly now: () => number;
  readonly shared?: { readonly store: SharedStore; readonly codec: Codec<V> } | undefined;
  /** Whether an error means that WordPress fails, so that a stale entry is better. */
  readonly isOutage: (error: unknown) => boolean;
  readonly onServed?: ((state: CacheState) => void) | undefined;
  /** Keys that just failed. Default: the cache's own. */
  readonly failures?: ExpiringMap<true> | undefined;
  /** Keys that are being revalidated, where several caches with one memory cannot share what is in flight. */
  readonly claims?: ExpiringMap<true> | undefined;
  /** Gets work that nobody waits for. It never rejects. */
  readonly background?: ((work: Promise<unknown>) => void) | undefined;
}

export interface ReadOptions {
  /** Whether this read is part of a revalidation, which accepts no entry that is stale or soon to be. */
  readonly isRevalidation?: boolean | undefined;
  /** Stops waiting; the work itself is aborted when no other caller waits for it. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Produces the value of a key.
 *
 * @param isRevalidation Whether it runs in the background, to refresh a stale entry.
 */
export type Produce<V> = (signal: AbortSignal, isRevalidation: boolean) => Promise<Produced<V>>;

/** A value produced here, or found in the shared store. */
type Result<V> = Produced<V> & { readonly isShared?: true };

/** How long a gateway waits for another one that holds the lock, and when that lock expires. */
const LOCK_MILLISECONDS = 5_000;
const LOCK_POLL_MILLISECONDS = 25;
/** Minimum pause before a failed key is retried, as long as a stale entry can be served. */
const RETRY_MILLISECONDS = 1_000;
/** Keys are as long as callers make them. */
const MAX_BYTES_OF_FAILURES = 1024 ** 2;

/** Keys that just failed: they are not retried at once, as long as a stale entry can be served. */
export const createFailures = (now: () => number): ExpiringMap<true> =>
  new ExpiringMap(RETRY_MILLISECONDS, { now, maxBytes: MAX_BYTES_OF_FAILURES });

/** Keys that are being revalidated: forgotten after a while, in case whoever did so was cut off. */
export const createClaims = (now: () => number): ExpiringMap<true> =>
  new ExpiringMap(LOCK_MILLISECONDS, { now, maxBytes: MAX_BYTES_OF_FAILURES });

/**
 * A read-through cache with request coalescing: each key is produced at most once at a time. This holds for all callers
 * of this gateway and, with a shared store, for all gateways together.
 *
 * Fresh entries are served at once. Stale ones are served while they are revalidated in the background
 * (`stale-while-revalidate`), and older ones when WordPress fails (`stale-if-error` of RFC 5861).
 */
export class ReadThroughCache<V> {
  readonly #options: ReadThroughCacheOptions<V>;
  readonly #flights = new Flights<Result<V>>();
  readonly #failures: ExpiringMap<true>;

  constructor(options: ReadThroughCacheOptions<V>) {
    this.#options = options;
    this.#failures = options.failures ?? createFailures(options.now);
  }

  async read(
    key: string,
    produce: Produce<V>,
    { isRevalidation = false, signal }: ReadOptions = {},
  ): Promise<Served<V>> {
    const { memory } = this.#options;
    const entry = memory.get(key);
    const lifetimes = lifetimesOf(entry ?? {}, this.#options.lifetimes);
    const age = entry ? this.#ageOf(entry) : Number.POSITIVE_INFINITY;
    if (entry && age < freshUntil(lifetimes, isRevalidation)) return this.#served(entry, 'HIT');
    if (entry && !isRevalidation && age < lifetimes.fresh + lifetimes.stale) {
      this.#revalidate(key, produce);
      return this.#served(entry, 'STALE');
    }
    const fallback = this.#hasJustFailed(key) ? this.#fallback(key) : undefined;
    if (fallback) return fallback;
    try {
      // Do not start work that no caller waits for.
      signal?.throwIfAborted();
      const result = await this.#startFlight(key, produce, isRevalidation).join(signal);
      if (result.isShared) return this.#serveShared(key, result, produce);
      if (result.outcome !== 'failed') return this.#served(result, 'MISS');
      return this.#fallback(key) ?? this.#served(result, 'MISS');
    } catch (error) {
      // A caller whose time is up is served a stale entry, too: the signal's reason says so.
      const fallback = this.#options.isOutage(error) ? this.#fallback(key) : undefined;
      if (fallback) return fallback;
      throw error;
    }
  }

  /**
   * A fresh value, if there is one in memory and it is usable: what {@link read} would serve at once.
   *
   * @param isUsable Of values that are not, nothing is counted.
   */
  fresh(key: string, isUsable: (value: V) => boolean): Served<V> | undefined {
    const entry = this.#options.memory.get(key);
    if (!entry || !isUsable(entry.value)) return undefined;
    const limit = freshUntil(lifetimesOf(entry, this.#options.lifetimes), false);
    return this.#ageOf(entry) < limit ? this.#served(entry, 'HIT') : undefined;
  }

  /** Aborts all work in flight, in the background, too. */
  close(reason: unknown): void {
    this.#flights.close(reason);
  }

  #served({ value, asOf, tags, expiresIn }: Omit<CacheEntry<V>, 'startedAt'>, state: CacheState): Served<V> {
    this.#options.onServed?.(state);
    return { value, asOf, tags, expiresIn, state };
  }

  /** Another gateway's entry, or one from before this process was started. */
  #serveShared(key: string, entry: Result<V>, produce: Produce<V>): Served<V> {
    const { fresh } = lifetimesOf(entry, this.#options.lifetimes);
    if (this.#ageOf(entry) < fresh) return this.#served(entry, 'HIT');
    this.#revalidate(key, produce);
    return this.#served(entry, 'STALE');
  }

  #ageOf({ asOf }: Pick<CacheEntry<unknown>, 'asOf'>): number {
    return ageOf({ asOf }, this.#options.now());
  }

  /** Looks the entry up again, since it may have been invalidated while the work was in flight. */
  #fallback(key: string): Served<V> | undefined {
    const { memory, lifetimes } = this.#options;
    const entry = memory.get(key);
    const isUsable = entry && this.#ageOf(entry) < usableFor(lifetimes);
    return isUsable ? this.#served(entry, 'STALE_ON_ERROR') : undefined;
  }

  #revalidate(key: string, produce: Produce<V>): void {
    const { claims, background } = this.#options;
    if (this.#flights.has(key) || claims?.get(key) || this.#hasJustFailed(key)) return;
    claims?.set(key, true);
    // Runs in the background. If it fails, the next caller that is served a stale entry retries.
    const work = this.#startFlight(key, produce, true)
      .join()
      .catch(() => {})
      .finally(() => claims?.delete(key));
    background?.(work);
  }

  #startFlight(key: string, produce: Produce<V>, isRevalidation: boolean): Flight<Result<V>> {
    return this.#flights.start(key, async (signal) => {
      try {
        const result = await this.#produceOnce(key, () => produce(signal, isRevalidation), isRevalidation);
        if (result.outcome === 'failed') this.#noteFailure(key, signal);
        else this.#failures.delete(key);
        return result;
      } catch (error) {
        this.#noteFailure(key, signal);
        throw error;
      }
    });
  }

  #hasJustFailed(key: string): boolean {
    return this.#failures.get(key) === true;
  }

  #noteFailure(key: string, signal: AbortSignal): void {
    // It is no failure if the last caller left.
    if (signal.aborted && !this.#options.isOutage(signal.reason)) return;
    this.#failures.set(key, true);
  }

  /** Produces the value in one gateway at a time: behind a lock, if there is a shared store. */
  async #produceOnce(
    key: string,
    produce: () => Promise<Produced<V>>,
    isRevalidation: boolean,
  ): Promise<Result<V>> {
    const { shared } = this.#options;
    if (!shared) return await this.#produceAndStore(key, produce);
    const found = await this.#findShared(key, isRevalidation);
    if (found) return found;
    const unlock = await shared.store.lock(key, LOCK_MILLISECONDS);
    if (!unlock) {
      const others = await this.#awaitOtherGateway(key, isRevalidation);
      return others ?? (await this.#produceAndStore(key, produce));
    }
    try {
      return await this.#produceAndStore(key, produce);
    } finally {
      await unlock();
    }
  }

  async #produceAndStore(key: string, produce: () => Promise<Produced<V>>): Promise<Produced<V>> {
    const { memory, changes, shared, lifetimes, now } = this.#options;
    const startedAt = now();
    const produced = await produce();
    const { value, asOf, tags, expiresIn, outcome } = produced;
    if (outcome !== 'keep' || changes.touched(tags, startedAt)) return produced;
    const entry = { value, asOf, startedAt, tags, expiresIn };
    memory.set(key, entry);
    await shared?.store.set([[key, { ...entry, value: shared.codec.encode(value) }]], usableFor(lifetimes));
    return produced;
  }

  /**
   * An entry in the shared store that may be served; a revalidation accepts none that is stale or soon to be. One that is
   * older than that is at hand if WordPress fails.
   */
  async #findShared(key: string, isRevalidation: boolean): Promise<Result<V> | undefined> {
    const { shared, lifetimes, changes } = this.#options;
    const [stored] = (await shared?.store.get([key])) ?? [];
    if (!shared || !stored || this.#ageOf(stored) >= usableFor(lifetimes)) return undefined;
    if (changes.touched(stored.tags, stored.startedAt)) return undefined;
    const entry = this.#take(key, stored, shared.codec);
    const own = lifetimesOf(stored, lifetimes);
    const limit = isRevalidation ? freshUntil(own, true) : own.fresh + own.stale;
    return entry && this.#ageOf(stored) < limit ? { ...entry, outcome: 'keep', isShared: true } : undefined;
  }

  /** Copies an entry of the shared store into memory, unless one as new is there. */
  #take(key: string, stored: CacheEntry<string>, codec: Codec<V>): CacheEntry<V> | undefined {
    const { memory } = this.#options;
    const held = memory.get(key);
    if (held && held.asOf >= stored.asOf) return held;
    try {
      const entry = { ...stored, value: codec.decode(stored.value) };
      memory.set(key, entry);
      return entry;
    } catch {
      return undefined;
    }
  }

  /** Polls until the gateway that holds the lock has stored an entry, or released the lock. */
  async #awaitOtherGateway(key: string, isRevalidation: boolean): Promise<Result<V> | undefined> {
    for (let waited = 0; waited < LOCK_MILLISECONDS; waited += LOCK_POLL_MILLISECONDS) {
      await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MILLISECONDS));
      const found = await this.#findShared(key, isRevalidation);
      if (found) return found;
      const unlock = await this.#options.shared?.store.lock(key, LOCK_MILLISECONDS);
      if (unlock) {
        // The other gateway finished without anything to cache. Nor will others profit from this one: no lock needed.
        await unlock();
        return undefined;
      }
    }
    return undefined;
  }
}
