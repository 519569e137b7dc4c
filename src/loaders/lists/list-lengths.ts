import type { ExpiringMap } from '../../base/expiring-map.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { requestName } from '../shared/request-name.ts';
import type { ListRequest } from './merge-lists.ts';

/** Do not change which items a list has. */
const OF_PAGES: RestQuery = { orderby: undefined, order: undefined, per_page: undefined };

/**
 * How long the lists of owners were when last seen, so that the next merged request has room for them. WordPress counts
 * the posts of a term, though not always as they are listed, but not the comments of a post.
 */
export class ListLengths {
  readonly #lengths: ExpiringMap<number>;

  constructor(lengths: ExpiringMap<number>) {
    this.#lengths = lengths;
  }

  of(list: ListRequest): number | undefined {
    return this.#lengths.get(nameOf(list));
  }

  isKnown(list: ListRequest): boolean {
    return list.owner?.count !== undefined || this.of(list) !== undefined;
  }

  /** Whether all its items are older than the newest of lists of its length, so that these always crowd it out. */
  isApart(list: ListRequest): boolean {
    return this.#lengths.get(`${nameOf(list)} apart`) !== undefined;
  }

  noteApart(list: ListRequest): void {
    this.#lengths.set(`${nameOf(list)} apart`, 0);
  }

  /** @param isCounted Whether the count of the list's owner may be trusted. */
  note(list: ListRequest, length: number | undefined, isCounted = list.owner?.count !== undefined): void {
    if (length === undefined || isCounted || !list.owner || list.owner.isTree) return;
    this.#lengths.set(nameOf(list), length);
  }
}

const nameOf = ({ route, query }: ListRequest): string => requestName(route, { ...query, ...OF_PAGES });
