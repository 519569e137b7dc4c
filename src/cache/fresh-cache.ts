import { setTimeout as wait } from 'node:timers/promises';
import type { RecentChanges } from '../changes/recent-changes.ts';
import { freshUntil, type Held, type Lifetimes } from './cached.ts';
import type { Flight } from './flight.ts';
import { Flights } from './flights.ts';
import type { SharedStore } from './shared-store.ts';
import type { TaggedMemory } from './tagged-memory.ts';

/** What came of the work that a key stands for. */
export interface Produced<V> extends Omit<Held<V>, 'begunAt'> {
  /** Whether it may be held; `failed` where what was held before is better than this. */
  readonly outcome: 'keep' | 'pass' | 'failed';
}

/** Where what is served came from: just made, held and fresh, held and stale, or held since WordPress fails. */
export type CacheState = 'MISS' | 'HIT' | 'STALE' | 'STALE_ON_ERROR';

export interface Served<V> extends Omit<Held<V>, 'begunAt'> {
  readonly state: CacheState;
}

/** How a value becomes text for a store that other gateways read. */
export interface Codec<V> {
  encode(value: V): string;
  /** @throws Where the text is none of ours. */
  decode(text: string): V;
}

export interface FreshCacheOptions<V> {
  readonly memory: TaggedMemory<V>;
  readonly lifetimes: Lifetimes;
  readonly changes: RecentChanges;
  readonly now: () => number;
  readonly shared?: { readonly store: SharedStore; readonly codec: Codec<V> } | undefined;
  /** Whether an error says that WordPress fails, so that what is held is better. */
  readonly isOutage: (error: unknown) => boolean;
  readonly onServed?: ((state: CacheState) => void) | undefined;
}

export interface ReadOptions {
  /** Whether something stale, or soon to be, will not do: for work that is itself done behind the caller's back. */
  readonly isRevalidation?: boolean | undefined;
  /** Ends the wait; the work, too, when nobody else waits for it. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does the work that a key stands for.
 *
 * @param isRevalidation Whether it is done behind the caller's back, to have something newer than what is held.
 */
export type Produce<V> = (signal: AbortSignal, isRevalidation: boolean) => Promise<Produced<V>>;

/** What was produced, or found already made by another gateway. */
type Made<V> = Produced<V> & { readonly isFound?: true };

/** So long a gateway waits for what another one is making, and so long nobody else makes it. */
const CLAIM_MILLISECONDS = 5_000;
const CLAIM_LOOK_MILLISECONDS = 25;
/** After work has failed, it is tried again no sooner, as long as something is held. */
const RETRY_MILLISECONDS = 1_000;

/**
 * Values by key, each read at most once at a time: by all callers of this gateway and, with a shared store, of all
 * gateways together. Fresh ones are given at once; stale ones, too, while they are read anew behind the caller's back;
 * and older ones where WordPress fails (`stale-while-revalidate` and `stale-if-error` of RFC 5861).
 */
export class FreshCache<V> {
  readonly #options: FreshCacheOptions<V>;
  readonly #flights = new Flights<Made<V>>();
  readonly #failedAt = new Map<string, number>();

  constructor(options: FreshCacheOptions<V>) {
    this.#options = options;
  }

  async read(
    key: string,
    produce: Produce<V>,
    { isRevalidation = false, signal }: ReadOptions = {},
  ): Promise<Served<V>> {
    const { memory, lifetimes } = this.#options;
    const held = memory.get(key);
    const age = held ? this.#ageOf(held) : Number.POSITIVE_INFINITY;
    if (held && age < freshUntil(lifetimes, isRevalidation)) return this.#served(held, 'HIT');
    if (held && !isRevalidation && age < lifetimes.fresh + lifetimes.stale) {
      this.#revalidate(key, produce);
      return this.#served(held, 'STALE');
    }
    const fallback = this.#hasJustFailed(key) ? this.#fallback(key) : undefined;
    if (fallback) return fallback;
    try {
      // Work that nobody would wait for is not begun.
      signal?.throwIfAborted();
      const produced = await this.#fly(key, produce, isRevalidation).join(signal);
      if (produced.outcome !== 'failed') return this.#served(produced, produced.isFound ? 'HIT' : 'MISS');
      return this.#fallback(key) ?? this.#served(produced, 'MISS');
    } catch (error) {
      // A caller whose time is up is served what is stale, too: the signal's reason says so.
      const fallback = this.#options.isOutage(error) ? this.#fallback(key) : undefined;
      if (fallback) return fallback;
      throw error;
    }
  }

