import type { DiscoveredTaxonomy, DiscoveredType, Discovery } from './discovery.ts';

/** Slugs of post types and taxonomies that a site listed before, and does not list now. */
export interface LostTypes {
  readonly types: readonly string[];
  readonly taxonomies: readonly string[];
}

export const lostTypes = (known: Discovery, found: Discovery): LostTypes => ({
  types: lost(known.types, found.types),
  taxonomies: lost(known.taxonomies, found.taxonomies),
});

const lost = (
  known: readonly { readonly slug: string }[] | undefined,
  found: readonly { readonly slug: string }[] | undefined,
): readonly string[] => {
  const slugs = new Set(found?.map(({ slug }) => slug));
  return found === undefined ? [] : (known ?? []).map(({ slug }) => slug).filter((slug) => !slugs.has(slug));
};

/**
 * What was found of a site, with these types as they were known: where they were, with their routes, and classified by
 * the same taxonomies.
 */
export function withKeptTypes(found: Discovery, known: Discovery, kept: LostTypes): Discovery {
  const types = kept.types.length === 0 ? found.types : inPlace(found.types, known.types, kept.types);
  const taxonomies =
    kept.taxonomies.length === 0
      ? found.taxonomies
      : inPlace(found.taxonomies, known.taxonomies, kept.taxonomies);
  return {
    ...found,
    types: types?.map((type) => withTaxonomies(type, known.types, kept.taxonomies)),
    taxonomies: taxonomies?.map((taxonomy) => withTypes(taxonomy, known.taxonomies, kept.types)),
    routes: { ...routesOf(known, kept), ...found.routes },
  };
}

function inPlace<T extends { readonly slug: string }>(
  found: readonly T[] | undefined,
  known: readonly T[] | undefined,
  kept: readonly string[],
): readonly T[] | undefined {
  const now = new Map(found?.map((item) => [item.slug, item]));
  const before = (known ?? []).flatMap(
    (item) => now.get(item.slug) ?? (kept.includes(item.slug) ? item : []),
  );
  const others = new Set(before.map(({ slug }) => slug));
  return [...before, ...(found ?? []).filter(({ slug }) => !others.has(slug))];
}

function withTaxonomies(
  type: DiscoveredType,
  known: Discovery['types'],
  kept: readonly string[],
): DiscoveredType {
  const before = known?.find(({ slug }) => slug === type.slug)?.taxonomies ?? [];
  const missing = before.filter((slug) => kept.includes(slug) && !type.taxonomies.includes(slug));
  return missing.length === 0 ? type : { ...type, taxonomies: [...type.taxonomies, ...missing] };
}

function withTypes(
  taxonomy: DiscoveredTaxonomy,
  known: Discovery['taxonomies'],
  kept: readonly string[],
): DiscoveredTaxonomy {
  const before = known?.find(({ slug }) => slug === taxonomy.slug)?.types ?? [];
  const missing = before.filter((slug) => kept.includes(slug) && !taxonomy.types.includes(slug));
  return missing.length === 0 ? taxonomy : { ...taxonomy, types: [...taxonomy.types, ...missing] };
}

function routesOf(known: Discovery, { types, taxonomies }: LostTypes): Discovery['routes'] {
  const kept = [
    ...(known.types ?? []).filter(({ slug }) => types.includes(slug)),
    ...(known.taxonomies ?? []).filter(({ slug }) => taxonomies.includes(slug)),
  ];
  return Object.fromEntries(
    kept.flatMap(({ restNamespace, restBase }) => {
      const route = `/${restNamespace}/${restBase}`;
      const described = known.routes[route];
      return described ? [[route, described] as const] : [];
    }),
  );
}
