/** Types that have fields with arguments, whatever a site has. */
const TYPES = 'Author Content Media Comment Revision Viewer ContentImage'.split(' ');

/** Their fields with arguments, and those of content and terms; all other such fields are lists. */
const FIELDS =
  `attachments authorAvatarUrl avatarUrl caption children citation comments content description excerpt
  previewToken replies revisions sizesAttribute sourceUrl srcSet summary title`.split(/\s+/);

/**
 * The names that generators make from a type and one of its fields: `MovieReviewTagsArgs` would belong to
 * `Movie.reviewTags` and to `MovieReview.tags`. Any type may have any of the lists. Without their case, as other names.
 */
export class ArgumentNames {
  readonly #types = new Set<string>();
  readonly #fields = new Set<string>();
  /** What follows a type's name in that of another: `review`. */
  readonly #steps = new Set<string>();
  /** The steps from each possible beginning of a type's name. */
  readonly #after = new Map<string, Set<string>>();

  constructor() {
    for (const field of FIELDS) this.#fields.add(field.toLowerCase());
    for (const type of TYPES) this.#addType(type.toLowerCase());
  }

  /** Whether a type can have this name beside the lists that there are. */
  isFreeType(typeName: string): boolean {
    return [...this.#stepsOf(typeName.toLowerCase())].every((step) =>
      [...this.#fields].every((field) => !this.#fields.has(step + field)),
    );
  }

  /** Whether a type's list can have this name. */
  isFreeList(typeName: string, plural: string): boolean {
    const list = plural.toLowerCase();
    const isTaken = (step: string) =>
      this.#fields.has(step + list) || (list.startsWith(step) && this.#fields.has(list.slice(step.length)));
    return ![...this.#steps, ...this.#stepsOf(typeName.toLowerCase())].some(isTaken);
  }

  add(typeName: string, plural: string): void {
    this.#addType(typeName.toLowerCase());
    this.#fields.add(plural.toLowerCase());
  }

  #addType(name: string): void {
    for (const step of this.#stepsOf(name)) this.#steps.add(step);
    this.#types.add(name);
    for (let length = 1; length < name.length; length++) {
      const beginning = name.slice(0, length);
      const steps = this.#after.get(beginning) ?? new Set();
      this.#after.set(beginning, steps.add(name.slice(length)));
    }
  }

  /** The steps to and from a type's name. */
  #stepsOf(name: string): ReadonlySet<string> {
    const steps = new Set(this.#after.get(name));
    for (let length = 1; length < name.length; length++) {
      if (this.#types.has(name.slice(0, length))) steps.add(name.slice(length));
    }
    return steps;
  }
}
