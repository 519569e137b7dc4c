import { ArgumentNames } from './argument-names.ts';
import { isFreeTypeName, takenField, takenType } from './claim-names.ts';
import {
  BEGINS_WITH_ROOT,
  coreName,
  RESERVED_FIELDS,
  RESERVED_ROOTS,
  type ResourceNames,
} from './reserved-names.ts';
import { type NamedThing, type NameOverrides, pluralOfName, wishedNames } from './wished-names.ts';
import { camelCase } from './words.ts';

export type ResourceNamesByKey = ReadonlyMap<string, ResourceNames>;

interface Wish {
  readonly thing: NamedThing;
  readonly suffix: 'Content' | 'Term';
  readonly names: ResourceNames;
}

/**
 * Names all post types and taxonomies of a site. The names are unique, even without their case, and avoid those that
 * the schema needs.
 *
 * The order in which WordPress lists the types does not matter, and a type that asks for no name of another changes
 * none: first come those whose names are given, then those whose names nobody else wants before them, by slug; post
 * types before taxonomies. The rest get names with `Content` or `Term`.
 *
 * @param taken Receives the names.
 */
export function settleNames(
  { contentTypes, taxonomies }: Readonly<Record<'contentTypes' | 'taxonomies', readonly NamedThing[]>>,
  taken: Set<string> = new Set(),
  overrides: NameOverrides = new Map(),
): ResourceNamesByKey {
  const settled = new Map<string, ResourceNames>();
  const args = new ArgumentNames();
  const claim = ({ key }: NamedThing, names: ResourceNames) => {
    taken.add(takenType(names.typeName)).add(takenField(names.singular)).add(takenField(names.plural));
    args.add(names.typeName, names.plural);
    settled.set(key, names);
  };
  const wishes: readonly Wish[] = [
    ...bySlug(contentTypes).map((thing) => wishOf(thing, 'Content', overrides)),
    ...bySlug(taxonomies).map((thing) => wishOf(thing, 'Term', overrides)),
  ];
  const isSettled = ({ thing }: Wish) => settled.has(thing.key);
  for (const [kind, things] of [
    ['content', contentTypes],
    ['term', taxonomies],
  ] as const) {
    for (const thing of things) {
      const names = coreName(kind, thing.slug);
      if (names) claim(thing, names);
    }
  }
  const given = wishes.filter((wish) => !isSettled(wish) && overrides.has(wish.thing.key));
  for (const wish of given) {
    // Names given for a site that has changed since may clash: those fall through to the last step.
    if (isFree(wish, taken)) claim(wish.thing, wish.names);
  }
  for (const wish of wishes) {
    const { typeName, plural } = wish.names;
    const areFree = isFree(wish, taken) && args.isFreeType(typeName) && args.isFreeList(typeName, plural);
    if (!isSettled(wish) && areFree) claim(wish.thing, wish.names);
  }
  for (const wish of wishes) {
    if (!isSettled(wish)) claim(wish.thing, otherNames(wish, taken, args));
  }
  return settled;
}

const bySlug = (things: readonly NamedThing[]): readonly NamedThing[] =>
  things.toSorted((a, b) => Number(a.slug > b.slug) - Number(a.slug < b.slug));

function wishOf(thing: NamedThing, suffix: Wish['suffix'], overrides: NameOverrides): Wish {
  const wished = wishedNames(thing, suffix);
  const given = overrides.get(thing.key);
  if (!given) return { thing, suffix, names: wished };
  const typeName = given.type ?? wished.typeName;
  const singular = given.singular ?? (given.type ? camelCase(given.type) : wished.singular);
  const plural = given.plural ?? ((given.singular ?? given.type) ? pluralOfName(singular) : wished.plural);
  return { thing, suffix, names: { typeName, singular, plural } };
}

const lowered = (names: Iterable<string>): ReadonlySet<string> =>
  new Set([...names].map((name) => name.toLowerCase()));
const ROOTS = lowered(RESERVED_ROOTS);
const FIELDS = lowered(RESERVED_FIELDS);

const isFreeRoot = (name: string, taken: ReadonlySet<string>): boolean =>
  !ROOTS.has(name.toLowerCase()) && !taken.has(takenField(name));

/** Lists are fields of other types, too, and the singular of a taxonomy begins the names of filters. */
const isFreeField = (name: string, taken: ReadonlySet<string>): boolean =>
  isFreeRoot(name, taken) && !FIELDS.has(name.toLowerCase());

const singularIsFree = { Content: isFreeRoot, Term: isFreeField };

export const isFree = (
  { suffix, names }: Pick<Wish, 'suffix' | 'names'>,
  taken: ReadonlySet<string>,
): boolean =>
  isFreeTypeName(names.typeName, taken) &&
  singularIsFree[suffix](names.singular, taken) &&
  isFreeField(names.plural, taken);

/** Names for a type whose own are taken, as close to them as possible: `NodeContent`, `nodeContent`, `nodeContents`. */
function otherNames({ suffix, names }: Wish, taken: ReadonlySet<string>, args: ArgumentNames): ResourceNames {
  const stem = rootless(names.typeName);
  const typeName = firstFree(
    [names.typeName, `${stem}${suffix}`],
    (number) => `${stem}${suffix}${number}`,
    (name) => isFreeTypeName(name, taken) && args.isFreeType(name),
  );
  const own = camelCase(stem);
  const singular = firstFree(
    [names.singular, `${own}${suffix}`],
    (number) => `${own}${suffix}${number}`,
    (name) => singularIsFree[suffix](name, taken),
  );
  const plural = pluralOfName(singular.endsWith(suffix) ? singular : `${own}${suffix}`);
  return {
    typeName,
    singular,
    plural: firstFree(
      [names.plural, plural],
      (number) => `${plural}${number}`,
      (name) =>
        name.toLowerCase() !== singular.toLowerCase() &&
        isFreeField(name, taken) &&
        args.isFreeList(typeName, name),
    ),
  };
}

/** A type name must not begin with that of a root type: `Query` becomes `SiteQuery`. */
const rootless = (typeName: string): string =>
  BEGINS_WITH_ROOT.test(typeName) ? `Site${typeName}` : typeName;

function firstFree(
  wishes: readonly string[],
  numbered: (number: number) => string,
  isFreeName: (name: string) => boolean,
): string {
  const wish = wishes.find(isFreeName);
  if (wish !== undefined) return wish;
  for (let number = 2; ; number++) {
    const name = numbered(number);
    if (isFreeName(name)) return name;
  }
}
