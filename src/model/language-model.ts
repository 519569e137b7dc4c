/** One language of a multilingual site. */
export interface LanguageModel {
  /** As the plugin's parameters take it: `fr`, `pt-br`. */
  readonly code: string;
  readonly name?: string | undefined;
  /** WordPress's locale: `fr_FR`. */
  readonly locale?: string | undefined;
  readonly isDefault?: boolean | undefined;
  /** The URL of the home page in this language. */
  readonly home?: string | undefined;
  /** The address under which all pages in this language are: `https://example.com/fr/`. */
  readonly part?: string | undefined;
  /** The database id of the static front page in this language; 0 or `undefined` without one. */
  readonly frontPageId?: number | undefined;
}
