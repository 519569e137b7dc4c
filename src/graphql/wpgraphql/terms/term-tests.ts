import { PressgraphError } from '../../../base/errors.ts';
import type { TaxonomyModel } from '../../../model/resources.ts';
import type { TermRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { idsIn, isEmpty, textsIn } from '../kit/given-values.ts';
import type { Args } from '../kit/registrar.ts';
import { decodedOrNull } from '../kit/texts.ts';

/** Filters that REST lacks: terms are few, so all of a taxonomy are read, and tested here. */
const TESTED = ['childOf', 'childless', 'descriptionLike', 'excludeTree', 'name', 'termTaxonomyId'];

/** What the tests read. */
export const TESTED_FIELDS = ['count', 'description', 'name', 'parent', 'slug'] as const;

const MOST_PAGES = 30;
const PAGE = 100;

export const isTested = (where: Args): boolean =>
  TESTED.some((name) => !isEmpty(where[name]) && where[name] !== false);

/** Whether all terms below one are asked for, in no order of their own: they stand as in the tree then. */
export const isBranch = (where: Args): boolean => !isEmpty(where['childOf']) && isEmpty(where['orderby']);

/** Each term, followed by those below it. */
export function inTreeOrder(terms: readonly TermRow[]): readonly TermRow[] {
  const ids = new Set(terms.map(({ id }) => id));
  const branch = (term: TermRow): readonly TermRow[] => [
    term,
    ...terms.filter(({ parent }) => parent === term.id).flatMap(branch),
  ];
  return terms.filter(({ parent }) => !ids.has(parent ?? 0)).flatMap(branch);
}

/**
 * All terms of a taxonomy, by name.
 *
 * @throws PressgraphError BAD_USER_INPUT If there are too many to read them all: a part would not be the answer.
 */
export async function allTerms(
  taxonomy: TaxonomyModel,
  { load }: GatewayContext,
  fields: readonly string[] = [],
): Promise<readonly TermRow[]> {
  const read = (page: number) =>
    load.page({
      resource: taxonomy,
      route: taxonomy.route,
      filter: {},
      order: { orderby: 'name', order: 'asc', ties: 'desc' },
      page: {
        size: PAGE,
        direction: 'forward',
        from: page === 0 ? undefined : { kind: 'offset', index: page * PAGE - 1 },
      },
      fields: [...new Set(['id', ...TESTED_FIELDS, ...fields])].sort(),
      wantsPlaces: false,
      leadsOn: false,
      owner: undefined,
    });
  const first = await read(0);
  const rows = first.items.map(({ row }) => row);
  if (rows.length < PAGE) return rows;
  const pages = Math.ceil(((await first.total()) ?? 0) / PAGE);
  if (pages > MOST_PAGES) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `${taxonomy.label}: WordPress’s REST API lacks this filter, and there are more than ${MOST_PAGES * PAGE} terms to apply it to.`,
    );
  }
  const rest = await Promise.all(Array.from({ length: pages - 1 }, (_, index) => read(index + 1)));
  return [...rows, ...rest.flatMap(({ items }) => items.map(({ row }) => row))];
}

/** Whether a term belongs to a list, by what REST cannot filter by. */
export function termTest(where: Args, all: readonly TermRow[]): (term: TermRow) => boolean {
  const parents = new Set(all.map(({ parent }) => parent));
  const parentOf = new Map(all.map(({ id, parent }) => [id, parent ?? 0]));
  const isBelow = (id: number, roots: readonly number[]): boolean => {
    const seen = new Set<number>();
    for (let at = parentOf.get(id) ?? 0; at !== 0 && !seen.has(at); at = parentOf.get(at) ?? 0) {
      if (roots.includes(at)) return true;
      seen.add(at);
    }
    return false;
  };
  const names = textsIn(where['name']).map((name) => name.toLowerCase());
  const [childOf, excluded] = [idsIn(where['childOf']), idsIn(where['excludeTree'])];
  const taxonomyIds = idsIn(where['termTaxonomyId']);
  const like = String(where['descriptionLike'] ?? '').toLowerCase();
  return (term) =>
    (names.length === 0 || names.includes((decodedOrNull(term.name) ?? '').toLowerCase())) &&
    (childOf.length === 0 || isBelow(term.id, childOf)) &&
    !(excluded.includes(term.id) || isBelow(term.id, excluded)) &&
    (where['childless'] !== true || !parents.has(term.id)) &&
    (like === '' || (term.description ?? '').toLowerCase().includes(like)) &&
    // The two ids of a term differ on old sites alone.
    (taxonomyIds.length === 0 || taxonomyIds.includes(term.id));
}

/** What REST could filter by, tested on terms that are at hand. */
export function plainTest(where: Args): (term: TermRow) => boolean {
  const [included, excluded, slugs] = [
    idsIn(where['include']),
    idsIn(where['exclude']),
    textsIn(where['slug']),
  ];
  const words = [where['search'], where['nameLike']].filter((text) => !isEmpty(text)).map(String);
  const { parent } = where;
  return (term) =>
    (included.length === 0 || included.includes(term.id)) &&
    !excluded.includes(term.id) &&
    (slugs.length === 0 || slugs.includes(term.slug ?? '')) &&
    (parent === null || parent === undefined || (term.parent ?? 0) === Number(parent)) &&
    (where['hideEmpty'] !== true || (term.count ?? 0) > 0) &&
    words.every((word) => (decodedOrNull(term.name) ?? '').toLowerCase().includes(word.toLowerCase()));
}

/** The order of terms that are at hand. */
export function termComparer(orderby: string, order: 'asc' | 'desc') {
  const sortValue = (term: TermRow): string | number => {
    if (orderby === 'count') return term.count ?? 0;
    if (orderby === 'id') return term.id;
    const text = orderby === 'slug' ? term.slug : orderby === 'description' ? term.description : term.name;
    return (text ?? '').toLowerCase();
  };
  const sign = order === 'asc' ? 1 : -1;
  return (one: TermRow, other: TermRow): number => {
    const [left, right] = [sortValue(one), sortValue(other)];
    if (left === right) return other.id - one.id;
    const isFirst =
      typeof left === 'string' && typeof right === 'string' ? left.localeCompare(right) < 0 : left < right;
    return isFirst ? -sign : sign;
  };
}
