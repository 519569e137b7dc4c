import { AUTHORS, type ContentTypeModel } from '../../site/resources.ts';
import type { SiteModel } from '../../site/site-model.ts';
import {
  anyOfFilter,
  dateFilter,
  type FilterField,
  flagFilter,
  noneOfFilter,
  slugsFilter,
  textFilter,
} from '../filters.ts';
import { BY_RELEVANCE, IN_ORDER_OF_IDS, IN_ORDER_OF_SLUGS, type SortableBy } from '../list-order.ts';

/** The conditions that a list of a post type can be given, from the parameters that its REST route takes. */
export function contentFilters(model: ContentTypeModel, site: SiteModel): readonly FilterField[] {
  const taxonomies = site.taxonomies.filter(({ slug }) => model.taxonomies.includes(slug));
  return [
    textFilter('search', 'Words that the item’s title, excerpt or content holds.', (search) => ({ search })),
    anyOfFilter('slugs', 'String', 'Slugs to choose from.', 'slug'),
    anyOfFilter('idIn', 'Int', 'Database ids to choose from.', 'include'),
    noneOfFilter('idNotIn', 'Database ids to leave out.', 'exclude'),
    anyOfFilter('authorIds', 'Int', 'Database ids of authors, one of whom wrote the item.', 'author'),
    slugsFilter('authorSlugs', 'Slugs of authors, one of whom wrote the item.', 'author', AUTHORS),
    noneOfFilter('authorIdsNot', 'Database ids of authors whose items are left out.', 'author_exclude'),
    dateFilter('publishedAfter', 'Published later than this moment.', 'after'),
    dateFilter('publishedBefore', 'Published earlier than this moment.', 'before'),
    dateFilter('modifiedAfter', 'Changed later than this moment.', 'modified_after'),
    dateFilter('modifiedBefore', 'Changed earlier than this moment.', 'modified_before'),
    anyOfFilter(
      'status',
      'String',
      'Statuses to choose from: `publish` unless told otherwise; others need a caller who may see them.',
      'status',
    ),
    ...(model.slug === 'post'
      ? [flagFilter('isSticky', 'Sticky posts alone, or none of them.', (sticky) => ({ sticky }))]
      : []),
    ...(model.hierarchical
      ? [
          anyOfFilter(
            'parentIds',
            'Int',
            'Database ids of parents, one of which the item stands under. 0 is the top.',
            'parent',
          ),
          noneOfFilter(
            'parentIdsNot',
            'Database ids of parents whose children are left out.',
            'parent_exclude',
          ),
        ]
      : []),
    ...taxonomies.flatMap((taxonomy) => [
      anyOfFilter(
        `${taxonomy.singular}Ids`,
        'Int',
        `Database ids of ${taxonomy.label}, one of which the item has.`,
        taxonomy.restBase,
      ),
      slugsFilter(
        `${taxonomy.singular}Slugs`,
        `Slugs of ${taxonomy.label}, one of which the item has.`,
        taxonomy.restBase,
        taxonomy,
      ),
      noneOfFilter(
        `${taxonomy.singular}IdsNot`,
        `Database ids of ${taxonomy.label} whose items are left out.`,
        `${taxonomy.restBase}_exclude`,
      ),
    ]),
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
