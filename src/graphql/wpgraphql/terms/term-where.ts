import type { TaxonomyModel } from '../../../model/resources.ts';
import type { ListOrder } from '../../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import { idsIn, isEmpty, textsIn } from '../kit/given-values.ts';
import type { Args } from '../kit/registrar.ts';

/** Filters of every list of terms. */
export const TERM_WHERE: Readonly<Record<string, string>> = {
  ...{
    cacheDomain: 'String',
    childOf: 'Int',
    childless: 'Boolean',
    descriptionLike: 'String',
    exclude: '[ID]',
  },
  ...{
    excludeTree: '[ID]',
    hideEmpty: 'Boolean',
    hierarchical: 'Boolean',
    include: '[ID]',
    name: '[String]',
  },
  ...{
    nameLike: 'String',
    objectIds: '[ID]',
    order: 'OrderEnum',
    orderby: 'TermObjectsConnectionOrderbyEnum',
  },
  ...{ padCounts: 'Boolean', parent: 'Int', search: 'String', slug: '[String]', termTaxonomyId: '[ID]' },
  updateTermMetaCache: 'Boolean',
};

const ORDERS: Readonly<Record<string, string>> = {
  COUNT: 'count',
  DESCRIPTION: 'description',
  NAME: 'name',
  SLUG: 'slug',
  TERM_GROUP: 'term_group',
  TERM_ID: 'id',
  TERM_ORDER: 'id',
};

const BY_NAME: ListOrder = { orderby: 'name', order: 'asc' };

/** What a list of terms asks of REST. */
export function termQuery(
  taxonomy: TaxonomyModel | undefined,
  where: Args,
): { readonly filter: RestQuery | null; readonly order: ListOrder } {
  const filter: Record<string, RestQuery[string]> = {};
  if (!isEmpty(where['include'])) filter['include'] = idsIn(where['include']);
  if (!isEmpty(where['exclude'])) filter['exclude'] = idsIn(where['exclude']);
  if (where['hideEmpty'] === true) filter['hide_empty'] = true;
  if (taxonomy?.hierarchical && where['parent'] !== null && where['parent'] !== undefined)
    filter['parent'] = Number(where['parent']);
  if (!isEmpty(where['search'])) filter['search'] = String(where['search']);
  if (!isEmpty(where['nameLike'])) filter['search'] = String(where['nameLike']);
  if (!isEmpty(where['slug'])) filter['slug'] = textsIn(where['slug']);
  const objects = idsIn(where['objectIds']);
  if (objects.length === 1) filter['post'] = Number(objects[0]);
  // Without trees, no term is below another, and REST has no such parameter.
  const isBelow = [where['parent'], where['childOf']].some((id) => !isEmpty(id));
  if (taxonomy && !taxonomy.hierarchical && isBelow) return { filter: null, order: BY_NAME };
  const orderby = ORDERS[String(where['orderby'] ?? '')];
  const order = where['order'] === undefined || where['order'] === null ? undefined : String(where['order']);
  if (orderby === undefined)
    return { filter, order: order === 'DESC' ? { ...BY_NAME, order: 'desc' } : BY_NAME };
  // As seen: without `order`, names ascend and everything else descends.
  const isAscending = order === undefined ? orderby === 'name' : order === 'ASC';
  return { filter, order: { orderby, order: isAscending ? 'asc' : 'desc' } };
}
