import { steadyNow } from '../base/clock.ts';
import type { ExpiringMap } from '../base/expiring-map.ts';
import { RecentChanges } from '../changes/recent-changes.ts';
import type { CachedEntity } from './entity-cache.ts';
import { MemoryRoom } from './memory-room.ts';
import { createClaims, createFailures } from './read-through-cache.ts';
import { TaggedLruCache } from './tagged-lru-cache.ts';

/** The caches of a site: whole GraphQL answers, WordPress's responses, and single items. */
export type CacheName = 'answers' | 'upstream' | 'entities';

/** The memory of each cache, which those of several sites may share. */
export type CacheRooms = Readonly<Record<CacheName, MemoryRoom>>;

/** @param maxBytes Of all caches together. */
export const createCacheRooms = (maxBytes: number): CacheRooms => ({
  answers: new MemoryRoom(maxBytes / 2),
  upstream: new MemoryRoom(maxBytes / 4),
  entities: new MemoryRoom(maxBytes / 4),
});

/** What the caches of a site hold. Nothing in it is in progress. */
export interface CacheMemory<Answer> {
  readonly answers: TaggedLruCache<Answer>;
  /** WordPress's responses, as JSON. */
  readonly upstream: TaggedLruCache<string>;
  readonly entities: TaggedLruCache<CachedEntity>;
  readonly changes: RecentChanges;
  /** Keys of answers and responses: see {@link createFailures}, {@link createClaims}. */
  readonly failures: ExpiringMap<true>;
  readonly claims: ExpiringMap<true>;
  readonly now: () => number;
}

/** Upper bound: text that is not all Latin takes two bytes a character. */
const bytesOfText = (text: string): number => 2 * text.length;

/** @param bytesOf The size of an answer. */
export const createCacheMemory = <Answer>(
  rooms: CacheRooms,
  bytesOf: (answer: Answer) => number,
  now: () => number = steadyNow,
): CacheMemory<Answer> => ({
  answers: new TaggedLruCache<Answer>(rooms.answers, bytesOf),
  upstream: new TaggedLruCache<string>(rooms.upstream, bytesOfText),
  entities: new TaggedLruCache<CachedEntity>(
    rooms.entities,
    ({ row, fields }) => bytesOfText(row ?? '') + fields.length * 8,
  ),
  changes: new RecentChanges(now),
  failures: createFailures(now),
  claims: createClaims(now),
  now,
});
