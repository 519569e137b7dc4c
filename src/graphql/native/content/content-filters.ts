import { AUTHORS, type ContentTypeModel } from '../../../model/resources.ts';
import type { SiteModel } from '../../../model/site-model.ts';
import { anyOfFilter, noneOfFilter, slugsFilter, valueFilter } from '../../engine/filters/filters.ts';
import type { SortableBy } from '../../engine/filters/list-order.ts';
import { type Filter, IDENTITY_FILTERS } from '../filters/filter-input.ts';
import { BY_RELEVANCE, IN_ORDER_OF_IDS, IN_ORDER_OF_SLUGS } from '../filters/order-input.ts';
import type { SiteNames } from '../naming/name-site.ts';
import type { registerContentEnums } from './content-enums.ts';
import { taxonomyFilters } from './taxonomy-filters.ts';

/** The site, what it is called, and the enums of content. */
export interface ContentSite {
  readonly site: SiteModel;
  readonly names: SiteNames;
  readonly enums: ReturnType<typeof registerContentEnums>;
}

/** The conditions that a list of a post type can be given, as WordPress's posts controller takes them. */
export function contentFilters(
  model: ContentTypeModel,
  { site, names, enums: { ContentStatus, PostFormat, TaxonomyRelation } }: ContentSite,
): readonly Filter[] {
  const taxonomies = site.taxonomies.filter(({ slug }) => model.taxonomies.includes(slug));
  return [
    valueFilter(['search', 'Words that the item’s title, excerpt or content holds.'], 'String', 'search'),
    ...IDENTITY_FILTERS,
    anyOfFilter(['authorIds', 'Database ids of authors, one of whom wrote the item.'], 'Int', 'author'),
    slugsFilter(['authorSlugs', 'Slugs of authors, one of whom wrote the item.'], AUTHORS, 'author'),
    noneOfFilter(['authorIdsNot', 'Database ids of authors whose items are left out.'], 'author_exclude'),
    valueFilter(['publishedAfter', 'Published later than this moment.'], 'DateTime', 'after'),
    valueFilter(['publishedBefore', 'Published earlier than this moment.'], 'DateTime', 'before'),
    valueFilter(['modifiedAfter', 'Changed later than this moment.'], 'DateTime', 'modified_after'),
    valueFilter(['modifiedBefore', 'Changed earlier than this moment.'], 'DateTime', 'modified_before'),
    anyOfFilter(
      [
        'status',
        'Statuses to choose from: PUBLISH unless told otherwise; others need a caller who may see them.',
      ],
      ContentStatus.ref,
      'status',
    ),
    ...(model.slug === 'post'
      ? [
          valueFilter(['isSticky', 'Sticky posts alone, or none of them.'], 'Boolean', 'sticky'),
          anyOfFilter(['formats', 'Post formats to choose from.'], PostFormat.ref, 'format'),
        ]
      : []),
    ...(model.hierarchical
      ? [
          anyOfFilter(
            ['parentIds', 'Database ids of parents, one of which the item stands under. 0 is the top.'],
            'Int',
            'parent',
          ),
          noneOfFilter(
            ['parentIdsNot', 'Database ids of parents whose children are left out.'],
            'parent_exclude',
          ),
        ]
      : []),
    ...taxonomies.flatMap((taxonomy) => taxonomyFilters(taxonomy, names.of(taxonomy).singular)),
    ...(taxonomies.length > 1
      ? [
          valueFilter(
            [
              'taxonomyRelation',
              'Whether the conditions on several taxonomies must all be met (AND), or one of them (OR). AND unless told otherwise.',
            ],
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
    { name: 'MODIFIED', orderby: 'modified', description: 'When it was last changed.' },
    { name: 'TITLE', orderby: 'title', description: 'Its title.' },
    { name: 'SLUG', orderby: 'slug', description: 'Its slug.' },
    { name: 'AUTHOR', orderby: 'author', description: 'Its author’s database id.' },
    { name: 'ID', orderby: 'id', description: 'Its database id.' },
    BY_RELEVANCE,
    IN_ORDER_OF_IDS,
    IN_ORDER_OF_SLUGS,
    ...(model.hierarchical
      ? [
          { name: 'PARENT', orderby: 'parent', description: 'Its parent’s database id.' },
          { name: 'MENU_ORDER', orderby: 'menu_order', description: 'The order that editors gave it.' },
        ]
      : []),
  ];
}
