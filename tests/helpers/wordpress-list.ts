import {
  booleanOf,
  idsOf,
  integerOf,
  invalidParameter,
  listOf,
  type Parameters,
  RestError,
  textOf,
} from './wordpress-query.ts';
import type { Row } from './wordpress-rows.ts';
import type { Collection, Kind, Site } from './wordpress-site.ts';

export interface ListAnswer {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly totalPages: number;
}

const ORDERS: Readonly<Record<Kind, readonly string[]>> = {
  content: 'author date id include modified parent relevance slug include_slugs title menu_order'.split(' '),
  media: 'author date id include modified parent relevance slug include_slugs title'.split(' '),
  term: 'id include name slug include_slugs term_group description count'.split(' '),
  user: 'id include name registered_date slug include_slugs url'.split(' '),
  comment: 'date date_gmt id include post parent type'.split(' '),
};

/** A collection as WordPress lists it to an anonymous caller. @throws RestError as WordPress would answer. */
export function listRows(collection: Collection, site: Site, parameters: Parameters): ListAnswer {
  const visible = collection.rows.filter((row) => isVisible(row, collection, site));
  const conditions = [
    ...commonConditions(collection, parameters),
    ...CONDITIONS[collection.kind](parameters, site, collection),
  ];
  const rows = visible.filter((row) => conditions.every((condition) => condition(row)));
  const page = paged(ordered(rows, collection, parameters), collection, parameters);
  if (collection.kind !== 'comment') return page;
  // WordPress drops the comments of protected posts after the query: a page comes short, the total does not.
  return {
    ...page,
    rows: page.rows.filter((row) => !isProtected(site.findContent(Number(row['post']))?.row)),
  };
}

/** Whether the public may see an item at all. */
export function isVisible(row: Row, collection: Collection, site: Site): boolean {
  switch (collection.kind) {
    case 'content':
      return row['status'] === 'publish';
    case 'comment':
      return row['status'] === 'approved';
    case 'user':
      return site.collections.some(
        ({ kind, rows }) =>
          kind === 'content' &&
          rows.some((content) => content['author'] === row.id && content['status'] === 'publish'),
      );
    default:
      return true;
  }
}

export function isProtected(row: Row | undefined): boolean {
  return row?.['password'] !== undefined;
}

type Condition = (row: Row) => boolean;

function commonConditions({ kind }: Collection, parameters: Parameters): Condition[] {
  const include = idsOf(parameters, 'include');
  // WP_Query and its like take `post__in` or `post__not_in`; sticky posts are asked by the former. Comments take both.
  const names = include !== undefined || booleanOf(parameters, 'sticky') === true;
  const exclude = names && kind !== 'comment' ? undefined : idsOf(parameters, 'exclude');
  const slugs = kind === 'comment' ? undefined : listOf(parameters, 'slug');
  const search = textOf(parameters, 'search')?.toLowerCase();
  return [
    ...(include ? [(row: Row) => include.includes(row.id)] : []),
    ...(exclude ? [(row: Row) => !exclude.includes(row.id)] : []),
    ...(slugs ? [(row: Row) => slugs.includes(String(row.slug))] : []),
    ...(search ? [(row: Row) => searchableText(row).includes(search)] : []),
  ];
}

const CONDITIONS: Readonly<
  Record<Kind, (parameters: Parameters, site: Site, collection: Collection) => Condition[]>
