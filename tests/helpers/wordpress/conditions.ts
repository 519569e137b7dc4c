import type { Row } from '../wordpress-rows.ts';
import type { Collection, Kind, Site } from '../wordpress-site.ts';
import { booleanOf, idsOf, integerOf, listOf, type Parameters, textOf } from './query.ts';
import { type Condition, taxonomyConditions, termsOf } from './taxonomy-query.ts';
import { isFound } from './words.ts';

/** Which rows a list's parameters leave. */
export function conditionsOf(collection: Collection, site: Site, parameters: Parameters): Condition[] {
  return [
    ...commonConditions(collection, parameters),
    ...CONDITIONS[collection.kind](parameters, site, collection),
  ];
}

function commonConditions({ kind }: Collection, parameters: Parameters): Condition[] {
  const include = idsOf(parameters, 'include');
  // WP_Query and its like take `post__in` or `post__not_in`; sticky posts are asked by the former. Comments take both.
  const names = include !== undefined || booleanOf(parameters, 'sticky') === true;
  const exclude = names && kind !== 'comment' ? undefined : idsOf(parameters, 'exclude');
  const slugs =
    kind === 'comment' ? undefined : listOf(parameters, 'slug')?.map((slug) => slug.toLowerCase());
  const search = textOf(parameters, 'search');
  const columns = listOf(parameters, 'search_columns');
  return [
    ...(include ? [(row: Row) => include.includes(row.id)] : []),
    ...(exclude ? [(row: Row) => !exclude.includes(row.id)] : []),
    ...(slugs ? [(row: Row) => slugs.includes(String(row.slug).toLowerCase())] : []),
    ...(search ? [(row: Row) => isFound(row, kind, search, columns)] : []),
  ];
}

const CONDITIONS: Readonly<
  Record<Kind, (parameters: Parameters, site: Site, collection: Collection) => Condition[]>
> = {
  content: contentConditions,
  media: (parameters, site, collection) => {
    const types = listOf(parameters, 'media_type');
    const mimes = listOf(parameters, 'mime_type');
    const mimeOf = (row: Row) => String(row['mime_type']);
    return [
      ...contentConditions(parameters, site, collection),
      ...(types ? [(row: Row) => types.some((type) => mimeOf(row).startsWith(`${type}/`))] : []),
      ...(mimes ? [(row: Row) => mimes.includes(mimeOf(row))] : []),
    ];
  },
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
  comment: (parameters) => [
    ...numbersAmong(parameters, 'post', 'post'),
    ...numbersAmong(parameters, 'parent', 'parent'),
    ...numbersAmong(parameters, 'parent_exclude', 'parent', false),
    ...dateConditions(parameters),
  ],
};

function contentConditions(parameters: Parameters, site: Site, collection: Collection): Condition[] {
  const isPost = collection.slug === 'post';
  const sticky = isPost ? booleanOf(parameters, 'sticky') : undefined;
  const formats = isPost ? listOf(parameters, 'format') : undefined;
  return [
    ...numbersAmong(parameters, 'author', 'author'),
    ...numbersAmong(parameters, 'author_exclude', 'author', false),
    // Attachments have a parent though their type is flat: `media?parent=12`, kept in the field `post`.
    ...(collection.kind === 'media' ? treeConditions(parameters, 'post') : []),
    ...(collection.hierarchical ? treeConditions(parameters, 'parent') : []),
    ...(collection.hierarchical ? numbersAmong(parameters, 'menu_order', 'menu_order') : []),
    ...(sticky === undefined ? [] : [(row: Row) => row['sticky'] === sticky]),
    ...(formats ? [(row: Row) => formats.includes(String(row['format']))] : []),
    ...dateConditions(parameters),
    ...taxonomyConditions(parameters, site, collection),
  ];
}

function treeConditions(parameters: Parameters, field: string): Condition[] {
  return [
    ...numbersAmong(parameters, 'parent', field),
    ...numbersAmong(parameters, 'parent_exclude', field, false),
  ];
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
      return [(row) => holds(Date.parse(`${row[zoned ? `${field}_gmt` : field]}Z`), value)];
    };
    return [
      ...compare(`${prefix}before`, (row, value) => row < value),
      ...compare(`${prefix}after`, (row, value) => row > value),
    ];
  });
}
