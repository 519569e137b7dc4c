import type { TaxonomyModel } from '../../../model/resources.ts';
import { anyOfFilter, noneOf, noneOfFilter, slugsFilter } from '../../engine/filters/filters.ts';
import type { Filter } from '../filters/filter-input.ts';

const allOf = (parameter: string, ids: readonly (string | number)[]) =>
  ids.length > 0 ? { [`${parameter}[terms]`]: ids, [`${parameter}[operator]`]: 'AND' } : {};

/**
 * The filters on one taxonomy of a content list: any, all or none of the terms, by id or by slug.
 *
 * @param singular The prefix of the filter names, such as `tag`.
 * @see https://developer.wordpress.org/rest-api/reference/posts/#arguments
 */
export function taxonomyFilters(taxonomy: TaxonomyModel, singular: string): readonly Filter[] {
  const { label, restBase, hierarchical } = taxonomy;
  const exclude = `${restBase}_exclude`;
  return [
    anyOfFilter(
      [`${singular}Ids`, `Only items with any of the ${label} with these database IDs.`],
      'Int',
      restBase,
    ),
    slugsFilter(
      [`${singular}Slugs`, `Only items with any of the ${label} with these slugs.`],
      taxonomy,
      restBase,
    ),
    {
      ...anyOfFilter(
        [`${singular}IdsAll`, `Only items with all of the ${label} with these database IDs.`],
        'Int',
        restBase,
      ),
      toRest: (ids) => allOf(restBase, ids as readonly number[]),
    },
    slugsFilter(
      [`${singular}SlugsAll`, `Only items with all of the ${label} with these slugs.`],
      taxonomy,
      restBase,
      (ids, hasAll) => (hasAll ? allOf(restBase, ids) : null),
    ),
    noneOfFilter(
      [`${singular}IdsNot`, `No items with any of the ${label} with these database IDs.`],
      exclude,
    ),
    slugsFilter(
      [`${singular}SlugsNot`, `No items with any of the ${label} with these slugs.`],
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
            description: `Whether filters on ${label} also match items of descendant terms.`,
            parameter: restBase,
            toRest: (value) => (value === true ? { [`${restBase}[include_children]`]: true } : {}),
          } satisfies Filter,
        ]
      : []),
  ];
}
