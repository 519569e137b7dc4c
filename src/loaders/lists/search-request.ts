export interface SearchRequest {
  /** Search terms; `undefined` lists everything, newest first. */
  readonly search: string | undefined;
  /** Slugs of the post types to search; empty for all public ones. */
  readonly subtypes: readonly string[];
  readonly offset: number;
  readonly size: number;
}

export interface SearchAnswer {
  readonly hits: readonly { readonly id: number; readonly subtype: string; readonly index: number }[];
  readonly total: number | undefined;
}
