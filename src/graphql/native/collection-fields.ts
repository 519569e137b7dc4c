import type { GraphQLResolveInfo } from 'graphql';
import type { Resource } from '../../model/resources.ts';
import { MAX_PER_PAGE } from '../../model/route-paging.ts';
import { extrasOf, type SiteModel } from '../../model/site-model.ts';
import type { ListOrder } from '../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import type { RowOf } from '../../wordpress/rest/shapes.ts';
import { tellForbiddenStatus } from '../engine/content/forbidden-status.ts';
import type { GatewayContext } from '../engine/context.ts';
import type { FieldCosts } from '../engine/field-options/types.ts';
import { filterAt, filterQuery } from '../engine/filters/filter-query.ts';
import type { FilterQuery } from '../engine/filters/filters.ts';
import {
  type AskedOrder,
  assertOrderHasGround,
  listOrder,
  type SortableBy,
} from '../engine/filters/list-order.ts';
import { resolveConnection } from '../engine/paging/connection.ts';
import type { ListPlace } from '../engine/paging/list-place.ts';
import type { PageArguments } from '../engine/paging/page-request.ts';
import { declaredFilters, declaredOrders } from './filters/declared-filters.ts';
import { type Filter, registerFilterInput } from './filters/filter-input.ts';
import { registerOrderInput } from './filters/order-input.ts';
import { languageFilters } from './languages/languages.ts';
import type { connectionOf } from './paging/connection-types.ts';
import { pageArguments } from './paging/page-arguments.ts';
import type { SchemaKit } from './schema-kit.ts';
import { registerSingle, type SingleOptions } from './single-field.ts';

/** How to query a resource: by key, and in lists. */
export interface CollectionOptions<R extends Resource> extends SingleOptions<R> {
  readonly connection: ReturnType<typeof connectionOf<RowOf<R>>>;
  readonly filters: readonly Filter[];
  readonly orders: readonly SortableBy[];
  /** The order input, if it exists already. Otherwise it is created from `orders`. */
  readonly orderBy?: OrderInput;
  readonly usualOrder: ListOrder;
}

type OrderInput = ReturnType<typeof registerOrderInput>;

type ListArguments = PageArguments & {
  readonly where?: Readonly<Record<string, unknown>> | null | undefined;
  readonly orderBy?: AskedOrder | null | undefined;
};

/** A collection, for other types to add as list fields. */
export interface Collection<R extends Resource> {
  readonly resource: R;
  readonly connection: CollectionOptions<R>['connection'];
  /** The arguments of a list field: paging, `where` and `orderBy`. */
  readonly listArguments: ReturnType<typeof listArgumentsOf>;
  /** The parameters that a `where` stands for, below those of the parent; `null` if nothing can match. */
  readonly filterAt: (
    place: RestQuery,
    where: ListArguments['where'],
    context: GatewayContext,
  ) => Promise<FilterQuery>;
  /** The order that `orderBy` stands for. */
  readonly orderOf: (args: ListArguments) => ListOrder;
  /** The cost of a list field. */
  readonly costs: (args: ListArguments) => FieldCosts;
  /** Resolves a list field, with the parameters of its parent, such as the tag of `tag.posts`. */
  readonly list: (
    args: ListArguments,
    context: GatewayContext,
    info: GraphQLResolveInfo,
    place?: ListPlace,
  ) => ReturnType<typeof resolveConnection<R>>;
}

function listArgumentsOf<R extends Resource>(
  { builder, names, OrderDirection }: SchemaKit,
  options: CollectionOptions<R>,
) {
  const { resource, filters, orders } = options;
  const { typeName } = names.of(resource);
  const where = registerFilterInput(builder, typeName, filters);
  const orderBy = options.orderBy ?? registerOrderInput(builder, OrderDirection, typeName, orders);
  return builder.args((arg) => ({
    ...pageArguments(arg),
    where: arg.field({ type: where, description: 'Filters for the list.' }),
    orderBy: arg.field({
      type: orderBy,
      description: `How to sort the list. Default: ${usualOrderOf(options)}.`,
    }),
  }));
}

function usualOrderOf<R extends Resource>({ orders, usualOrder }: CollectionOptions<R>): string {
  const field = orders.find(({ orderby }) => orderby === usualOrder.orderby);
  return `${field?.name ?? usualOrder.orderby} ${usualOrder.order.toUpperCase()}`;
}

/** Registers the two root fields of a resource, such as `post(by:)` and `posts(…)`, with their inputs. */
export function registerCollection<R extends Resource>(
  kit: SchemaKit,
  designed: CollectionOptions<R>,
): Collection<R> {
  const { resource, usualOrder } = designed;
  const { typeName, plural } = kit.names.of(resource);
  const { parameters, languageParameter } = extrasOf(kit.site, resource);
  const filters = declaredFilters(
    kit.builder,
    typeName,
    [...designed.filters, ...languageFilters(kit, resource)],
    // WPML reads its parameter without declaring it.
    parameters && languageParameter
      ? { ...parameters, [languageParameter]: parameters[languageParameter] }
      : parameters,
  );
  const orders = declaredOrders(designed.orders, parameters);
  const options = { ...designed, filters, orders };
  const collection: Collection<R> = {
    resource,
    connection: options.connection,
    listArguments: listArgumentsOf(kit, options),
    costs: ({ where }) => ({ once: lookUps(filters, where, kit.site) }),
    filterAt: async (query, where, context) => filterAt(query, await filterQuery(filters, where, context)),
    orderOf: (args) => {
      const order = listOrder(args.orderBy, usualOrder, orders);
      assertOrderHasGround(order, orders, args.where);
      return order;
    },
    list: async (args, context, info, { query, owner } = { query: {} }) => {
      const order = collection.orderOf(args);
      const filter = await collection.filterAt(query, args.where, context);
      const loaded = resolveConnection({ resource, filter, order, owner }, args, context, info);
      return await tellForbiddenStatus(loaded, context.caller);
    },
  };
  registerSingle(kit, options);
  kit.builder.queryField(plural, (t) =>
    t.field({
      type: options.connection,
      args: collection.listArguments,
      leadsTo: 'page',
      costs: collection.costs,
      description: `A list of ${resource.label}.`,
      resolve: (_root, args, context, info) => collection.list(args, context, info),
    }),
  );
  return collection;
}

/** Slugs in filters are looked up once per operation, as many per request as the route takes. */
function lookUps(
  filters: readonly Filter[],
  where: ListArguments['where'],
  { paging }: Pick<SiteModel, 'paging'>,
): Readonly<Record<string, number>> {
  const given = filters.filter(({ name }) => where?.[name] != null);
  return Object.fromEntries(
    given.flatMap(({ name, looksUp }) => {
      const slugs: unknown = where?.[name];
      const maximum = (looksUp && paging.get(looksUp.route)?.maximum) ?? MAX_PER_PAGE;
      const requests = Array.isArray(slugs) ? Math.ceil(slugs.length / maximum) : 1;
      return looksUp ? [[`slugs of ${looksUp.key}`, requests]] : [];
    }),
  );
}
