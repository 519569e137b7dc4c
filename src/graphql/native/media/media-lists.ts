import { MEDIA } from '../../../model/resources.ts';
import { extrasOf } from '../../../model/site-model.ts';
import { idsFilter, idsNotFilter, valueFilter } from '../../engine/filters/filters.ts';
import type { SortableBy } from '../../engine/filters/list-order.ts';
import { authorFilters, relationFilter, searchColumnFilter } from '../content/content-filters.ts';
import { type Filter, identityFilters } from '../filters/filter-input.ts';
import { BY_RELEVANCE, IN_ORDER_OF_IDS } from '../filters/order-input.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** The filters of a media list, from the parameters of `/wp/v2/media`. */
export const mediaFilters = ({ ids, site, enums }: SchemaKit): readonly Filter[] => [
  valueFilter(['search', 'Search in the title, the caption and the description.'], 'String', 'search'),
  searchColumnFilter(enums.SearchColumn),
  ...identityFilters({ of: [MEDIA], ids }),
  ...authorFilters(ids),
  idsFilter(
    ['parent', 'Only media uploaded to the content with these IDs. 0 stands for unattached media.'],
    { of: site.contentTypes, ids },
    'parent',
  ),
  idsNotFilter(
    ['parentNot', 'No media uploaded to the content with these IDs.'],
    { of: site.contentTypes, ids },
    'parent_exclude',
  ),
  // Media have taxonomies on some sites only.
  ...(extrasOf(site, MEDIA).parameters?.['tax_relation'] ? [relationFilter(enums.TaxonomyRelation)] : []),
  {
    ...valueFilter(
      ['mimeType', 'Only media of this MIME type, or of its first half: `image/png`, `image`.'],
      'String',
      'mime_type',
    ),
    toRest: (value) =>
      String(value).includes('/') ? { mime_type: String(value) } : { media_type: String(value) },
  },
  valueFilter(['publishedAfter', 'Only media uploaded after this time.'], 'DateTime', 'after'),
  valueFilter(['publishedBefore', 'Only media uploaded before this time.'], 'DateTime', 'before'),
];

/** The `orderby` values of the media controller. */
export const MEDIA_ORDERS: readonly SortableBy[] = [
  { name: 'DATE', orderby: 'date', usual: 'desc', description: 'When it was uploaded.' },
  { name: 'MODIFIED', orderby: 'modified', usual: 'desc', description: 'When it was last modified.' },
  { name: 'TITLE', orderby: 'title', description: 'The title.' },
  { name: 'SLUG', orderby: 'slug', description: 'The slug.' },
  { name: 'ID', orderby: 'id', description: 'The database ID.' },
  { name: 'AUTHOR', orderby: 'author', description: 'The database ID of the author.' },
  BY_RELEVANCE,
  IN_ORDER_OF_IDS,
];
