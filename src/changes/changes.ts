import { AUTHORS, COMMENTS } from '../model/resources.ts';

/** A change to an item of WordPress, as the public sees it. */
export interface Change {
  /** The collection's route: `/wp/v2/posts`. */
  readonly route: string;
  /** The item's database id. */
  readonly id: number;
  /** `DELETED` includes items the public can no longer see: back to draft, made private, trashed. */
  readonly kind: 'CREATED' | 'UPDATED' | 'DELETED';
  /** For a comment, its post. */
  readonly postId?: number;
  /**
   * `caches` if it is unknown whether the public can see the change. A write may have been to a draft, whose id must not
   * leak. Caches invalidate what it affects; subscribers are not notified.
   *
   * @defaultValue `everyone`
   */
  readonly audience?: 'everyone' | 'caches';
  /** Whether the public cannot see the item now. If it never could, nothing that it sees has changed. */
  readonly isHidden?: boolean;
}

/** Stands in for the id when only the collection is known: its lists have changed. */
export const UNKNOWN_ID = 0;

/** Publishes changes to caches and subscribers. */
export interface ChangeHub {
  /** Notifies all listeners, those of other gateways included. Resolves once the changes are sent. */
  publish(changes: readonly Change[]): Promise<void>;
  /** Calls the listener once for each change, whichever gateway noticed it. Returns a function that unsubscribes. */
  listen(listener: ChangeListener, options?: ListenOptions): () => void;
  close(): Promise<void>;
}

export type ChangeListener = (changes: readonly Change[]) => void;

export interface ListenOptions {
  /** Called when unknown changes may have been missed: anything may be stale. */
  readonly onGap?: () => void;
}

/**
 * The tag by which cache entries are invalidated: a REST route. An answer that shows post 12 has the tag
 * `/wp/v2/posts/12`. One built from a list of posts has `/wp/v2/posts`, since any post may enter or leave the list.
 */
export type CacheTag = string;

export const itemTag = (route: string, id: number): CacheTag => `${route}/${id}`;
export const listTag = (route: string): CacheTag => route;

/**
 * The tags that a change invalidates: the item itself, and the lists that may contain it. WordPress lists those authors who have
 * published something, so that any item may bring its author into their list, or out of it.
 */
export const touchedTags = ({ route, id }: Change): readonly CacheTag[] => [
  itemTag(route, id),
  listTag(route),
  ...(route === AUTHORS.route || route === COMMENTS.route ? [] : [listTag(AUTHORS.route)]),
];

/** What the caches contain, so that only that is watched for changes. */
export interface CachedContent {
  /** Ids of cached items by their collection's route; an empty set if only lists are cached. */
  idsByRoute(): ReadonlyMap<string, ReadonlySet<number>>;
}
