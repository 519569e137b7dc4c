import { isRecord, type JsonObject } from '../../../base/json.ts';
import type { ResourceExtras } from '../../../model/fields/resource-extras.ts';
import type { SeoFact } from './item-facts.ts';
import { parseRobots } from './robots.ts';
import type { SeoShape } from './seo-shape.ts';
import { textOf, urlOf } from './values.ts';

/**
 * What editors set in Rank Math for an item. Sites that expose it in REST use these keys, at the top level or in
 * `meta`.
 */
const KEYS = {
  title: 'rank_math_title',
  summary: 'rank_math_description',
  address: 'rank_math_canonical_url',
  robots: 'rank_math_robots',
} as const satisfies Partial<Record<SeoFact, string>>;

/** The REST fields with the Rank Math settings of a resource's items, by fact. Empty if none is exposed. */
export function rankMathFields({ fields, meta }: ResourceExtras): ReadonlyMap<string, string> {
  const exposes = (list: ResourceExtras['fields'], wanted: string) => list.some(({ key }) => key === wanted);
  return new Map(
    Object.entries(KEYS).flatMap(([fact, key]): [string, string][] => {
      if (exposes(fields, key)) return [[fact, key]];
      return exposes(meta?.fields ?? [], key) ? [[fact, `meta.${key}`]] : [];
    }),
  );
}

/** Replaces facts of the item with what editors set in Rank Math. */
export function withRankMathMeta(seo: SeoShape, row: JsonObject): SeoShape {
  const meta: JsonObject = isRecord(row['meta']) ? row['meta'] : {};
  const told = (fact: keyof typeof KEYS): unknown => row[KEYS[fact]] || meta[KEYS[fact]];
  const title = wordsOf(told('title'));
  const description = wordsOf(told('summary'));
  const robots = told('robots');
  return {
    ...seo,
    source: 'RANK_MATH',
    title: title ?? seo.title,
    description: description ?? seo.description,
    canonicalUrl: urlOf(told('address')) ?? seo.canonicalUrl,
    robots: parseRobots(Array.isArray(robots) ? robots.join(', ') : textOf(robots)) ?? seo.robots,
    openGraph: {
      ...seo.openGraph,
      title: title ?? seo.openGraph.title,
      description: description ?? seo.openGraph.description,
    },
  };
}

/** A text with unresolved variables, such as `%title% %sep% %sitename%`, is unusable. */
function wordsOf(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && /%\w+(\([^)]*\))?%/.test(text) ? null : text;
}
