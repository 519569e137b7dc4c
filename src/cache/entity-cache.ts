import { isRecord } from '../base/json.ts';
import { type CacheTag, itemTag } from '../changes/changes.ts';
import type { RecentChanges } from '../changes/recent-changes.ts';
import { ageOf, type CacheEntry, freshUntil, type Lifetimes, usableFor } from './cache-entry.ts';
import type { CacheState } from './read-through-cache.ts';
import type { SharedStore } from './shared-store.ts';
import type { TaggedLruCache } from './tagged-lru-cache.ts';

/** A cached item, with the fields that it was requested with. */
export interface CachedEntity {
  /** REST fields. */
  readonly fields: readonly string[];
  /** As JSON; `null` if the item does not exist or is not public. */
  readonly row: string | null;
}

/** An item to cache; `null` if it does not exist or is not public. */
export type EntityToCache = readonly [id: number, row: Readonly<Record<string, unknown>> | null];

export interface EntityCacheOptions {
  readonly memory: TaggedLruCache<CachedEntity>;
  readonly lifetimes: Lifetimes;
  readonly changes: RecentChanges;
  readonly now: () => number;
  readonly shared?: SharedStore | undefined;
  readonly onServed?: ((state: CacheState, count: number) => void) | undefined;
}

type Entities = ReadonlyMap<number, CacheEntry<CachedEntity>>;

/** Whether a set of cached fields includes all that an operation needs. */
type Covers = (fields: readonly string[]) => boolean;

/** Public items by route and id. An entry is a hit for operations that need no fields beyond the cached ones. */
export class EntityCache {
  readonly #options: EntityCacheOptions;

  constructor(options: EntityCacheOptions) {
    this.#options = options;
  }

