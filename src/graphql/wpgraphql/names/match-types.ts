import type { ContentTypeModel, TaxonomyModel } from '../../../model/resources.ts';
import type { GivenType } from './given-facts.ts';

type Registered = ContentTypeModel | TaxonomyModel;

/** Which given type is which of the site, and those that are none. */
export interface MatchedTypes {
  readonly byKey: ReadonlyMap<string, GivenType>;
  readonly unmatched: readonly GivenType[];
}

/**
 * Finds the given types of post types or taxonomies: neither REST nor the schema tells which slug a type has, but names are
 * nearly always made of the slug, the label or the REST base. What is left over on both sides, if it is one, belongs together.
 */
export function matchTypes(registered: readonly Registered[], given: readonly GivenType[]): MatchedTypes {
  const byKey = new Map<string, GivenType>();
  const pairs = registered
    .flatMap((thing) => given.map((type) => ({ thing, type, score: likeness(thing, type) })))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
  const taken = new Set<GivenType>();
  for (const { thing, type } of pairs) {
    if (byKey.has(thing.key) || taken.has(type)) continue;
    byKey.set(thing.key, type);
    taken.add(type);
  }
  const unmatched = given.filter((type) => !taken.has(type));
  const unnamed = registered.filter(({ key }) => !byKey.has(key));
  const [[thing, ...things], [type, ...types]] = [unnamed, unmatched];
  if (thing && type && things.length === 0 && types.length === 0) {
    byKey.set(thing.key, type);
    return { byKey, unmatched: [] };
  }
  return { byKey, unmatched };
}

const lettersOf = (text: string | undefined): string =>
  (text ?? '').toLowerCase().replace(/[^\p{L}\d]/gu, '');

/** How sure it is that a type is that of a slug; 0 if nothing speaks for it. */
function likeness({ slug, label, restBase }: Registered, { typeName, plural }: GivenType): number {
  const [own, one, many] = [lettersOf(slug), lettersOf(typeName), lettersOf(plural)];
  if (own === one) return 6;
  if (own === many) return 5;
  if (lettersOf(label) === many || lettersOf(label) === one) return 4;
  if ([many, one].includes(lettersOf(restBase))) return 3;
  // Prefixes of plugins: `acme_book`.
  if (one.length > SHORT && (own.endsWith(one) || one.endsWith(own))) return 2;
  return one.length > SHORT && own.length > SHORT && (own.startsWith(one) || one.startsWith(own)) ? 1 : 0;
}

/** Too short to be more than a coincidence. */
const SHORT = 2;
