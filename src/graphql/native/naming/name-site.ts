import type { GivenNames } from '../../../base/given-names.ts';
import {
  AUTHORS,
  COMMENTS,
  MEDIA,
  REVISIONS,
  type Resource,
  type TaxonomyModel,
} from '../../../model/resources.ts';
import { extrasOf, resourcesOf, type SiteShape } from '../../../model/site-model.ts';
import { claimInputNames, claimTypeNames, mutationNouns, takenField, takenType } from './claim-names.ts';
import { overridesOf } from './name-overrides.ts';
import { type NamedExtras, type NamedSettings, nameExtras, nameSettings } from './named-extras.ts';
import { type NamedJoin, nameJoins } from './named-joins.ts';
import {
  RESERVED_FIELDS,
  RESERVED_INPUT_FIELDS,
  RESERVED_MEDIA_FIELDS,
  type ResourceNames,
} from './reserved-names.ts';
import { settleNames } from './resource-names.ts';

/** All names in the schema of a site. */
export interface SiteNames {
  of(resource: Resource): ResourceNames;
  /** The noun in the mutation names of a resource: `Post` in `createPost`. */
  nounOf(resource: Resource): string;
  /** The fields of a resource beyond WordPress's own. */
  extrasOf(resource: Resource): NamedExtras;
  /** The fields that further namespaces have of a post type's items. */
  joinsOf(resource: Resource): readonly NamedJoin[];
  readonly settings: NamedSettings;
}

const BUILT_IN: readonly (readonly [key: string, names: ResourceNames])[] = [
  [AUTHORS.key, { typeName: 'Author', singular: 'author', plural: 'authors' }],
  [MEDIA.key, { typeName: 'Media', singular: 'mediaItem', plural: 'media' }],
  [COMMENTS.key, { typeName: 'Comment', singular: 'comment', plural: 'comments' }],
  [REVISIONS.key, { typeName: 'Revision', singular: 'revision', plural: 'revisions' }],
];

/** Names that the schema needs on sites with languages. */
const LANGUAGE_FIELDS = ['language', 'languages', 'translations'];

const NO_EXTRAS: NamedExtras = { fields: [], meta: undefined, input: { fields: [], meta: undefined } };

/**
 * Names everything in the schema of a site. Deterministic: the same site always gets the same names.
 *
 * @param given Names that replace the discovered ones; those that do not fit the site are ignored.
 */
export function nameSite(site: SiteShape, given?: GivenNames): SiteNames {
  const taken = new Set(site.languages ? [takenType('Language'), ...LANGUAGE_FIELDS.map(takenField)] : []);
  const settled = new Map([...BUILT_IN, ...settleNames(site, taken, overridesOf(site, given))]);
  const of = ({ key }: Resource) => found(settled.get(key), key);

  const resources = resourcesOf(site);
  const typeNames = resources.map((resource) => of(resource).typeName);
  const nouns = mutationNouns(typeNames);
  const claims = { claim: claimTypeNames(taken), claimInput: claimInputNames(typeNames) };
  const inputs = inputFieldsOf(site.taxonomies, of);
  const extras = new Map(
    resources
      .filter(({ key }) => site.extras.has(key))
      .map((resource) => {
        const names = { ...claims, fields: fieldsOn(resource, site, of), inputs };
        return [resource.key, nameExtras(extrasOf(site, resource), of(resource).typeName, names)] as const;
      }),
  );
  const joins = new Map(
    site.contentTypes.map((type) => {
      const others = (extras.get(type.key) ?? NO_EXTRAS).fields.map(({ name }) => name);
      const taken = new Set([...fieldsOn(type, site, of), ...others]);
      const own = site.joins.filter(({ contentType }) => contentType === type.slug);
      return [type.key, nameJoins(own, of(type).typeName, taken, claims.claim)] as const;
    }),
  );
  return {
    of,
    nounOf: (resource) => found(nouns.get(of(resource).typeName), resource.key),
    extrasOf: ({ key }) => extras.get(key) ?? NO_EXTRAS,
    joinsOf: ({ key }) => joins.get(key) ?? [],
    settings: nameSettings(site.settings, claims),
  };
}

function found<T>(name: T | undefined, key: string): T {
  if (name === undefined) throw new TypeError(`Expected a name for ${key}.`);
  return name;
}

/** The fixed field names of a type. They depend on the site, because types have lists of one another. */
function fieldsOn(
  resource: Resource,
  { contentTypes, taxonomies, languages }: SiteShape,
  of: SiteNames['of'],
): ReadonlySet<string> {
  const lists =
    resource.kind === 'content'
      ? taxonomies.filter(({ slug }) => resource.taxonomies.includes(slug))
      : resource.kind === 'term'
        ? contentTypes.filter(({ slug }) => resource.contentTypes.includes(slug))
        : contentTypes;
  const own = resource.kind === 'media' ? RESERVED_MEDIA_FIELDS : [];
  return new Set([
    ...RESERVED_FIELDS,
    ...(languages ? LANGUAGE_FIELDS : []),
    ...own,
    ...lists.map((list) => of(list).plural),
  ]);
}

/** The fixed field names of inputs, including those of the taxonomies. */
const inputFieldsOf = (taxonomies: readonly TaxonomyModel[], of: SiteNames['of']): ReadonlySet<string> =>
  new Set([
    ...RESERVED_FIELDS,
    ...RESERVED_INPUT_FIELDS,
    ...taxonomies.map((taxonomy) => of(taxonomy).singular).flatMap((name) => [`${name}Ids`, `${name}Slugs`]),
  ]);
