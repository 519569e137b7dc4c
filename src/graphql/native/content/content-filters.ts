import { AUTHORS, type ContentTypeModel } from '../../../model/resources.ts';
import type { SiteModel } from '../../../model/site-model.ts';
import { anyOfFilter, noneOfFilter, slugsFilter, valueFilter } from '../../engine/filters/filters.ts';
import type { SortableBy } from '../../engine/filters/list-order.ts';
import { type Filter, IDENTITY_FILTERS } from '../filters/filter-input.ts';
import { BY_RELEVANCE, IN_ORDER_OF_IDS, IN_ORDER_OF_SLUGS } from '../filters/order-input.ts';
import type { SiteNames } from '../naming/name-site.ts';
import type { registerContentEnums } from './content-enums.ts';
import { taxonomyFilters } from './taxonomy-filters.ts';

/** The site, its names, and the enums of content. */
export interface ContentSite {
  readonly site: SiteModel;
  readonly names: SiteNames;
  readonly enums: ReturnType<typeof registerContentEnums>;
}

/** The filters of a content list, as WordPress's posts controller accepts them. */
export function contentFilters(
  model: ContentTypeModel,
  { site, names, enums: { ContentStatus, PostFormat, TaxonomyRelation } }: ContentSite,
): readonly Filter[] {
  const taxonomies = site.taxonomies.filter(({ slug }) => model.taxonomies.includes(slug));
  return [
    valueFilter(['search', 'Search in the title, the excerpt and the content.'], 'String', 'search'),
    ...IDENTITY_FILTERS,
    anyOfFilter(['authorIds', 'Only items by the authors with these database IDs.'], 'Int', 'author'),
    slugsFilter(['authorSlugs', 'Only items by the authors with these slugs.'], AUTHORS, 'author'),
    noneOfFilter(['authorIdsNot', 'No items by the authors with these database IDs.'], 'author_exclude'),
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
          anyOfFilter(['formats', 'Only posts with these formats.'], PostFormat.ref, 'format'),
        ]
      : []),
    ...(model.hierarchical
      ? [
          anyOfFilter(
            [
              'parentIds',
              'Only children of the items with these database IDs. 0 stands for items at the top level.',
            ],
            'Int',
            'parent',
          ),
          noneOfFilter(
            ['parentIdsNot', 'No children of the items with these database IDs.'],
            'parent_exclude',
          ),
        ]
      : []),
    ...taxonomies.flatMap((taxonomy) => taxonomyFilters(taxonomy, names.of(taxonomy).singular)),
    ...(taxonomies.length > 1
      ? [
          valueFilter(
            ['taxonomyRelation', 'How to combine filters on several taxonomies. Default: AND.'],
            TaxonomyRelation.ref,
            'tax_relation',
          ),
        ]
      : []),
  ];
}

/** The `orderby` values of the posts controller. */
export function contentOrders(model: ContentTypeModel): readonly SortableBy[] {
  return [
    { name: 'DATE', orderby: 'date', description: 'When it was published.' },
    { name: 'MODIFIED', orderby: 'modified', description: 'When it was last modified.' },
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
