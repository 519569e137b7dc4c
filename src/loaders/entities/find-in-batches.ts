import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import { inChunks } from '../paging/request-included.ts';
import { failureOf } from '../shared/error-kinds.ts';
import type { CachedRows } from './cached-entities.ts';

/** Items to find by id: in the cache, and else in batches. */
export interface WantedItems<Item> {
  readonly ids: readonly number[];
  /** What the cache has of them; `undefined` for callers who are never served from it. */
  readonly known: CachedRows | undefined;
  /** The most ids per batch. */
  readonly size: number;
  /** An item from its cached row; `undefined` if that says nothing about it. */
  readonly fromCache: (id: number, row: UntypedRow | null, isOlder: boolean) => Item | undefined;
  readonly request: (ids: readonly number[]) => Promise<Iterable<readonly [number, Item]>>;
}

/** Finds items by id. A failed batch fails only its own ids, and those of which the cache has no older row. */
export async function findInBatches<Item>({
  ids,
  known,
  size,
  fromCache,
  request,
}: WantedItems<Item>): Promise<ReadonlyMap<number, Item | Error>> {
  const found = new Map<number, Item | Error>();
  for (const [id, row] of known?.served ?? []) {
    const item = fromCache(id, row, false);
    if (item !== undefined) found.set(id, item);
  }
  const missing = found.size === 0 ? ids : ids.filter((id) => !found.has(id));
  await Promise.all(
    inChunks(missing, size).map(async (chunk) => {
      try {
        for (const [id, item] of await request(chunk)) found.set(id, item);
      } catch (error) {
        const failure = failureOf(error);
        const older = known?.fallBack(chunk, failure);
        for (const id of chunk) {
          const row = older?.get(id);
          const item = row === undefined ? undefined : fromCache(id, row, true);
          found.set(id, item === undefined ? failure : item);
        }
      }
    }),
  );
  return found;
}
