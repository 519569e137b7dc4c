import type { TaxonomyModel } from '../../../model/resources.ts';
import { anyOfFilter, noneOf, noneOfFilter, slugsFilter } from '../../engine/filters/filters.ts';
import type { Filter } from '../filters/filter-input.ts';

const allOf = (parameter: string, ids: readonly (string | number)[]) =>
  ids.length > 0 ? { [`${parameter}[terms]`]: ids, [`${parameter}[operator]`]: 'AND' } : {};

/**
 * The conditions on a taxonomy of a list of content: one of the terms, all of them, or none of them; by id or by slug.
 *
 * @param singular What their names begin with: `tag`.
 * @see https://developer.wordpress.org/rest-api/reference/posts/#arguments
 */
export function taxonomyFilters(taxonomy: TaxonomyModel, singular: string): readonly Filter[] {
  const { label, restBase, hierarchical } = taxonomy;
  const exclude = `${restBase}_exclude`;
  return [
    anyOfFilter([`${singular}Ids`, `Database ids of ${label}, one of which the item has.`], 'Int', restBase),
    slugsFilter([`${singular}Slugs`, `Slugs of ${label}, one of which the item has.`], taxonomy, restBase),
    {
      ...anyOfFilter(
        [`${singular}IdsAll`, `Database ids of ${label}, all of which the item has.`],
        'Int',
        restBase,
      ),
      toRest: (ids) => allOf(restBase, ids as readonly number[]),
    },
    slugsFilter(
      [`${singular}SlugsAll`, `Slugs of ${label}, all of which the item has.`],
      taxonomy,
      restBase,
      (ids, hasAll) => (hasAll ? allOf(restBase, ids) : null),
    ),
    noneOfFilter([`${singular}IdsNot`, `Database ids of ${label} whose items are left out.`], exclude),
    slugsFilter(
      [`${singular}SlugsNot`, `Slugs of ${label} whose items are left out.`],
      taxonomy,
      exclude,
      (ids) => noneOf(exclude, ids),
    ),
    ...(hierarchical
      ? [
          {
            name: `${singular}IncludeChildren`,
            type: 'Boolean',
            isList: false,
            description: `Whether items filed under a term below one of the ${label} given count, too.`,
            parameter: restBase,
            toRest: (value) => (value === true ? { [`${restBase}[include_children]`]: true } : {}),
          } satisfies Filter,
        ]
      : []),
  ];
}
