import { AUTHORS, type ContentTypeModel } from '../../../model/resources.ts';
import type { SiteShape } from '../../../model/site-model.ts';
import {
  anyOfFilter,
  idsFilter,
  idsNotFilter,
  slugsFilter,
  valueFilter,
} from '../../engine/filters/filters.ts';
import type { SortableBy } from '../../engine/filters/list-order.ts';
import type { GlobalIds } from '../../engine/global-ids.ts';
import { type Filter, identityFilters } from '../filters/filter-input.ts';
import { BY_RELEVANCE, IN_ORDER_OF_IDS, IN_ORDER_OF_SLUGS } from '../filters/order-input.ts';
import type { SiteNames } from '../naming/name-site.ts';
import type { registerContentEnums } from './content-enums.ts';
import { taxonomyFilters } from './taxonomy-filters.ts';

/** The site, its names and ids, and the enums of content. */
export interface ContentSite {
  readonly site: SiteShape;
  readonly names: SiteNames;
  readonly ids: GlobalIds;
  readonly enums: ReturnType<typeof registerContentEnums>;
}

/** The filters of a content list, as WordPress's posts controller accepts them. */
export function contentFilters(
  model: ContentTypeModel,
  { site, names, ids, enums: { ContentStatus, PostFormat, SearchColumn, TaxonomyRelation } }: ContentSite,
): readonly Filter[] {
  const taxonomies = site.taxonomies.filter(({ slug }) => model.taxonomies.includes(slug));
  const own = { of: [model], ids };
  const fixed = [
    valueFilter(['search', 'Search in the title, the excerpt and the content.'], 'String', 'search'),
    searchColumnFilter(SearchColumn),
    ...identityFilters(own),
    ...authorFilters(ids),
    valueFilter(['publishedAfter', 'Only items published after this time.'], 'DateTime', 'after'),
    valueFilter(['publishedBefore', 'Only items published before this time.'], 'DateTime', 'before'),
    valueFilter(['modifiedAfter', 'Only items modified after this time.'], 'DateTime', 'modified_after'),
    valueFilter(['modifiedBefore', 'Only items modified before this time.'], 'DateTime', 'modified_before'),
    anyOfFilter(
      [
        'status',
        'Only items with these statuses. Default: PUBLISH. Others require a caller who may see them.',
      ],
      ContentStatus.ref,
      'status',
    ),
    ...(model.slug === 'post'
      ? [
          valueFilter(
            ['isSticky', 'Only sticky posts if true; no sticky posts if false.'],
            'Boolean',
            'sticky',
          ),
          anyOfFilter(['format', 'Only posts with these formats.'], PostFormat.ref, 'format'),
        ]
      : []),
    ...(model.hierarchical
      ? [
          idsFilter(
            ['parent', 'Only children of the items with these IDs. 0 stands for items at the top level.'],
            own,
            'parent',
          ),
          idsNotFilter(['parentNot', 'No children of the items with these IDs.'], own, 'parent_exclude'),
        ]
      : []),
    ...(taxonomies.length > 0 ? [relationFilter(TaxonomyRelation)] : []),
  ];
  const taken = new Set(fixed.map(({ name }) => name));
  return [
    ...fixed,
    ...taxonomies.flatMap((taxonomy) => {
      const { singular } = names.of(taxonomy);
      return taxonomyFilters(taxonomy, taken.has(singular) ? `${singular}Term` : singular, ids);
    }),
  ];
}

/** Filters by author, for what has one. */
export const authorFilters = (ids: GlobalIds): readonly Filter[] => [
  idsFilter(['author', 'Only items by the authors with these IDs.'], { of: [AUTHORS], ids }, 'author'),
  slugsFilter(['authorSlug', 'Only items by the authors with these slugs.'], AUTHORS, 'author'),
  idsNotFilter(
    ['authorNot', 'No items by the authors with these IDs.'],
    { of: [AUTHORS], ids },
    'author_exclude',
  ),
];

export const searchColumnFilter = ({ ref }: ContentSite['enums']['SearchColumn']): Filter =>
  anyOfFilter(['searchColumn', 'Where to search. Default: everywhere.'], ref, 'search_columns');

export const relationFilter = ({ ref }: ContentSite['enums']['TaxonomyRelation']): Filter =>
  valueFilter(
    ['taxonomyRelation', 'How to combine filters on several taxonomies. Default: AND.'],
    ref,
    'tax_relation',
  );

/** The `orderby` values of the posts controller. */
export function contentOrders(model: ContentTypeModel): readonly SortableBy[] {
  return [
    { name: 'DATE', orderby: 'date', usual: 'desc', description: 'When it was published.' },
    { name: 'MODIFIED', orderby: 'modified', usual: 'desc', description: 'When it was last modified.' },
    { name: 'TITLE', orderby: 'title', description: 'The title.' },
    { name: 'SLUG', orderby: 'slug', description: 'The slug.' },
    { name: 'AUTHOR', orderby: 'author', description: 'The database ID of the author.' },
    { name: 'ID', orderby: 'id', description: 'The database ID.' },
    BY_RELEVANCE,
    IN_ORDER_OF_IDS,
    IN_ORDER_OF_SLUGS,
    ...(model.hierarchical
      ? [
          { name: 'PARENT', orderby: 'parent', description: 'The database ID of the parent.' },
          {
            name: 'MENU_ORDER',
            orderby: 'menu_order',
            description: 'The order set by editors (`menu_order`).',
          },
        ]
      : []),
  ];
}
