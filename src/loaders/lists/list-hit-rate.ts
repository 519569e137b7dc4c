import { LRUCache } from 'lru-cache';
import type { Resource } from '../../model/resources.ts';
import { type RestFields, restFields } from '../../wordpress/rest/fields.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import { areHeld } from '../entities/cached-entities.ts';
import type { ReadCaches } from '../shared/read-caches.ts';

/** Of content, fields that WordPress has at hand. All others are made for each item anew: excerpts by cutting content down. */
const AT_HAND = new Set(
  `id date date_gmt modified modified_gmt slug status type link title title.rendered guid guid.rendered author
   featured_media comment_status ping_status sticky template format parent menu_order categories tags`.split(
    /\s+/,
  ),
);

/** Whether WordPress makes nothing anew for any of these fields of content. */
export const areAtHand = (fields: RestFields): boolean => fields.every((field) => AT_HAND.has(field));

export const NOTHING_BUT_IDS = restFields([], 'content');

/** From which share of lists on, whose items were all held, the next is taken to be one of them: less would cost more than it saves. */
const SURE = 0.65;
/** How much the latest list counts, beside all before it. */
const LATEST = 0.3;

/** Of a gateway, by its caches: the share of lists whose items were all held, by route and fields. */
const shares = new WeakMap<object, LRUCache<string, number>>();

/** What is known of the lists of a type that were asked with the same fields. */
export interface ListHabit {
  /** Whether the next list is likely to have nothing but items that are held. */
  readonly areItemsHeld: boolean;
  /** Takes note of a list that WordPress has just sent, with these fields of its items. */
  note(rows: readonly UntypedRow[], sent: RestFields): void;
}

/**
 * How lists turn out, where it can be worth it to ask them for their ids alone: a list of ids costs WordPress half of one
 * with excerpts, and a quarter of one with content. But items of it that are not held cost a request more, which has to
 * wait for it; so this is done only while the lists before had none of them.
 */
export function habitOf(reads: ReadCaches, resource: Resource, fields: RestFields): ListHabit | undefined {
  const { kind, route } = resource;
  if (kind !== 'content' || areAtHand(fields)) return undefined;
  const { caches } = reads;
  const known = shares.get(caches) ?? new LRUCache({ max: 1_000 });
  shares.set(caches, known);
  const name = `${route}#${fields.join()}`;
  const share = known.get(name) ?? 0;
  const asOf = caches.now();
  return {
    areItemsHeld: share >= SURE,
    note(rows, sent) {
      const ids = rows.map(({ id }) => id);
      known.set(name, share * (1 - LATEST) + (areHeld(reads, route, ids, fields) ? LATEST : 0));
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
