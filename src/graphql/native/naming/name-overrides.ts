import { didYouMean } from '../../../base/did-you-mean.ts';
import { PressgraphError } from '../../../base/errors.ts';
import type { GivenNames } from '../../../base/given-names.ts';
import type { SiteModel } from '../../../model/site-model.ts';
import { takenField, takenType } from './claim-names.ts';
import { coreName } from './reserved-names.ts';
import { isFree, settleNames } from './resource-names.ts';
import type { NameOverrides } from './wished-names.ts';

type Named = Pick<SiteModel, 'contentTypes' | 'taxonomies'>;

/**
 * The given names that concern types of this site. Lenient: a type may have gone since the gateway started.
 *
 * @see {@link assertGivenNames}
 */
export function overridesOf(site: Named, given: GivenNames = {}): NameOverrides {
  return new Map(
    Object.entries(given).flatMap(([slug, name]) => {
      const [thing, another] = thingsCalled(site, slug);
      const { type, singular, plural } = name;
      // The names for WPGraphQL are not for this schema.
      if (type === undefined && singular === undefined && plural === undefined) return [];
      return thing && !another && !coreName(thing.kind, thing.slug)
        ? [[thing.key, { type, singular, plural }] as const]
        : [];
    }),
  );
}

const thingsCalled = (site: Named, slug: string) =>
  [...site.contentTypes, ...site.taxonomies].filter((thing) => thing.slug === slug || thing.key === slug);

/**
 * Checks given names against the site that they are for.
 *
 * @throws PressgraphError BAD_USER_INPUT listing every mistake: unknown or ambiguous slugs, WordPress's own types, and
 * names that are reserved or given twice.
 */
export function assertGivenNames(site: Named, given: GivenNames = {}): void {
  const unknown = Object.keys(given).flatMap((slug) => mistakeIn(site, slug));
  const mistakes = unknown.length > 0 ? unknown : clashesIn(site, overridesOf(site, given));
  if (mistakes.length > 0) {
    throw new PressgraphError('BAD_USER_INPUT', `Invalid \`names\`: ${mistakes.join(' ')}`);
  }
}

function mistakeIn(site: Named, slug: string): readonly string[] {
  const [thing, another] = thingsCalled(site, slug);
  if (!thing) {
    const known = [...site.contentTypes, ...site.taxonomies]
      .filter((other) => !coreName(other.kind, other.slug))
      .map((other) => other.slug);
    return [`Expected the slug of a post type or taxonomy, got “${slug}”.${didYouMean(slug, known)}`];
  }
  if (another) return [`“${slug}” is a post type and a taxonomy: write “${thing.key}” or “${another.key}”.`];
  return coreName(thing.kind, thing.slug) ? [`“${slug}” keeps WordPress’s own names.`] : [];
}

function clashesIn(site: Named, overrides: NameOverrides): readonly string[] {
  if (overrides.size === 0) return [];
  const taken = new Set<string>();
  const names = settleNames(site, new Set(), overrides);
  return [...overrides].flatMap(([key, { type, singular, plural }]) => {
    const settled = names.get(key);
    if (!settled) return [];
    const asked = {
      typeName: type ?? settled.typeName,
      singular: singular ?? settled.singular,
      plural: plural ?? settled.plural,
    };
    const isDouble = asked.singular.toLowerCase() === asked.plural.toLowerCase();
    const isTaken =
      !isFree({ suffix: key.startsWith('taxonomy/') ? 'Term' : 'Content', names: asked }, taken) || isDouble;
    taken.add(takenType(asked.typeName)).add(takenField(asked.singular)).add(takenField(asked.plural));
    return isTaken
      ? [
          `${asked.typeName}, ${asked.singular}, ${asked.plural} for “${key}”: reserved by the schema, or given twice.`,
        ]
      : [];
  });
}