> = {
  content: contentConditions,
  media: (parameters, site, collection) => [
    ...contentConditions(parameters, site, collection),
    ...['media_type', 'mime_type'].flatMap((name) => {
      const wanted = textOf(parameters, name);
      return wanted ? [(row: Row) => row[name] === wanted] : [];
    }),
  ],
  term: (parameters, site, collection) => {
    const post = integerOf(parameters, 'post');
    const parent = collection.hierarchical ? integerOf(parameters, 'parent') : undefined;
    const owned = post === undefined ? [] : termsOf(site.findContent(post)?.row, collection);
    return [
      ...(post === undefined ? [] : [(row: Row) => owned.includes(row.id)]),
      ...(parent === undefined ? [] : [(row: Row) => row['parent'] === parent]),
      ...(booleanOf(parameters, 'hide_empty') ? [(row: Row) => Number(row['count']) > 0] : []),
    ];
  },
  user: () => [],
  comment: (parameters, site) => {
    if (parameters['author'] !== undefined) {
      throw new RestError(401, 'rest_forbidden_param', 'Query parameter not permitted: author');
    }
    const posts = idsOf(parameters, 'post');
    for (const id of posts ?? []) {
      const post = site.findContent(id)?.row;
      if (post !== undefined && (isProtected(post) || post['status'] === 'draft')) {
        throw new RestError(
          401,
          'rest_cannot_read_post',
          'Sorry, you are not allowed to read the post for this comment.',
        );
      }
    }
    return [
      ...numbersAmong(parameters, 'post', 'post'),
      ...numbersAmong(parameters, 'parent', 'parent'),
      ...numbersAmong(parameters, 'parent_exclude', 'parent', false),
      ...dateConditions(parameters),
    ];
  },
};

function contentConditions(parameters: Parameters, site: Site, collection: Collection): Condition[] {
  for (const status of listOf(parameters, 'status') ?? []) {
    if (status !== 'publish' && !(collection.kind === 'media' && status === 'inherit')) {
      throw invalidParameter('status', 'Status is forbidden.');
    }
  }
  const sticky = collection.slug === 'post' ? booleanOf(parameters, 'sticky') : undefined;
  return [
    ...numbersAmong(parameters, 'author', 'author'),
    ...numbersAmong(parameters, 'author_exclude', 'author', false),
    // Attachments have a parent though their type is flat: `media?parent=12`, kept in the field `post`.
    ...(collection.kind === 'media' ? numbersAmong(parameters, 'parent', 'post') : []),
    ...(collection.hierarchical ? numbersAmong(parameters, 'parent', 'parent') : []),
    ...(collection.hierarchical ? numbersAmong(parameters, 'parent_exclude', 'parent', false) : []),
    ...(sticky === undefined ? [] : [(row: Row) => row['sticky'] === sticky]),
    ...dateConditions(parameters),
    ...site.collections
      .filter(({ kind, slug }) => kind === 'term' && collection.taxonomies.includes(slug))
      .flatMap((taxonomy) => taxonomyConditions(parameters, taxonomy)),
  ];
}

function taxonomyConditions(parameters: Parameters, taxonomy: Collection): Condition[] {
  const base = taxonomy.restBase;
  const plain = idsOf(parameters, base) ?? idsOf(parameters, `${base}[terms]`);
  const exclude = idsOf(parameters, `${base}_exclude`);
  const all = parameters[`${base}[operator]`] === 'AND';
  const wanted = plain?.map((id) => withChildren(id, taxonomy, parameters[`${base}[include_children]`]));
  const has = (row: Row, ids: readonly number[]) => termsOf(row, taxonomy).some((id) => ids.includes(id));
  return [
    ...(wanted
      ? [(row: Row) => (all ? wanted.every((ids) => has(row, ids)) : wanted.some((ids) => has(row, ids)))]
      : []),
    ...(exclude ? [(row: Row) => !has(row, exclude)] : []),
  ];
}

function withChildren(id: number, taxonomy: Collection, wish: unknown): number[] {
  if (wish !== 'true' && wish !== '1') return [id];
  const children = taxonomy.rows.filter((term) => term['parent'] === id);
  return [id, ...children.flatMap((child) => withChildren(child.id, taxonomy, wish))];
}

function termsOf(row: Row | undefined, taxonomy: Collection): readonly number[] {
  const ids = row?.[taxonomy.restBase];
  return Array.isArray(ids) ? ids.map(Number) : [];
}

function numbersAmong(parameters: Parameters, name: string, field: string, wanted = true): Condition[] {
  const ids = idsOf(parameters, name);
  return ids === undefined ? [] : [(row) => ids.includes(Number(row[field] ?? 0)) === wanted];
}

