import { createHash } from 'node:crypto';
import type { Row } from '../wordpress-rows.ts';
import type { Collection, Site } from '../wordpress-site.ts';
import { idsOf, listOf, type Parameters, textOf } from './query.ts';
import { textIn, titleHas } from './words.ts';

/** Of the rows that a page would have, where it starts and how many they are. */
export interface Limit {
  readonly start: number;
  readonly size: number;
}

export function ordered(
  rows: readonly Row[],
  { kind }: Collection,
  { behaviour }: Site,
  parameters: Parameters,
  limit: Limit,
): readonly Row[] {
  const byName = kind === 'term' || kind === 'user';
  const fallback = byName ? 'name' : kind === 'comment' ? 'date_gmt' : 'date';
  const orderBy = textOf(parameters, 'orderby') ?? fallback;
  const order = textOf(parameters, 'order') ?? (byName ? 'asc' : 'desc');
  const include = idsOf(parameters, 'include');
  if (orderBy === 'include' && include) return inOrderOf(rows, include, (row) => row.id);
  // Its SQL is broken then: no row, and the total of all.
  if (orderBy === 'include' && kind === 'comment') return [];
  const slugs = listOf(parameters, 'slug');
  if (orderBy === 'include_slugs' && slugs) return inOrderOf(rows, slugs, (row) => row.slug);
  // No order at all: the table's own.
  if (orderBy === 'include_slugs' && !byName) return rows.toSorted((a, b) => a.id - b.id);

  const field = FIELDS[orderBy] ?? (orderBy === 'include' ? (kind === 'user' ? 'slug' : 'name') : orderBy);
  const direction = order === 'asc' ? 1 : -1;
  const search = textOf(parameters, 'search');
  const compare = (a: Row, b: Row) =>
    orderBy === 'relevance' && search !== undefined
      ? Number(titleHas(b, search)) - Number(titleHas(a, search)) || compareBy('date', b, a)
      : direction * compareBy(field, a, b);
  if (kind === 'comment') {
    // The one query with a second key: of the date's own direction, and newest first under every other.
    const second = /^date|^id$/.test(orderBy) ? direction : -1;
    return rows.toSorted((a, b) => compare(a, b) || second * (a.id - b.id));
  }
  const tie =
    behaviour.ties !== 'byId'
      ? (row: Row) => shuffled(row, limit)
      : (row: Row) => (kind === 'term' || kind === 'user' ? 1 : direction) * row.id;
  return rows.toSorted((a, b) => compare(a, b) || tie(a) - tie(b));
}

/** Orders that have no values to go by. */
const FIELDS: Readonly<Record<string, string>> = { registered_date: 'id', include_slugs: 'slug' };

/** As good as by chance, and the same for the same page of the same size. */
export function shuffled({ id }: Row, { start, size }: Limit): number {
  return createHash('md5').update(`${start} ${size} ${id}`).digest().readUInt32BE();
}

function inOrderOf(
  rows: readonly Row[],
  list: readonly (string | number)[],
  key: (row: Row) => string | number | undefined,
): readonly Row[] {
  const place = (row: Row) => list.indexOf(key(row) ?? '');
  return rows.toSorted((a, b) => place(a) - place(b));
}

function compareBy(field: string, a: Row, b: Row): number {
  const value = (row: Row) => (field === 'title' ? textIn(row['title']) : row[field]);
  const [x, y] = [value(a), value(b)];
  if (typeof x === 'number' && typeof y === 'number') return x - y;
  return String(x ?? '').localeCompare(String(y ?? ''));
}
