import type { Loaders } from '../loaders/loaders.ts';
import type { SiteModel } from '../site/site-model.ts';

/** Limits that an operation is held to. */
export interface PageLimits {
  /** Items of a list when neither `first` nor `last` is given. */
  readonly defaultSize: number;
  /** The most that `first` or `last` may ask. */
  readonly maxSize: number;
}

/** What every resolver gets: made anew for each operation. */
export interface GatewayContext {
  readonly site: SiteModel;
  readonly load: Loaders;
  readonly pages: PageLimits;
}
