import type { ListOrder } from '../../../wordpress/rest/pagination.ts';
import { anyOfFilter, noneOfFilter, valueFilter } from '../../engine/filters/filters.ts';
import { listOrder, NEWEST_FIRST, type SortableBy } from '../../engine/filters/list-order.ts';
import { type Filter, ID_FILTERS } from '../filters/filter-input.ts';

/** The conditions that a list of comments can be given, from the parameters of `/wp/v2/comments`. */
export const COMMENT_FILTERS: readonly Filter[] = [
  valueFilter(
    ['search', 'Words that the comment, or its author’s name or address, holds.'],
    'String',
    'search',
  ),
  ...ID_FILTERS,
  anyOfFilter(
    [
      'contentIds',
      'Database ids of the content commented on. One that is not public refuses the whole list.',
    ],
    'Int',
    'post',
  ),
  anyOfFilter(
    ['parentIds', 'Database ids of comments, one of which it answers. 0 is the top.'],
    'Int',
    'parent',
  ),
  noneOfFilter(['parentIdsNot', 'Database ids of comments whose answers are left out.'], 'parent_exclude'),
  valueFilter(['publishedAfter', 'Written later than this moment.'], 'DateTime', 'after'),
  valueFilter(['publishedBefore', 'Written earlier than this moment.'], 'DateTime', 'before'),
];

/** The `orderby` values of the comments controller. `date` is its local time, by which `after` and `before` compare. */
export const COMMENT_ORDERS: readonly SortableBy[] = [
  { name: 'DATE', orderby: 'date', description: 'When it was written.' },
  { name: 'ID', orderby: 'id', description: 'Its database id.' },
  { name: 'CONTENT', orderby: 'post', description: 'The database id of the content commented on.' },
  { name: 'PARENT', orderby: 'parent', description: 'The database id of the comment it answers.' },
];

export const commentOrder = (asked: Parameters<typeof listOrder>[0]): ListOrder =>
  listOrder(asked, NEWEST_FIRST);
