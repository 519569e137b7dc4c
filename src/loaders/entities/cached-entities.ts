import type { CacheEntry } from '../../cache/cache-entry.ts';
import type { CachedEntity } from '../../cache/entity-cache.ts';
import type { CacheState } from '../../cache/read-through-cache.ts';
import { itemTag } from '../../changes/changes.ts';
import { covers, type RestFields } from '../../wordpress/rest/fields.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import { isOutage } from '../shared/error-kinds.ts';
import type { ReadCaches } from '../shared/read-caches.ts';

/** Rows by id; `null` for an item known not to exist or not to be public. */
type Rows = ReadonlyMap<number, UntypedRow | null>;

export interface CachedRows {
  /** Rows that need no request: fresh ones, and stale ones that are being refreshed. */
  readonly served: Rows;
  /** Stale rows of these ids, if the error says that WordPress is down. */
  fallBack(ids: readonly number[], error: unknown): Rows;
}

/** Whether an entry cached with some fields has all that are needed. */
const servesFor =
  (fields: RestFields) =>
  (held: readonly string[]): boolean =>
    covers(new Set(held), fields);

/**
 * Looks up a resource's items in the cache, for an operation that needs these fields.
 *
 * @param refresh Requests stale items in the background.
 */
export async function findCached(
  { caches, use, log, refreshes }: ReadCaches,
  route: string,
  ids: readonly number[],
  fields: RestFields,
  refresh: (ids: readonly number[]) => Promise<unknown>,
): Promise<CachedRows> {
  const { fresh, stale, older } = await caches.entities.find(
    route,
    ids,
    servesFor(fields),
    use.isRevalidation,
  );
  const take = (entities: Iterable<readonly [number, CacheEntry<CachedEntity>]>, state: CacheState): Rows => {
    const rows = new Map<number, UntypedRow | null>();
    let oldest = caches.now();
    for (const [id, held] of entities) {
      use.note(held, state);
      oldest = Math.min(oldest, held.asOf);
      rows.set(id, held.value.row === null ? null : JSON.parse(held.value.row));
    }
    const ageSeconds = (caches.now() - oldest) / 1000;
    if (rows.size > 0) log?.add({ cached: true, route, fields, ageSeconds, items: rows.size });
    return rows;
  };
  if (stale.size > 0) {
    const named = fields.join();
    refreshes.start(new Map([...stale.keys()].map((id) => [id, `${itemTag(route, id)} ${named}`])), refresh);
  }
  return {
    served: new Map([...take(fresh, 'HIT'), ...take(stale, 'STALE')]),
    fallBack: (asked, error) => {
      if (!isOutage(error)) return new Map();
      const entities = asked.flatMap((id) => {
        const held = older.get(id);
        return held ? [[id, held] as const] : [];
      });
      return take(entities, 'STALE_ON_ERROR');
    },
  };
}

/** Whether all these items are cached in this process, with the fields needed. */
export const areCached = (
  { caches, use }: ReadCaches,
  route: string,
  ids: readonly number[],
  fields: RestFields,
): boolean => caches.entities.hasFresh(route, ids, servesFor(fields), use.isRevalidation);

/** Caches the rows of a batch, and that its other ids do not exist. */
export function keepRead(
  { caches, use }: ReadCaches,
  route: string,
  ids: readonly number[],
  rows: readonly UntypedRow[],
  fields: RestFields,
  asOf: number,
): void {
  const came = new Map(rows.map((row) => [row.id, row]));
  caches.entities.set(
    route,
    ids.map((id) => [id, came.get(id) ?? null]),
    fields,
    asOf,
  );
  use.note({ asOf, tags: ids.map((id) => itemTag(route, id)) }, 'MISS');
}
