import { isRecord } from '../../../base/json.ts';
import type { Resource } from '../../../model/resources.ts';
import type { WordPressClient } from '../../../wordpress/rest/client.ts';
import type { RestFields } from '../../../wordpress/rest/fields.ts';
import type { FollowedItems } from '../../../wordpress/rest/request.ts';
import type { ReadCaches } from '../../shared/read-caches.ts';
import { areCached } from '../cached-entities.ts';
import { idsField, type NeededRelation, unitedRelations } from './embedding.ts';

/** From this share of recent rows whose related items were all cached on, these are not read along with them. */
const SURE = 0.65;

/** Keeps the items of one resource for an operation: its entity loader. */
interface FollowableLoader {
  followedBy(field: string, fields: RestFields): FollowedItems;
}

export interface FollowedRelationsOptions {
  readonly client: WordPressClient;
  readonly entities: (resource: Resource) => FollowableLoader;
  /** The public caches; `undefined` for callers who are never served from them. */
  readonly reads: ReadCaches | undefined;
  /** Whether items of a resource are requested anyway, with the operation's first request. */
  readonly isPrefetched?: ((resource: Resource) => boolean) | undefined;
}

/**
 * What is read along with rows where the site has the companion: the items that they refer to. Without it, these are
 * embedded, or requested once the rows are there. So are those of merged lists, which have more rows than are needed.
 */
export class FollowedRelations {
  readonly #options: FollowedRelationsOptions;

  constructor(options: FollowedRelationsOptions) {
    this.#options = options;
  }

  /** What to read along with the rows of a request; not what is cached in all likelihood, or under way. */
  of(relations: readonly NeededRelation[] | undefined): readonly FollowedItems[] | undefined {
    const { client, entities, reads, isPrefetched } = this.#options;
    if (!relations || !client.canFollow) return undefined;
    return unitedRelations(relations).flatMap((relation) => {
      const { resource, fields } = relation;
      if (isPrefetched?.(resource) || (reads && areProbablyCached(reads, relation))) return [];
      const followed = entities(resource).followedBy(idsField(relation), fields);
      const onItems: FollowedItems['onItems'] = (ids, answer) => {
        if (reads) noteCached(reads, relation, ids);
        followed.onItems(ids, answer);
      };
      return [{ ...followed, onItems }];
    });
  }

  /** Learns from rows that came from WordPress whether the items that were not read along with them are still cached. */
  note(relations: readonly NeededRelation[] | undefined, rows: readonly unknown[]): void {
    const { client, reads } = this.#options;
    if (!relations || !reads || !client.canFollow) return;
    for (const relation of unitedRelations(relations)) {
      if (areProbablyCached(reads, relation)) noteCached(reads, relation, idsIn(rows, idsField(relation)));
    }
  }
}

const areProbablyCached = ({ hitRates }: ReadCaches, relation: NeededRelation): boolean =>
  hitRates.of(nameOf(relation)) >= SURE;

function noteCached(reads: ReadCaches, relation: NeededRelation, ids: readonly number[]): void {
  const { resource, fields } = relation;
  if (ids.length > 0) {
    reads.hitRates.note(nameOf(relation), areCached(reads, resource.route, ids, fields));
  }
}

const nameOf = ({ resource, fields }: NeededRelation): string => `along ${resource.key}#${fields.join()}`;

function idsIn(rows: readonly unknown[], field: string): readonly number[] {
  const ids = new Set<number>();
  for (const row of rows) {
    for (const id of isRecord(row) ? [row[field]].flat() : []) {
      if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) ids.add(id);
    }
  }
  return [...ids];
}
