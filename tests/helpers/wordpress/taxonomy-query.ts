import type { Row } from '../wordpress-rows.ts';
import type { Collection, Site } from '../wordpress-site.ts';
import { idsOf, type Parameters } from './query.ts';

export type Condition = (row: Row) => boolean;

/** `categories=…`, `categories[terms]=…`, `categories_exclude=…`, each taxonomy of a post type; `tax_relation` joins the first. */
export function taxonomyConditions(
  parameters: Parameters,
  site: Site,
  { taxonomies }: Collection,
): Condition[] {
  const own = site.collections.filter(({ kind, slug }) => kind === 'term' && taxonomies.includes(slug));
  const included = own.flatMap((taxonomy) => wantedOf(parameters, taxonomy));
  const excluded = own.flatMap((taxonomy) => {
    const ids = idsOf(parameters, `${taxonomy.restBase}_exclude`);
    return ids ? [(row: Row) => !has(row, taxonomy, ids)] : [];
  });
  if (parameters['tax_relation'] !== 'OR' || included.length === 0) return [...included, ...excluded];
  return [(row) => included.some((condition) => condition(row)), ...excluded];
}

function wantedOf(parameters: Parameters, taxonomy: Collection): Condition[] {
  const base = taxonomy.restBase;
  const ids = idsOf(parameters, base) ?? idsOf(parameters, `${base}[terms]`);
  if (ids === undefined) return [];
  const wanted = ids.map((id) => withChildren(id, taxonomy, parameters[`${base}[include_children]`]));
  return parameters[`${base}[operator]`] === 'AND'
    ? [(row) => wanted.every((family) => has(row, taxonomy, family))]
    : [(row) => wanted.some((family) => has(row, taxonomy, family))];
}

function has(row: Row, taxonomy: Collection, ids: readonly number[]): boolean {
  return termsOf(row, taxonomy).some((id) => ids.includes(id));
}

function withChildren(id: number, taxonomy: Collection, wish: unknown): number[] {
  if (wish !== 'true' && wish !== '1') return [id];
  const children = taxonomy.rows.filter((term) => term['parent'] === id);
  return [id, ...children.flatMap((child) => withChildren(child.id, taxonomy, wish))];
}

/** The ids of a post's terms. */
export function termsOf(row: Row | undefined, taxonomy: Collection): readonly number[] {
  const ids = row?.[taxonomy.restBase];
  return Array.isArray(ids) ? ids.map(Number) : [];
}
