/** What WordPress's core has had since a version that not every site runs. */
export interface CoreFeatures {
  /** Whether `_fields` takes nested names (`title.rendered`), as since 5.3. Older cores drop them without a word. */
  readonly nestedFields: boolean;
  /** Whether there is `/wp/v2/search`, as since 5.0. */
  readonly search: boolean;
}

/** What sites have unless they show otherwise. */
export const MODERN_CORE: CoreFeatures = { nestedFields: true, search: true };
