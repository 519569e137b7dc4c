export interface SearchRequest {
  /** Search terms; `undefined` lists everything, newest first. */
  readonly search: string | undefined;
  /** Slugs of the post types to search; empty for all public ones. */
  readonly subtypes: readonly string[];
  /** Only content in this language, of the types whose lists can be filtered by it. */
  readonly language?: SearchLanguage | undefined;
  readonly offset: number;
  readonly size: number;
}

export interface SearchLanguage {
  readonly code: string;
  /** The parameter that chooses a language, by the slug of the post type. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface SearchAnswer {
  readonly hits: readonly { readonly id: number; readonly subtype: string; readonly index: number }[];
  readonly total: number | undefined;
  /** Where one request ends and the next begins: results of one second may repeat or be missing there. */
  readonly seams: readonly number[];
}