/** Strict comparison, in UTC where the value names a zone and in the site's own time otherwise. */
function dateConditions(parameters: Parameters): Condition[] {
  return ['date', 'modified'].flatMap((field) => {
    const prefix = field === 'date' ? '' : 'modified_';
    const compare = (name: string, holds: (row: number, value: number) => boolean): Condition[] => {
      const text = textOf(parameters, name);
      if (text === undefined) return [];
      const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(text);
      const value = Date.parse(zoned ? text : `${text}Z`);
      if (Number.isNaN(value)) throw invalidParameter(name, 'Invalid date.');
      return [(row) => holds(Date.parse(`${row[zoned ? `${field}_gmt` : field]}Z`), value)];
    };
    return [
      ...compare(`${prefix}before`, (row, value) => row < value),
      ...compare(`${prefix}after`, (row, value) => row > value),
    ];
  });
}

function ordered(rows: readonly Row[], { kind }: Collection, parameters: Parameters): readonly Row[] {
  const byName = kind === 'term' || kind === 'user';
  const fallback = byName ? 'name' : kind === 'comment' ? 'date_gmt' : 'date';
  const orderBy = textOf(parameters, 'orderby') ?? fallback;
  const order = textOf(parameters, 'order') ?? (byName ? 'asc' : 'desc');
  if (!ORDERS[kind].includes(orderBy)) {
    throw invalidParameter('orderby', `orderby is not one of ${ORDERS[kind].join(', ')}.`);
  }
  if (order !== 'asc' && order !== 'desc') {
    throw invalidParameter('order', 'order is not one of asc, desc.');
  }
  if (orderBy === 'include') return inOrderOf(rows, idsOf(parameters, 'include'), (row) => row.id);
  if (orderBy === 'include_slugs') return inOrderOf(rows, listOf(parameters, 'slug'), (row) => row.slug);
  const direction = order === 'asc' ? 1 : -1;
  return rows.toSorted((a, b) => direction * (compareBy(orderBy, a, b) || a.id - b.id));
}

function inOrderOf(
  rows: readonly Row[],
  list: readonly (string | number)[] = [],
  key: (row: Row) => string | number | undefined,
): readonly Row[] {
  const place = (row: Row) => list.indexOf(key(row) ?? '');
  return rows.toSorted((a, b) => place(a) - place(b));
}

function compareBy(orderBy: string, a: Row, b: Row): number {
  const field = orderBy === 'relevance' || orderBy === 'registered_date' ? 'id' : orderBy;
  const value = (row: Row) => (field === 'title' ? textIn(row['title']) : row[field]);
  const [x, y] = [value(a), value(b)];
  if (typeof x === 'number' && typeof y === 'number') return x - y;
  return String(x ?? '').localeCompare(String(y ?? ''));
}

function paged(rows: readonly Row[], { kind }: Collection, parameters: Parameters): ListAnswer {
  const perPage = integerOf(parameters, 'per_page') ?? 10;
  if (perPage < 1 || perPage > 100) {
    throw invalidParameter('per_page', 'per_page must be between 1 (inclusive) and 100 (inclusive)');
  }
  const page = integerOf(parameters, 'page') ?? 1;
  if (page < 1) throw invalidParameter('page', 'page must be greater than or equal to 1');
  const offset = integerOf(parameters, 'offset');
  if (offset !== undefined && offset < 0) {
    throw invalidParameter('offset', 'offset must be greater than or equal to 0');
  }
  const total = rows.length;
  const totalPages = Math.ceil(total / perPage);
  const isContent = kind === 'content' || kind === 'media';
  // Seen on a real one: only post types forget their total there.
  if (isContent && offset !== undefined && offset >= total) return { rows: [], total: 0, totalPages: 0 };
  if (isContent && offset === undefined && page > totalPages && total > 0) {
    throw new RestError(
      400,
      'rest_post_invalid_page_number',
      'The page number requested is larger than the number of pages available.',
    );
  }
  const start = offset ?? (page - 1) * perPage;
  return { rows: rows.slice(start, start + perPage), total, totalPages };
}

function searchableText(row: Row): string {
  return ['title', 'content', 'excerpt', 'name', 'description', 'author_name', 'slug']
    .map((field) => textIn(row[field]))
    .join('\n')
    .toLowerCase();
}

function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  const inner = typeof value === 'object' && value !== null && 'rendered' in value ? value.rendered : '';
  return typeof inner === 'string' ? inner : '';
}
