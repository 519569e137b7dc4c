import { isFreeTypeName } from './claim-names.ts';
import { coreName, RESERVED_FIELDS, RESERVED_ROOTS, type ResourceNames } from './reserved-names.ts';
import { camelCase, pascalCase } from './words.ts';

export interface NamedThing {
  /** The key in WordPress: `post`, `post_tag`, `e-landing-page`. */
  readonly slug: string;
  /** The last part of its REST route: `posts`, `tags`. */
  readonly restBase: string;
}

/**
 * Names all post types and taxonomies of a site, in the given order. The names are unique and avoid those that the
 * schema needs. Deterministic: the same site always gets the same names.
 */
export function settleNames(
  things: readonly NamedThing[],
  kind: 'content' | 'term',
  taken: Set<string> = new Set(),
): ReadonlyMap<string, ResourceNames> {
  const suffix = kind === 'content' ? 'Content' : 'Term';
  const names = new Map<string, ResourceNames>();
  const typeIsFree = (name: string) => isFreeTypeName(name, taken);
  const fieldIsFree = (name: string) =>
    !RESERVED_ROOTS.has(name) &&
    !RESERVED_FIELDS.has(name) &&
    !taken.has(`field ${name}`) &&
    !name.startsWith('__');

  const settle = (thing: NamedThing): ResourceNames => {
    const base = pascalCase(thing.slug, suffix);
    let typeName = typeIsFree(base) ? base : `${base}${suffix}`;
    for (let n = 2; !typeIsFree(typeName); n++) typeName = `${base}${suffix}${n}`;

    const singularBase = camelCase(base);
    let singular = fieldIsFree(singularBase) ? singularBase : camelCase(typeName);
    for (let n = 2; !fieldIsFree(singular); n++) singular = `${singularBase}${suffix}${n}`;

    const pluralBase = camelCase(pascalCase(thing.restBase, suffix));
    const isFreePlural = (name: string) => name !== singular && fieldIsFree(name);
    let plural = isFreePlural(pluralBase) ? pluralBase : `${singular}List`;
    for (let n = 2; !isFreePlural(plural); n++) plural = `${singular}List${n}`;
    return { typeName, singular, plural };
  };

  const claim = (slug: string, settled: ResourceNames) => {
    taken.add(`type ${settled.typeName}`).add(`field ${settled.singular}`).add(`field ${settled.plural}`);
    names.set(slug, settled);
  };
  for (const thing of things) claim(thing.slug, coreName(kind, thing.slug) ?? settle(thing));
  return names;
}
