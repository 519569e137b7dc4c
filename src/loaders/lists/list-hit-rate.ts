import type { Resource } from '../../model/resources.ts';
import { type RestFields, restFields } from '../../wordpress/rest/fields.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import { areCached } from '../entities/cached-entities.ts';
import type { ReadCaches } from '../shared/read-caches.ts';

/**
 * Content fields that WordPress reads as stored. All others are computed for each item: excerpts, by trimming
 * the content.
 */
const AT_HAND = new Set(
  `id date date_gmt modified modified_gmt slug status type link title title.rendered guid guid.rendered author
   featured_media comment_status ping_status sticky template format parent menu_order categories tags`.split(
    /\s+/,
  ),
);

/** Whether WordPress computes none of these content fields. */
export const areAtHand = (fields: RestFields): boolean => fields.every((field) => AT_HAND.has(field));

export const NOTHING_BUT_IDS = restFields([], 'content');

/** Minimum hit rate for requesting ids alone; below it, that would cost more than it saves. */
const SURE = 0.65;

/** The hit rate of lists of a type that were requested with the same fields. */
export interface ListHitRate {
  /** Whether all items of the next list are likely to be cached. */
  readonly areItemsCached: boolean;
  /** Records a list that WordPress has just returned, with these fields of its items. */
  note(rows: readonly UntypedRow[], sent: RestFields): void;
}

/**
 * The hit rate of lists for which requesting only ids can pay off: a list of ids costs WordPress half of one
 * with excerpts, and a quarter of one with content. But uncached items cost another request, which has to wait
 * for the list; so ids alone are requested only while previous lists were hits.
 */
export function hitRateOf(
  reads: ReadCaches,
  resource: Resource,
  fields: RestFields,
): ListHitRate | undefined {
  const { kind, route } = resource;
  if (kind !== 'content' || areAtHand(fields)) return undefined;
  const { caches, hitRates } = reads;
  const name = `${route}#${fields.join()}`;
  const asOf = caches.now();
  return {
    areItemsCached: hitRates.of(name) >= SURE,
    note(rows, sent) {
      const ids = rows.map(({ id }) => id);
      hitRates.note(name, areCached(reads, route, ids, fields));
      if (sent === fields) {
        caches.entities.set(
          route,
          rows.map((row) => [row.id, row]),
          fields,
          asOf,
        );
      }
    },
  };
}
