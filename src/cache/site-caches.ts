import {
  type CacheTag,
  type Change,
  type ChangeHub,
  type HeldContent,
  touchedTags,
} from '../changes/changes.ts';
import { RecentChanges } from '../changes/recent-changes.ts';
import type { Lifetimes } from './cached.ts';
import { EntityCache, type HeldEntity } from './entity-cache.ts';
import { type CacheState, FreshCache } from './fresh-cache.ts';
import type { SharedStore } from './shared-store.ts';
import { TaggedMemory } from './tagged-memory.ts';

/** What a cache of these holds: whole answers, WordPress's own answers, or items. */
export type CacheName = 'answers' | 'upstream' | 'entities';

export interface SiteCachesOptions<Answer> {
  /** Of all caches together. */
  readonly maxBytes: number;
  readonly lifetimes: Lifetimes;
  readonly answers: {
    bytesOf(answer: Answer): number;
    encode(answer: Answer): string;
    decode(text: string): Answer;
  };
  /** Whether an error says that WordPress fails, so that what is held is better. */
  readonly isOutage: (error: unknown) => boolean;
  readonly shared?: SharedStore | undefined;
  readonly now?: () => number;
  readonly onServed?: ((cache: CacheName, state: CacheState, count: number) => void) | undefined;
}

/** What carries this tag is dropped whatever changes: search results, menus, pages. */
export const ANY_CHANGE: CacheTag = '*';

/** All that a gateway holds of a site, for the public alone. */
export interface SiteCaches<Answer> extends HeldContent {
  readonly answers: FreshCache<Answer>;
  /** WordPress's answers, as JSON. */
  readonly upstream: FreshCache<string>;
  readonly entities: EntityCache;
  readonly lifetimes: Lifetimes;
  readonly now: () => number;
  /** Drops what changes touch. */
  drop(changes: readonly Change[]): Promise<void>;
  /** Drops everything: anything may have changed. */
  clear(): void;
  /** Drops what changes, as it is heard. Returns what ends that. */
  follow(hub: ChangeHub): () => void;
  /** Ends all work under way; what is read later and not cached fails with the reason. */
  close(reason: unknown): void;
  /** Held in this process. */
  readonly bytes: number;
}

/** So many bytes does a text take that is not all Latin. */
const bytesOfText = (text: string): number => 2 * text.length;

export function createSiteCaches<Answer>(options: SiteCachesOptions<Answer>): SiteCaches<Answer> {
  const { maxBytes, lifetimes, answers, isOutage, shared, now = () => Date.now(), onServed } = options;
  const changes = new RecentChanges(now);
  const answerMemory = new TaggedMemory<Answer>(maxBytes / 2, answers.bytesOf);
  const upstreamMemory = new TaggedMemory<string>(maxBytes / 4, bytesOfText);
  const entityMemory = new TaggedMemory<HeldEntity>(
    maxBytes / 4,
    ({ row, fields }) => bytesOfText(row ?? '') + fields.length * 8,
  );
  const memories = [answerMemory, upstreamMemory, entityMemory];
  const common = { lifetimes, changes, now, isOutage };

  function idsByRoute(): ReadonlyMap<string, ReadonlySet<number>> {
    const ids = new Map<string, Set<number>>();
    for (const tag of memories.flatMap((memory) => [...memory.tags()])) {
      const [, route = tag, id] = /^(\/.+)\/(\d+)$/.exec(tag) ?? [];
      if (route === ANY_CHANGE) continue;
      const known = ids.get(route) ?? new Set<number>();
      ids.set(route, id === undefined ? known : known.add(Number(id)));
    }
    return ids;
  }

  const answerCache = new FreshCache<Answer>({
    ...common,
    memory: answerMemory,
    shared: shared && { store: shared, codec: answers },
    onServed: onServed && ((state) => onServed('answers', state, 1)),
  });
  const upstreamCache = new FreshCache<string>({
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
    async drop(changed) {
      const tags = [ANY_CHANGE, ...new Set(changed.flatMap(touchedTags))];
      changes.note(tags);
      for (const memory of memories) memory.drop(tags);
      await shared?.drop(tags, lifetimes.fresh + lifetimes.stale);
    },
    clear() {
      changes.noteAll();
      for (const memory of memories) memory.clear();
    },
    follow(hub) {
      return hub.listen((changed) => void this.drop(changed), { onGap: () => this.clear() });
    },
    close(reason) {
      answerCache.close(reason);
      upstreamCache.close(reason);
    },
    idsByRoute,
    get bytes() {
      return memories.reduce((sum, memory) => sum + memory.bytes, 0);
    },
  };
}
