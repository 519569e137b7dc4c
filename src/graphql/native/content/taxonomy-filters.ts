import type { TaxonomyModel } from '../../../model/resources.ts';
import { idsFilter, idsNotFilter, noneOf, slugsFilter } from '../../engine/filters/filters.ts';
import type { GlobalIds } from '../../engine/global-ids.ts';
import type { Filter } from '../filters/filter-input.ts';

const allOf = (parameter: string, ids: readonly (string | number)[]) =>
  ids.length > 0 ? { [`${parameter}[terms]`]: ids, [`${parameter}[operator]`]: 'AND' } : {};

/**
 * The filters on one taxonomy of a content list: any, all or none of the terms, by id or by slug.
 *
 * @param singular The prefix of the filter names, such as `tag`.
 * @see https://developer.wordpress.org/rest-api/reference/posts/#arguments
 */
export function taxonomyFilters(
  taxonomy: TaxonomyModel,
  singular: string,
  ids: GlobalIds,
): readonly Filter[] {
  const { label, restBase, hierarchical } = taxonomy;
  const exclude = `${restBase}_exclude`;
  const of = { of: [taxonomy], ids };
  return [
    idsFilter([singular, `Only items with any of the ${label} with these IDs.`], of, restBase),
    slugsFilter(
      [`${singular}Slug`, `Only items with any of the ${label} with these slugs.`],
      taxonomy,
      restBase,
    ),
    idsFilter(
      [`${singular}All`, `Only items with all of the ${label} with these IDs.`],
      of,
      restBase,
      (all) => allOf(restBase, all),
    ),
    slugsFilter(
      [`${singular}SlugAll`, `Only items with all of the ${label} with these slugs.`],
      taxonomy,
      restBase,
      (all, hasAll) => (hasAll ? allOf(restBase, all) : null),
    ),
    idsNotFilter([`${singular}Not`, `No items with any of the ${label} with these IDs.`], of, exclude),
    slugsFilter(
      [`${singular}SlugNot`, `No items with any of the ${label} with these slugs.`],
      taxonomy,
      exclude,
      (none) => noneOf(exclude, none),
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
