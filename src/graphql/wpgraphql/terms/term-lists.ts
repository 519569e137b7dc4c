import type { TaxonomyModel } from '../../../model/resources.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { ListPlace } from '../../engine/paging/list-place.ts';
import { idsIn } from '../content/content-query.ts';
import type { Dialect } from '../dialect.ts';
import type { Args, FieldSpec } from '../kit/registrar.ts';
import { listField } from '../paging/connections.ts';
import { emptyPage } from '../paging/page-of-items.ts';
import { resolveList } from '../paging/resolve-list.ts';
import { allTerms, isTested, plainTest, termTest } from './term-tests.ts';
import { TERM_WHERE, termQuery } from './term-where.ts';

/** A list of terms of one taxonomy, by name. */
export function termList<Row>(
  { types, names }: Dialect,
  from: string,
  taxonomy: TaxonomyModel,
  description: string,
  placeOf: (row: Row) => ListPlace | undefined = () => undefined,
): FieldSpec<Row> {
  const { typeName } = names.of(taxonomy);
  const name = `${from}To${typeName}`;
  const where = `${name}ConnectionWhereArgs`;
  types.input(where, `Filters of a list of ${typeName}.`, TERM_WHERE);
  return listField<Row>(
    types,
    { to: typeName, name, where },
    {
      leadsTo: 'page',
      costs: ({ where }) => ({ requests: requestsOfObjects((where ?? {}) as Args) }),
      description,
      resolve: async (row, args, context, info) => {
        const place = placeOf(row);
        const where = (args['where'] ?? {}) as Args;
        const query = termQuery(taxonomy, where);
        const { order } = query;
        const ids = await idsOfTested(taxonomy, where, context);
        if (ids?.length === 0) return emptyPage(args);
        const filter = { ...query.filter, ...(ids && { include: ids }) };
        const owner = Object.keys(filter).length > 0 ? undefined : place?.owner;
        return await resolveList(
          { resource: taxonomy, filter: { ...filter, ...place?.query }, order, owner },
          args,
          context,
          info,
        );
      },
    },
  );
}

/** The ids of the terms that fit what REST cannot filter by; `undefined` if nothing of that kind is asked. */
async function idsOfTested(
  taxonomy: TaxonomyModel,
  where: Args,
  context: GatewayContext,
): Promise<readonly number[] | undefined> {
  const objects = idsIn(where['objectIds']);
  if (!isTested(where) && objects.length < 2) return undefined;
  const all = await allTerms(taxonomy, context);
  const [fits, isAsked] = [termTest(where, all), plainTest(where)];
  const ofObjects = objects.length < 2 ? undefined : await idsOfObjects(taxonomy, objects, context);
  const found = all.filter(
    (term) => fits(term) && isAsked(term) && (ofObjects === undefined || ofObjects.has(term.id)),
  );
  return found.map(({ id }) => id);
}

const requestsOfObjects = (where: Args): number => {
  const { length } = idsIn(where['objectIds']);
  return length < 2 ? 0 : length;
};

/** The terms of several items: REST takes one item at a time. */
async function idsOfObjects(
  taxonomy: TaxonomyModel,
  objects: readonly number[],
  { load }: GatewayContext,
): Promise<ReadonlySet<number>> {
  const pages = await Promise.all(
    objects.map((post) =>
      load.page({
        resource: taxonomy,
        route: taxonomy.route,
        filter: { post },
        order: { orderby: 'name', order: 'asc' },
        page: { size: 100, direction: 'forward' },
        fields: ['id'],
        wantsPlaces: false,
        leadsOn: false,
        owner: undefined,
      }),
    ),
  );
  return new Set(pages.flatMap(({ items }) => items.map(({ row }) => row.id)));
}