  /** Ends all work under way, also that which is done behind the callers' backs. */
  close(reason: unknown): void {
    this.#flights.close(reason);
  }

  #served({ value, asOf, tags }: Omit<Held<V>, 'begunAt'>, state: CacheState): Served<V> {
    this.#options.onServed?.(state);
    return { value, asOf, tags, state };
  }

  #ageOf({ asOf }: Pick<Held<unknown>, 'asOf'>): number {
    return this.#options.now() - asOf;
  }

  /** What is held is asked for only now: a change may have dropped it since the work began. */
  #fallback(key: string): Served<V> | undefined {
    const { memory, lifetimes } = this.#options;
    const held = memory.get(key);
    const isOfUse =
      held && this.#ageOf(held) < Math.max(lifetimes.onError, lifetimes.fresh + lifetimes.stale);
    return isOfUse ? this.#served(held, 'STALE_ON_ERROR') : undefined;
  }

  #revalidate(key: string, produce: Produce<V>): void {
    if (this.#flights.has(key) || this.#hasJustFailed(key)) return;
    // Nobody waits for it: the next caller who gets something stale tries again.
    this.#fly(key, produce, true)
      .join()
      .catch(() => {});
  }

  #fly(key: string, produce: Produce<V>, isRevalidation: boolean): Flight<Made<V>> {
    return this.#flights.begin(key, async (signal) => {
      try {
        const produced = await this.#make(key, () => produce(signal, isRevalidation));
        if (produced.outcome === 'failed') this.#noteFailure(key, signal);
        else this.#failedAt.delete(key);
        return produced;
      } catch (error) {
        this.#noteFailure(key, signal);
        throw error;
      }
    });
  }

  #hasJustFailed(key: string): boolean {
    const failedAt = this.#failedAt.get(key);
    return failedAt !== undefined && this.#options.now() - failedAt < RETRY_MILLISECONDS;
  }

  #noteFailure(key: string, signal: AbortSignal): void {
    // That the last caller left is no failure.
    if (signal.aborted && !this.#options.isOutage(signal.reason)) return;
    // A note is of use for a second: all are forgotten at once rather than each after its own.
    if (this.#failedAt.size > 10_000) this.#failedAt.clear();
    this.#failedAt.set(key, this.#options.now());
  }

  async #make(key: string, produce: () => Promise<Produced<V>>): Promise<Made<V>> {
    const { shared } = this.#options;
    if (!shared) return await this.#produce(key, produce);
    const found = await this.#find(key);
    if (found) return found;
    const endClaim = await shared.store.claim(key, CLAIM_MILLISECONDS);
    if (!endClaim) return (await this.#awaitOther(key)) ?? (await this.#produce(key, produce));
    try {
      return await this.#produce(key, produce);
    } finally {
      await endClaim();
    }
  }

  async #produce(key: string, produce: () => Promise<Produced<V>>): Promise<Produced<V>> {
    const { memory, changes, shared, lifetimes, now } = this.#options;
    const begunAt = now();
    const produced = await produce();
    const { value, asOf, tags, outcome } = produced;
    if (outcome !== 'keep' || changes.touched(tags, begunAt)) return produced;
    const held = { value, asOf, begunAt, tags };
    memory.set(key, held);
    await shared?.store.set(
      [[key, { ...held, value: shared.codec.encode(value) }]],
      lifetimes.fresh + lifetimes.stale,
    );
    return produced;
  }

  /** Something fresh that another gateway made. */
  async #find(key: string): Promise<Made<V> | undefined> {
    const { shared, memory, lifetimes, changes } = this.#options;
    const [text] = (await shared?.store.get([key])) ?? [];
    if (!shared || !text || this.#ageOf(text) >= lifetimes.fresh) return undefined;
    if (changes.touched(text.tags, text.begunAt)) return undefined;
    try {
      const held = { ...text, value: shared.codec.decode(text.value) };
      memory.set(key, held);
      return { ...held, outcome: 'keep', isFound: true };
    } catch {
      return undefined;
    }
  }

  async #awaitOther(key: string): Promise<Made<V> | undefined> {
    for (let waited = 0; waited < CLAIM_MILLISECONDS; waited += CLAIM_LOOK_MILLISECONDS) {
      await wait(CLAIM_LOOK_MILLISECONDS);
      const found = await this.#find(key);
      if (found) return found;
      const endClaim = await this.#options.shared?.store.claim(key, CLAIM_MILLISECONDS);
      if (endClaim) {
        // The other made nothing that can be held, and has let go: so will this gateway's work not be of use to it.
        await endClaim();
        return undefined;
      }
    }
    return undefined;
  }
}
