import type { ChangeFeed } from '../../changes/change-feed.ts';
import type { Loaders } from '../../loaders/loaders.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { CallerIdentity } from './caller-identity.ts';
import type { UnlockedItems } from './content/unlocked-items.ts';
import type { OperationHtml } from './values/operation-html.ts';

/** The page sizes an operation may use. */
export interface PageLimits {
  /** Items per page if neither `first` nor `last` is given. */
  readonly defaultSize: number;
  /** Maximum of `first` and `last`. */
  readonly maxSize: number;
}

/** Limits on uploads. */
export interface UploadLimits {
  /** Maximum file size in bytes. */
  readonly maxBytes: number;
  /**
   * Rejects a caller who may not upload, before any of a file is taken. Default: WordPress decides as it gets the file.
   *
   * @throws PressgraphError UNAUTHENTICATED or FORBIDDEN.
   */
  readonly assertAllowed?: () => Promise<void>;
}

/** Signs and checks preview tokens, each for one item and a limited time. */
export interface Previews {
  /** A token for the item, valid for this many seconds. */
  sign(id: number, seconds: number): string;
  /** Whether a token is valid for the item now. */
  opens(token: string, id: number): boolean;
}

/** The context of every resolver, created for each operation. */
export interface GatewayContext {
  readonly site: SiteModel;
  /** The key of the site, among several of one gateway; `undefined` if there is one. */
  readonly siteKey?: string | undefined;
  readonly load: Loaders;
  /** Aborts when the operation has to end early. Its reason is the error for the caller. */
  readonly signal: AbortSignal;
  readonly html: OperationHtml;
  readonly unlocked: UnlockedItems;
  readonly pages: PageLimits;
  readonly uploads: UploadLimits;
  readonly caller: CallerIdentity;
  /** `undefined` if the gateway issues no tokens. */
  readonly previews: Previews | undefined;
  readonly changes: ChangeFeed;
  /** What the operator's own function made of the request; reading it makes the answer the caller's own. */
  readonly app: () => unknown;
  /** Keeps the answer out of the caches that callers share. */
  readonly doNotCache: () => void;
}
