import { isRecord } from '../base/json.ts';
import { type CacheTag, itemTag } from '../changes/changes.ts';
import type { RecentChanges } from '../changes/recent-changes.ts';
import { freshUntil, type Held, type Lifetimes } from './cached.ts';
import type { CacheState } from './fresh-cache.ts';
import type { SharedStore } from './shared-store.ts';
import type { TaggedMemory } from './tagged-memory.ts';

/** An item as far as it was asked for. */
export interface HeldEntity {
  /** REST fields. */
  readonly fields: readonly string[];
  /** As JSON; `null` for one that is not there, or not public. */
  readonly row: string | null;
}

/** An item to be held; `null` for one that is not there, or not public. */
export type EntityToHold = readonly [id: number, row: Readonly<Record<string, unknown>> | null];

export interface EntityCacheOptions {
  readonly memory: TaggedMemory<HeldEntity>;
  readonly lifetimes: Lifetimes;
  readonly changes: RecentChanges;
  readonly now: () => number;
  readonly shared?: SharedStore | undefined;
  readonly onServed?: ((state: CacheState, count: number) => void) | undefined;
}

type Entities = ReadonlyMap<number, Held<HeldEntity>>;

/** Public items by route and id, each with the fields that it was asked with: it serves whoever needs no others. */
export class EntityCache {
  readonly #options: EntityCacheOptions;

  constructor(options: EntityCacheOptions) {
    this.#options = options;
  }

  /**
   * The items held of those ids, as far as the fields they are held with serve.
   *
   * @param isRevalidation Whether what is soon to be stale shall be read anew, too.
   * @returns Those that are fresh, and those that are of use only where WordPress fails.
   */
  async find(
    route: string,
    ids: readonly number[],
    serves: (fields: readonly string[]) => boolean,
    isRevalidation = false,
  ): Promise<{ readonly fresh: Entities; readonly older: Entities }> {
    const { memory, lifetimes, now, onServed } = this.#options;
    const fresh = new Map<number, Held<HeldEntity>>();
    const older = new Map<number, Held<HeldEntity>>();
    for (const id of ids) {
      const held = memory.get(itemTag(route, id));
      if (!held || !(held.value.row === null || serves(held.value.fields))) continue;
      if (this.#isFresh(held, isRevalidation)) fresh.set(id, held);
      else if (now() - held.asOf < lifetimes.onError) older.set(id, held);
    }
    await this.#findShared(
      route,
      ids.filter((id) => !fresh.has(id)),
      serves,
      fresh,
    );
    if (fresh.size > 0) onServed?.('HIT', fresh.size);
    if (ids.length > fresh.size) onServed?.('MISS', ids.length - fresh.size);
    return { fresh, older };
  }

  /** Whether all of them are held in this process, and fresh. */
  holds(
    route: string,
    ids: readonly number[],
    serves: (fields: readonly string[]) => boolean,
    isRevalidation = false,
  ): boolean {
    return ids.every((id) => {
      const held = this.#options.memory.get(itemTag(route, id));
      return held?.value.row != null && this.#isFresh(held, isRevalidation) && serves(held.value.fields);
    });
  }

  #isFresh({ asOf }: Held<HeldEntity>, isRevalidation: boolean): boolean {
    const { now, lifetimes } = this.#options;
    return now() - asOf < freshUntil(lifetimes, isRevalidation);
  }

  async #findShared(
    route: string,
    ids: readonly number[],
    serves: (fields: readonly string[]) => boolean,
    fresh: Map<number, Held<HeldEntity>>,
  ): Promise<void> {
    const { shared, memory, lifetimes, now, changes } = this.#options;
    if (!shared || ids.length === 0) return;
    const found = await shared.get(ids.map((id) => itemTag(route, id)));
    ids.forEach((id, index) => {
      const text = found[index];
      if (!text || now() - text.asOf >= lifetimes.fresh || changes.touched(text.tags, text.begunAt)) return;
      const value = decode(text.value);
      if (!value || !(value.row === null || serves(value.fields))) return;
      const held = { ...text, value };
      memory.set(itemTag(route, id), held);
      fresh.set(id, held);
    });
  }

  /** @param asOf When they were asked for, in milliseconds since the epoch. */
  hold(route: string, entities: readonly EntityToHold[], fields: readonly string[], asOf: number): void {
    const { memory, lifetimes, shared, changes } = this.#options;
    const entries: [CacheTag, Held<string>][] = [];
    for (const [id, row] of entities) {
      const tag = itemTag(route, id);
      if (changes.touched([tag], asOf)) continue;
      const held = this.#merged(memory.get(tag), { row, fields, asOf, tag });
      memory.set(tag, held);
      if (shared) entries.push([tag, { ...held, value: JSON.stringify(held.value) }]);
    }
    // Nobody waits for it, and it never fails.
    if (entries.length > 0) void shared?.set(entries, lifetimes.fresh);
  }

  /** An item that was held with other fields keeps those as long as they are fresh; it is then as old as they are. */
  #merged(
    former: Held<HeldEntity> | undefined,
    news: {
      readonly row: Readonly<Record<string, unknown>> | null;
      readonly fields: readonly string[];
      readonly asOf: number;
      readonly tag: CacheTag;
    },
  ): Held<HeldEntity> {
    const { row, fields, asOf, tag } = news;
    const isWhole = !former || former.value.row === null || row === null;
    if (isWhole || asOf - former.asOf >= this.#options.lifetimes.fresh / 2) {
      return { value: { fields, row: row && JSON.stringify(row) }, asOf, begunAt: asOf, tags: [tag] };
    }
    const known: Readonly<Record<string, unknown>> = JSON.parse(former.value.row ?? '{}');
    const merged = Object.fromEntries(
      Object.keys({ ...known, ...row }).map((name) => [
        name,
        together(known[name], row[name], fields.includes(name)),
      ]),
    );
    return {
      value: { fields: [...new Set([...former.value.fields, ...fields])], row: JSON.stringify(merged) },
      asOf: Math.min(asOf, former.asOf),
      begunAt: Math.min(asOf, former.begunAt),
      tags: [tag],
    };
  }
}

/**
 * `title` may be held with other parts of it than were asked now.
 *
 * @param isWhole Whether all of its parts were.
 */
function together(former: unknown, news: unknown, isWhole: boolean): unknown {
  if (news === undefined) return former;
  // PHP writes an object that has none of the parts as an empty list.
  const isParts = isRecord(news) || (Array.isArray(news) && news.length === 0);
  return isParts && !isWhole && isRecord(former) ? { ...former, ...news } : news;
}

function decode(text: string): HeldEntity | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && Array.isArray(value['fields']) ? (value as unknown as HeldEntity) : undefined;
  } catch {
    return undefined;
  }
}
