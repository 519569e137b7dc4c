import { steadyNow } from '../../base/clock.ts';
import type { Discovery } from '../../model/discovery.ts';
import { type LostTypes, lostTypes, withKeptTypes } from '../../model/lost-types.ts';

/**
 * Keeps post types and taxonomies that a site no longer lists for a while: while a plugin is updated, its types are
 * away for seconds, and every operation that names one would be rejected. Their fields are null with an error meanwhile.
 */
export class TypeGrace {
  readonly #milliseconds: number;
  /** When each was first missed. */
  readonly #missed = new Map<string, number>();

  /** @param seconds How long to keep them; 0 for not at all. */
  constructor(seconds: number) {
    this.#milliseconds = seconds * 1000;
  }

  /** How many types are kept. */
  get size(): number {
    return this.#missed.size;
  }

  /**
   * What was found, with the types that are kept.
   *
   * @returns Also the slugs of those that were not missed before.
   */
  apply(
    known: Discovery,
    found: Discovery,
  ): { readonly discovery: Discovery; readonly missed: readonly string[] } {
    const lost = lostTypes(known, found);
    const now = steadyNow();
    const keys = new Map<string, string>([
      ...lost.types.map((slug) => [`post_type/${slug}`, slug] as const),
      ...lost.taxonomies.map((slug) => [`taxonomy/${slug}`, slug] as const),
    ]);
    for (const key of this.#missed.keys()) if (!keys.has(key)) this.#missed.delete(key);
    const missed: string[] = [];
    for (const [key, slug] of keys) {
      if (this.#milliseconds <= 0 || this.#missed.has(key)) continue;
      this.#missed.set(key, now);
      missed.push(slug);
    }
    const isKept = (kind: string) => (slug: string) => {
      const since = this.#missed.get(`${kind}/${slug}`);
      return since !== undefined && now - since < this.#milliseconds;
    };
    const kept: LostTypes = {
      types: lost.types.filter(isKept('post_type')),
      taxonomies: lost.taxonomies.filter(isKept('taxonomy')),
    };
    for (const [key, slug] of keys) {
      if (!kept.types.includes(slug) && !kept.taxonomies.includes(slug)) this.#missed.delete(key);
    }
    const isWhole = kept.types.length + kept.taxonomies.length === 0;
    return { discovery: isWhole ? found : withKeptTypes(found, known, kept), missed };
  }
}
