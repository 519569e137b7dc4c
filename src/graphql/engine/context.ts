import type { ChangeFeed } from '../../changes/change-feed.ts';
import type { Loaders } from '../../loaders/loaders.ts';
import type { SiteModel } from '../../model/site-model.ts';

/** Limits that an operation is held to. */
export interface PageLimits {
  /** Items of a list when neither `first` nor `last` is given. */
  readonly defaultSize: number;
  /** The most that `first` or `last` may ask. */
  readonly maxSize: number;
}

/** Limits of what is sent to the site. */
export interface UploadLimits {
  /** The most bytes that a file may have. */
  readonly maxBytes: number;
}

/** Who is asking, as far as resolvers may know. */
export interface CallerIdentity {
  /** Whether a credential came that WordPress knows; what it opens, WordPress decides for each request. */
  readonly kind: 'anonymous' | 'identified';
  /** What may be shared between operations, is shared among those with the same key. A hash: it tells no credential. */
  readonly key: string;
}

/** Tokens that open one item for a while. */
export interface Previews {
  /** A token for the item, for so many seconds. */
  sign(id: number, seconds: number): string;
  /** Whether a token opens the item now. */
  opens(token: string, id: number): boolean;
}

/** What every resolver gets: made anew for each operation. */
export interface GatewayContext {
  readonly site: SiteModel;
  readonly load: Loaders;
  /** Aborts when the operation's time is over, or its caller gone. */
  readonly signal: AbortSignal;
  readonly pages: PageLimits;
  readonly uploads: UploadLimits;
  readonly caller: CallerIdentity;
  /** `undefined` where the gateway gives out no tokens. */
  readonly previews: Previews | undefined;
  readonly changes: ChangeFeed;
}
