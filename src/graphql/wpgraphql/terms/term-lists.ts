import type { GraphQLResolveInfo } from 'graphql';
import type { TaxonomyModel } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { TermRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { selectPage } from '../../engine/paging/connection.ts';
import type { ListPlace } from '../../engine/paging/list-place.ts';
import type { Dialect } from '../dialect.ts';
import { idsIn } from '../kit/given-values.ts';
import type { Args, FieldSpec } from '../kit/registrar.ts';
import { listField } from '../paging/connections.ts';
import { emptyPage, pageOf } from '../paging/page-of-items.ts';
import { resolveList } from '../paging/resolve-list.ts';
import {
  allTerms,
  inTreeOrder,
  isBranch,
  isTested,
  plainTest,
  termComparer,
  termTest,
} from './term-tests.ts';
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
        if (query.filter === null) return emptyPage(args);
        const tested = await testedTerms(taxonomy, where, context, info);
        const below = place?.query['parent'];
        if (tested) {
          const own = tested.filter(({ parent }) => below === undefined || parent === below);
          return pageOf(own, ({ id }) => id, args);
        }
        const { filter, order } = query;
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

/** The terms that fit what REST cannot filter by; `undefined` if nothing of that kind is asked. */
async function testedTerms(
  taxonomy: TaxonomyModel,
  where: Args,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<readonly TermRow[] | undefined> {
  const objects = idsIn(where['objectIds']);
  if (!isTested(where) && objects.length < 2) return undefined;
  const reads = selectPage(info).nodes.flatMap((node) => node.reads(taxonomy));
  const all = await allTerms(taxonomy, context, restFields(reads, taxonomy.kind));
  const [fits, isAsked] = [termTest(where, all), plainTest(where)];
  const ofObjects = objects.length < 2 ? undefined : await idsOfObjects(taxonomy, objects, context);
  const found = all.filter(
    (term) => fits(term) && isAsked(term) && (ofObjects === undefined || ofObjects.has(term.id)),
  );
  if (isBranch(where)) return inTreeOrder(found);
  const { orderby, order } = termQuery(taxonomy, where).order;
  // They come by name.
  return orderby === 'name' && order === 'asc' ? found : found.toSorted(termComparer(orderby, order));
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
