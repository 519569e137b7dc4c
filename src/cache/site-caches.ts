import {
  type CachedContent,
  type CacheTag,
  type Change,
  type ChangeHub,
  itemTag,
  touchedTags,
} from '../changes/changes.ts';
import { type Lifetimes, usableFor } from './cache-entry.ts';
import type { CacheMemory, CacheName } from './cache-memory.ts';
import { EntityCache } from './entity-cache.ts';
import { type CacheState, type Codec, ReadThroughCache } from './read-through-cache.ts';
import type { SharedStore } from './shared-store.ts';

export interface SiteCachesOptions<Answer> {
  /** What the caches hold: it may outlive them. */
  readonly memory: CacheMemory<Answer>;
  readonly lifetimes: Lifetimes;
  /** Serialises answers for the shared store. */
  readonly answers: Codec<Answer>;
  /** Whether an error means that WordPress fails, so that a stale entry is better. */
  readonly isOutage: (error: unknown) => boolean;
  readonly shared?: SharedStore | undefined;
  /** Of whole answers alone. Default: `shared`. */
  readonly sharedAnswers?: SharedStore | undefined;
  /** Gets work that nobody waits for. It never rejects. */
  readonly background?: ((work: Promise<unknown>) => void) | undefined;
  readonly onServed?: ((cache: CacheName, state: CacheState, count: number) => void) | undefined;
}

/** Entries with this tag are invalidated by any change: search results, menus, pages. */
export const ANY_CHANGE: CacheTag = '*';

/** All caches of a site. They contain only what the public may see. */
export interface SiteCaches<Answer> extends CachedContent {
  readonly answers: ReadThroughCache<Answer>;
  /** WordPress's responses, as JSON. */
  readonly upstream: ReadThroughCache<string>;
  readonly entities: EntityCache;
  readonly lifetimes: Lifetimes;
  readonly now: () => number;
  /** Invalidates everything that these changes affect. */
  invalidate(changes: readonly Change[]): Promise<void>;
  /** Evicts everything, because anything may have changed. */
  clear(): void;
  /** Invalidates entries as changes are published. Returns a function that unsubscribes. */
  subscribe(hub: ChangeHub): () => void;
  /** Aborts all work in flight; later reads that miss the cache fail with the reason. */
  close(reason: unknown): void;
  /** Memory used in this process. */
  readonly bytes: number;
}

export function createSiteCaches<Answer>(options: SiteCachesOptions<Answer>): SiteCaches<Answer> {
  const { memory, lifetimes, answers, isOutage, shared, onServed, background } = options;
  const { answers: answerMemory, upstream: upstreamMemory, entities: entityMemory, changes, now } = memory;
  const memories = [answerMemory, upstreamMemory, entityMemory];
  const { failures, claims } = memory;
  const common = { lifetimes, changes, now, isOutage, background };
  const readThrough = { ...common, failures, claims };
  const sharedAnswers = options.sharedAnswers ?? shared;

  /** Whether the public was shown an item. Answers say less: they also depend on items that were not found. */
  function isShown({ route, id }: Change): boolean {
    const tag = itemTag(route, id);
    return upstreamMemory.hasTag(tag) || entityMemory.get(tag)?.value.row != null;
  }

  function idsByRoute(): ReadonlyMap<string, ReadonlySet<number>> {
    const ids = new Map<string, Set<number>>();
    for (const tag of memories.flatMap((each) => [...each.tags()])) {
      const [, route = tag, id] = /^(\/.+)\/(\d+)$/.exec(tag) ?? [];
      if (route === ANY_CHANGE) continue;
      const known = ids.get(route) ?? new Set<number>();
      ids.set(route, id === undefined ? known : known.add(Number(id)));
    }
    return ids;
  }

  const answerCache = new ReadThroughCache<Answer>({
    ...readThrough,
    memory: answerMemory,
    shared: sharedAnswers && { store: sharedAnswers, codec: answers },
    onServed: onServed && ((state) => onServed('answers', state, 1)),
  });
  const upstreamCache = new ReadThroughCache<string>({
    ...readThrough,
    memory: upstreamMemory,
    shared: shared && { store: shared, codec: { encode: (text) => text, decode: (text) => text } },
    onServed: onServed && ((state) => onServed('upstream', state, 1)),
  });

  return {
    answers: answerCache,
    upstream: upstreamCache,
    entities: new EntityCache({
      ...common,
      memory: entityMemory,
      shared,
      onServed: onServed && ((state, count) => onServed('entities', state, count)),
    }),
    lifetimes,
    now,
    async invalidate(changed) {
      const visible = changed.filter((change) => change.isHidden !== true || isShown(change));
      const tags = visible.length === 0 ? [] : [ANY_CHANGE, ...new Set(visible.flatMap(touchedTags))];
      for (const each of memories) each.invalidate(tags);
      // Another gateway may have shown it: what does is invalid, and nothing else.
      const hidden = changed.filter((change) => !visible.includes(change));
      const all = [...tags, ...hidden.map(({ route, id }) => itemTag(route, id))];
      changes.note(all);
      await shared?.invalidate(all, usableFor(lifetimes));
    },
    clear() {
      changes.noteAll();
      for (const each of memories) each.clear();
    },
    subscribe(hub) {
      return hub.listen((changed) => void this.invalidate(changed), { onGap: () => this.clear() });
    },
    close(reason) {
      answerCache.close(reason);
      upstreamCache.close(reason);
      // Other sites may share the memory.
      for (const each of memories) each.clear();
    },
    idsByRoute,
    get bytes() {
      return memories.reduce((sum, each) => sum + each.bytes, 0);
    },
  };
}