  /**
   * Looks up items whose cached fields cover what is needed.
   *
   * @param isRevalidation Whether entries that are soon to be stale count as stale.
   * @returns The fresh entries; stale ones of items that exist, which may be served while they are refreshed; and older
   *   ones, which may be served only if WordPress fails.
   */
  async find(
    route: string,
    ids: readonly number[],
    covers: Covers,
    isRevalidation = false,
  ): Promise<{ readonly fresh: Entities; readonly stale: Entities; readonly older: Entities }> {
    const { memory, lifetimes, now, onServed } = this.#options;
    const fresh = new Map<number, CacheEntry<CachedEntity>>();
    const stale = new Map<number, CacheEntry<CachedEntity>>();
    const older = new Map<number, CacheEntry<CachedEntity>>();
    for (const id of ids) {
      const entry = memory.get(itemTag(route, id));
      if (!entry || !(entry.value.row === null || covers(entry.value.fields))) continue;
      if (this.#isFresh(entry, isRevalidation)) fresh.set(id, entry);
      else if (ageOf(entry, now()) < usableFor(lifetimes)) older.set(id, entry);
    }
    const missing = ids.filter((id) => !fresh.has(id));
    for (const [id, entry] of await this.#findShared(route, missing, covers)) {
      if (this.#isFresh(entry, isRevalidation)) fresh.set(id, entry);
      else if ((older.get(id)?.asOf ?? 0) < entry.asOf) older.set(id, entry);
    }
    for (const [id, entry] of older) {
      if (isRevalidation || !this.#isServedStale(entry)) continue;
      stale.set(id, entry);
      older.delete(id);
    }
    const missed = ids.length - fresh.size - stale.size;
    if (fresh.size > 0) onServed?.('HIT', fresh.size);
    if (stale.size > 0) onServed?.('STALE', stale.size);
    if (missed > 0) onServed?.('MISS', missed);
    return { fresh, stale, older };
  }

  /** Whether all of these items exist in this process's cache and are fresh. */
  hasFresh(route: string, ids: readonly number[], covers: Covers, isRevalidation = false): boolean {
    return ids.every((id) => {
      const entry = this.#options.memory.get(itemTag(route, id));
      return entry?.value.row != null && this.#isFresh(entry, isRevalidation) && covers(entry.value.fields);
    });
  }

  #isFresh(entry: CacheEntry<CachedEntity>, isRevalidation: boolean): boolean {
    const { now, lifetimes } = this.#options;
    return ageOf(entry, now()) < freshUntil(lifetimes, isRevalidation);
  }

  /** That an item was missing is asked again: it may exist by now, and nothing reports new terms and authors. */
  #isServedStale(entry: CacheEntry<CachedEntity>): boolean {
    const { now, lifetimes } = this.#options;
    return entry.value.row !== null && ageOf(entry, now()) < lifetimes.fresh + lifetimes.stale;
  }

  /** Entries of the shared store that are of any use, which memory then has, too. */
  async #findShared(
    route: string,
    ids: readonly number[],
    covers: Covers,
  ): Promise<readonly (readonly [id: number, entry: CacheEntry<CachedEntity>])[]> {
    const { shared, memory, lifetimes, now, changes } = this.#options;
    if (!shared || ids.length === 0) return [];
    const keys = ids.map((id) => itemTag(route, id));
    const found = await shared.get(keys, keys);
    return ids.flatMap((id, index) => {
      const stored = found[index];
      if (!stored || ageOf(stored, now()) >= usableFor(lifetimes)) return [];
      if (changes.touched(stored.tags, stored.startedAt)) return [];
      const value = decode(stored.value);
      if (!value || !(value.row === null || covers(value.fields))) return [];
      const entry = { ...stored, value };
      // What memory has may lack a field, but must not be replaced by something older.
      if (this.#isFresh(entry, false) || !memory.get(itemTag(route, id)))
        memory.set(itemTag(route, id), entry);
      return [[id, entry] as const];
    });
  }

  /** @param asOf When the items were requested, in milliseconds since the epoch. */
  set(route: string, entities: readonly EntityToCache[], fields: readonly string[], asOf: number): void {
    const { memory, lifetimes, shared, changes } = this.#options;
    const entries: [CacheTag, CacheEntry<string>][] = [];
    for (const [id, row] of entities) {
      const tag = itemTag(route, id);
      if (changes.touched([tag], asOf)) continue;
      const entry = this.#merge(memory.get(tag), { row, fields, asOf, tag });
      memory.set(tag, entry);
      if (shared) entries.push([tag, { ...entry, value: JSON.stringify(entry.value) }]);
    }
    // Not awaited: no caller depends on it, and it never fails.
    if (entries.length > 0) void shared?.set(entries, usableFor(lifetimes));
  }

  /** Merges new fields into a cached item if its other fields are fresh enough. The result is as old as its oldest part. */
  #merge(
    cached: CacheEntry<CachedEntity> | undefined,
    update: {
      readonly row: Readonly<Record<string, unknown>> | null;
      readonly fields: readonly string[];
      readonly asOf: number;
      readonly tag: CacheTag;
    },
  ): CacheEntry<CachedEntity> {
    const { row, fields, asOf, tag } = update;
    const isReplaced = !cached || cached.value.row === null || row === null;
    if (isReplaced || asOf - cached.asOf >= this.#options.lifetimes.fresh / 2) {
      return { value: { fields, row: row && JSON.stringify(row) }, asOf, startedAt: asOf, tags: [tag] };
    }
    const known: Readonly<Record<string, unknown>> = JSON.parse(cached.value.row ?? '{}');
    const merged = Object.fromEntries(
      Object.keys({ ...known, ...row }).map((name) => [
        name,
        mergeField(known[name], row[name], fields.includes(name)),
      ]),
    );
    return {
      value: { fields: [...new Set([...cached.value.fields, ...fields])], row: JSON.stringify(merged) },
      asOf: Math.min(asOf, cached.asOf),
      startedAt: Math.min(asOf, cached.startedAt),
      tags: [tag],
    };
  }
}

/**
 * Merges one field. Of an object such as `title`, other properties may be cached than the ones just requested.
 *
 * @param isWhole Whether the whole field was requested.
 */
function mergeField(cached: unknown, update: unknown, isWhole: boolean): unknown {
  if (update === undefined) return cached;
  // PHP encodes an object without any of the requested properties as an empty array.
  const isPartial = isRecord(update) || (Array.isArray(update) && update.length === 0);
  return isPartial && !isWhole && isRecord(cached) ? { ...cached, ...update } : update;
}

function decode(text: string): CachedEntity | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && Array.isArray(value['fields']) ? (value as unknown as CachedEntity) : undefined;
  } catch {
    return undefined;
  }
}
