import { steadyNow } from '../base/clock.ts';
import {
  type CachedContent,
  type CacheTag,
  type Change,
  type ChangeHub,
  itemTag,
  touchedTags,
} from '../changes/changes.ts';
import { RecentChanges } from '../changes/recent-changes.ts';
import { type Lifetimes, usableFor } from './cache-entry.ts';
import { type CachedEntity, EntityCache } from './entity-cache.ts';
import { MemoryRoom } from './memory-room.ts';
import { type CacheState, ReadThroughCache } from './read-through-cache.ts';
import type { SharedStore } from './shared-store.ts';
import { TaggedLruCache } from './tagged-lru-cache.ts';

/** The caches of a site: whole GraphQL answers, WordPress's responses, and single items. */
export type CacheName = 'answers' | 'upstream' | 'entities';

export interface SiteCachesOptions<Answer> {
  /** Memory limit of all caches together, or memory that other sites use, too. */
  readonly memory: number | CacheRooms;
  readonly lifetimes: Lifetimes;
  readonly answers: {
    bytesOf(answer: Answer): number;
    encode(answer: Answer): string;
    decode(text: string): Answer;
  };
  /** Whether an error means that WordPress fails, so that a stale entry is better. */
  readonly isOutage: (error: unknown) => boolean;
  readonly shared?: SharedStore | undefined;
  readonly now?: () => number;
  readonly onServed?: ((cache: CacheName, state: CacheState, count: number) => void) | undefined;
}

/** The memory of each cache, which those of several sites may share. */
export type CacheRooms = Readonly<Record<CacheName, MemoryRoom>>;

/** @param maxBytes Of all caches together. */
export const createCacheRooms = (maxBytes: number): CacheRooms => ({
  answers: new MemoryRoom(maxBytes / 2),
  upstream: new MemoryRoom(maxBytes / 4),
  entities: new MemoryRoom(maxBytes / 4),
});

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

/** Upper bound: text that is not all Latin takes two bytes a character. */
const bytesOfText = (text: string): number => 2 * text.length;

export function createSiteCaches<Answer>(options: SiteCachesOptions<Answer>): SiteCaches<Answer> {
  const { memory, lifetimes, answers, isOutage, shared, now = steadyNow, onServed } = options;
  const changes = new RecentChanges(now);
  const rooms = typeof memory === 'number' ? createCacheRooms(memory) : memory;
  const answerMemory = new TaggedLruCache<Answer>(rooms.answers, answers.bytesOf);
  const upstreamMemory = new TaggedLruCache<string>(rooms.upstream, bytesOfText);
  const entityMemory = new TaggedLruCache<CachedEntity>(
    rooms.entities,
    ({ row, fields }) => bytesOfText(row ?? '') + fields.length * 8,
  );
  const memories = [answerMemory, upstreamMemory, entityMemory];
  const common = { lifetimes, changes, now, isOutage };

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
    ...common,
    memory: answerMemory,
    shared: shared && { store: shared, codec: answers },
    onServed: onServed && ((state) => onServed('answers', state, 1)),
  });
  const upstreamCache = new ReadThroughCache<string>({
    ...common,
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
