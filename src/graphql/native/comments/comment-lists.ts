import type { ListOrder } from '../../../wordpress/rest/pagination.ts';
import { anyOfFilter, noneOfFilter, valueFilter } from '../../engine/filters/filters.ts';
import { listOrder, NEWEST_FIRST, type SortableBy } from '../../engine/filters/list-order.ts';
import { type Filter, ID_FILTERS } from '../filters/filter-input.ts';

/** The filters of a comment list, from the parameters of `/wp/v2/comments`. */
export const COMMENT_FILTERS: readonly Filter[] = [
  valueFilter(
    ['search', 'Search in the comment’s text, and in its author’s name, email and URL.'],
    'String',
    'search',
  ),
  ...ID_FILTERS,
  anyOfFilter(
    [
      'contentIds',
      'Only comments on content with these IDs. If the caller may not read one of them, the whole list is refused.',
    ],
    'Int',
    'post',
  ),
  anyOfFilter(
    ['parentIds', 'Only replies to comments with these IDs. 0 stands for top-level comments.'],
    'Int',
    'parent',
  ),
  noneOfFilter(['parentIdsNot', 'No replies to comments with these IDs.'], 'parent_exclude'),
  valueFilter(['publishedAfter', 'Only items written after this time.'], 'DateTime', 'after'),
  valueFilter(['publishedBefore', 'Only items written before this time.'], 'DateTime', 'before'),
];

/** The `orderby` values of the comments controller. `date` is local time, as are `after` and `before`. */
export const COMMENT_ORDERS: readonly SortableBy[] = [
  { name: 'DATE', orderby: 'date', description: 'When it was written.' },
  { name: 'ID', orderby: 'id', description: 'The database ID.' },
  { name: 'CONTENT', orderby: 'post', description: 'The database ID of the content commented on.' },
  { name: 'PARENT', orderby: 'parent', description: 'The database ID of the parent comment.' },
];

export const commentOrder = (asked: Parameters<typeof listOrder>[0]): ListOrder =>
  listOrder(asked, NEWEST_FIRST);
