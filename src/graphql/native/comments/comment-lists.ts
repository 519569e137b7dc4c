import { COMMENTS } from '../../../model/resources.ts';
import type { SiteShape } from '../../../model/site-model.ts';
import { idsFilter, idsNotFilter, valueFilter } from '../../engine/filters/filters.ts';
import type { SortableBy } from '../../engine/filters/list-order.ts';
import type { GlobalIds } from '../../engine/global-ids.ts';
import { type Filter, idFilters } from '../filters/filter-input.ts';

/** The filters of a comment list, from the parameters of `/wp/v2/comments`. */
export const commentFilters = (site: SiteShape, ids: GlobalIds): readonly Filter[] => [
  valueFilter(
    ['search', 'Search in the comment’s text, and in its author’s name, email and URL.'],
    'String',
    'search',
  ),
  ...idFilters({ of: [COMMENTS], ids }),
  idsFilter(
    [
      'post',
      'Only comments on content with these IDs. If the caller may not read one of them, the whole list is refused.',
    ],
    { of: site.contentTypes, ids },
    'post',
  ),
  idsFilter(
    ['parent', 'Only replies to comments with these IDs. 0 stands for top-level comments.'],
    { of: [COMMENTS], ids },
    'parent',
  ),
  idsNotFilter(
    ['parentNot', 'No replies to comments with these IDs.'],
    { of: [COMMENTS], ids },
    'parent_exclude',
  ),
  valueFilter(['publishedAfter', 'Only items written after this time.'], 'DateTime', 'after'),
  valueFilter(['publishedBefore', 'Only items written before this time.'], 'DateTime', 'before'),
];

/** The `orderby` values of the comments controller. `date` is local time, as are `after` and `before`. */
export const COMMENT_ORDERS: readonly SortableBy[] = [
  { name: 'DATE', orderby: 'date', usual: 'desc', description: 'When it was written.' },
  { name: 'ID', orderby: 'id', description: 'The database ID.' },
  { name: 'POST', orderby: 'post', description: 'The database ID of the content commented on.' },
  { name: 'PARENT', orderby: 'parent', description: 'The database ID of the parent comment.' },
];
