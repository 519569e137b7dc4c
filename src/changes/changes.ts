/** What became of an item of WordPress, as the public sees it. */
export interface Change {
  /** The collection's route: `/wp/v2/posts`. */
  readonly route: string;
  /** The item's database id. */
  readonly id: number;
  /** Deleted is also what the public sees no more: sent back to draft, made private, put into the trash. */
  readonly kind: 'CREATED' | 'UPDATED' | 'DELETED';
  /** Of a comment, the post that it stands under. */
  readonly postId?: number;
  /**
   * `caches` where it is not known what the public sees of it: a write may have been to a draft, whose id is nobody's
   * business. Caches drop what it touches; who tells the public, does not tell of it.
   */
  readonly audience?: 'everyone' | 'caches';
}

/** In the place of an id, where no more is known than that the lists of a collection have changed. */
export const UNKNOWN_ID = 0;

/** Carries changes to all who have to know: caches that hold what changed, and subscribers. */
export interface ChangeHub {
  /** Tells all listeners, those of other gateways included. Settles when it is on its way. */
  publish(changes: readonly Change[]): Promise<void>;
  /** Hears of changes from whichever gateway noticed them, each once. Returns what ends the listening. */
  listen(listener: ChangeListener, options?: ListenOptions): () => void;
  close(): Promise<void>;
}

export type ChangeListener = (changes: readonly Change[]) => void;

export interface ListenOptions {
  /** Called where changes may have been missed, and nobody knows which: anything may be out of date. */
  readonly onGap?: () => void;
}

/**
 * What caches hold is found again by tags, which are REST addresses: an answer that shows post 12 carries
 * `/wp/v2/posts/12`; one made of a list of posts `/wp/v2/posts`, since any post may enter or leave it.
 */
export type CacheTag = string;

export const itemTag = (route: string, id: number): CacheTag => `${route}/${id}`;
export const listTag = (route: string): CacheTag => route;

/** The tags of all that a change touches: the item itself, and each list that it may stand in. */
export const touchedTags = ({ route, id }: Change): readonly CacheTag[] => [
  itemTag(route, id),
  listTag(route),
];

/** What the caches hold of the site, for who looks after changes: nobody need ask for what nobody holds. */
export interface HeldContent {
  /** The ids of the items held, by their collection's route; none where only lists of it are held. */
  idsByRoute(): ReadonlyMap<string, ReadonlySet<number>>;
}
