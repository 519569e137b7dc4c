import type { ObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../base/errors.ts';
import type { ListOwner } from '../../loaders/lists/merge-lists.ts';
import type { Resource } from '../../model/resources.ts';
import { extrasOfType } from '../../model/site-model.ts';
import { restFields } from '../../wordpress/rest/fields.ts';
import { type ListOrder, MAX_PER_PAGE } from '../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import type { Row, RowOf } from '../../wordpress/rest/shapes.ts';
import type { GatewayTypes } from '../engine/builder.ts';
import { resolveConnection } from '../engine/connection/connection.ts';
import type { connectionOf } from '../engine/connection/connection-types.ts';
import { type PageArguments, pageArguments } from '../engine/connection/page-arguments.ts';
import { tellForbiddenStatus } from '../engine/content/forbidden-status.ts';
import { loadOpened, type OpeningArguments, openingArguments } from '../engine/content/opened-item.ts';
import type { GatewayContext } from '../engine/context.ts';
import type { FieldCosts } from '../engine/cost/costs-plugin.ts';
import { declaredFilters, declaredOrders } from '../engine/filters/declared-filters.ts';
import { filterAt, filterQuery, registerFilterInput } from '../engine/filters/filter-input.ts';
import type { FilterField } from '../engine/filters/filters.ts';
import {
  assertOrderHasGround,
  listOrder,
  registerOrderInput,
  type SortableBy,
} from '../engine/filters/list-order.ts';
import { parseGlobalId } from '../engine/global-id.ts';
import { embeddingOf } from '../engine/selection/choose-embedding.ts';
import { startEarly } from '../engine/selection/prefetch.ts';
import { Selection } from '../engine/selection/selection.ts';
import { loadByUri } from '../engine/uri/resolve-uri.ts';
import type { SchemaKit } from './schema-kit.ts';

/** How a resource is asked for: alone by a key, and in lists. */
export interface CollectionOptions<R extends Resource> {
  readonly resource: R;
  readonly ref: ObjectRef<GatewayTypes, RowOf<R>>;
  readonly connection: ReturnType<typeof connectionOf<RowOf<R>>>;
  readonly filters: readonly FilterField[];
  readonly orders: readonly SortableBy[];
  /** The order input, where the schema kit has it already; made of `orders` otherwise. */
  readonly orderBy?: OrderInput;
  readonly usualOrder: ListOrder;
  /** The keys, beside both ids, that find a single item. */
  readonly keys: readonly ('slug' | 'uri')[];
}

type OrderInput = ReturnType<typeof registerOrderInput>;

type ListArguments = PageArguments & {
  readonly where?: Readonly<Record<string, unknown>> | null | undefined;
  readonly orderBy?: { readonly field: unknown; readonly direction: 'asc' | 'desc' } | null | undefined;
};

/** What the place of a list says of it. */
export interface ListPlace {
  readonly query: RestQuery;
  readonly owner?: ListOwner;
}

/**
 * The place of a list that hangs on one item.
 *
 * @param count About how many items it has, where that item tells.
 */
export const hungOn = (parameter: string, id: number, count?: number): ListPlace => ({
  query: { [parameter]: id },
  owner: { parameter, count },
});

/** A collection as other types hang its lists on themselves. */
export interface Collection<R extends Resource> {
  readonly resource: R;
  readonly connection: CollectionOptions<R>['connection'];
  /** The arguments of a list field: its page, `where` and `orderBy`. */
  readonly listArguments: ReturnType<typeof listArgumentsOf>;
  /** What a list field costs. */
  readonly costs: (args: ListArguments) => FieldCosts;
  /** Resolves a list field, with what the place where it hangs says, such as the tag of `tag.posts`. */
  readonly list: (
    args: ListArguments,
    context: GatewayContext,
    info: GraphQLResolveInfo,
    place?: ListPlace,
  ) => ReturnType<typeof resolveConnection<R>>;
}

function listArgumentsOf<R extends Resource>(
  { builder, OrderDirection }: SchemaKit,
  options: CollectionOptions<R>,
) {
  const { resource, filters, orders } = options;
  const where = registerFilterInput(builder, resource.typeName, filters);
  const orderBy = options.orderBy ?? registerOrderInput(builder, OrderDirection, resource.typeName, orders);
  return builder.args((arg) => ({
    ...pageArguments(arg),
    where: arg.field({ type: where, description: 'Which items the list holds.' }),
    orderBy: arg.field({
      type: orderBy,
      description: `How it is sorted: by ${usualOrderOf(options)} unless told otherwise.`,
    }),
  }));
}

function usualOrderOf<R extends Resource>({ orders, usualOrder }: CollectionOptions<R>): string {
  const field = orders.find(({ orderby }) => orderby === usualOrder.orderby);
  return `${field?.name ?? usualOrder.orderby} ${usualOrder.order.toUpperCase()}`;
}

/** Registers a resource's two root fields, such as `post(by:)` and `posts(…)`, with their inputs. */
export function registerCollection<R extends Resource>(
  kit: SchemaKit,
  designed: CollectionOptions<R>,
): Collection<R> {
  const { resource, usualOrder } = designed;
  const { parameters } = extrasOfType(kit.site, resource.typeName);
  const filters = declaredFilters(kit.builder, resource.typeName, designed.filters, parameters);
  const orders = declaredOrders(designed.orders, parameters);
  const options = { ...designed, filters, orders };
  const collection: Collection<R> = {
    resource,
    connection: options.connection,
    listArguments: listArgumentsOf(kit, options),
    costs: ({ where }) => ({ list: true, once: lookUps(filters, where) }),
    list: async (args, context, info, { query, owner } = { query: {} }) => {
      const order = listOrder(args.orderBy, usualOrder);
      assertOrderHasGround(order, orders, args.where);
      const chosen = await filterQuery(filters, args.where, context);
      const filter = filterAt(query, chosen);
      const loaded = resolveConnection({ resource, filter, order, owner }, args, context, info);
      return await tellForbiddenStatus(loaded, context.caller);
    },
  };
  registerSingle(kit, options);
  kit.builder.queryField(resource.plural, (t) =>
    t.field({
      type: options.connection,
      args: collection.listArguments,
      costs: collection.costs,
      description: `${resource.label}, a page at a time.`,
      resolve: (_root, args, context, info) => collection.list(args, context, info),
    }),
  );
  return collection;
}

function registerSingle<R extends Resource>(
  { builder }: SchemaKit,
  { resource, ref, keys }: CollectionOptions<R>,
): void {
  const { typeName, singular } = resource;
  // For a type that is still a parameter, Pothos cannot tell one item from a list of them.
  const item = ref as ObjectRef<GatewayTypes, Row>;
  const by = builder.inputType(`${typeName}By`, {
    description: `What finds one ${typeName}: exactly one of these.`,
    isOneOf: true,
    fields: (t) => ({
      id: t.id({ description: 'Its global id.' }),
      databaseId: t.int({ description: 'WordPress’s own id.' }),
      ...(keys.includes('slug') && {
        slug: t.string({
          description:
            'Its slug. Where several share it, as pages under different parents may, the first is taken.',
        }),
      }),
      ...(keys.includes('uri') && {
        uri: t.string({ description: 'Its path below the site’s home address, or its full address.' }),
      }),
    }),
  });
  builder.queryField(singular, (t) =>
    t.field({
      type: item,
      args: {
        by: t.arg({ type: by, required: true, description: 'What finds it.' }),
        ...(resource.kind === 'content' && openingArguments(builder)),
      },
      costs: ({ by, ...opening }) => costsOfOne(by, opening),
      description: `One ${typeName}. Null where there is none, or none that the caller may see.`,
      resolve: (_root, { by: key, ...opening }, context, info): Promise<Row | null> => {
        const find = (reads: readonly string[] = []) => loadBy(resource, key, context, info, reads);
        if (resource.kind !== 'content') return find();
        return loadOpened(resource, opening, { id: idIn(key, resource), find }, context, info);
      },
    }),
  );
}

/** Slugs in a filter are looked up, a hundred a request, once an operation. */
function lookUps(
  filters: readonly FilterField[],
  where: ListArguments['where'],
): Readonly<Record<string, number>> {
  const given = filters.filter(({ name }) => where?.[name] != null);
  return Object.fromEntries(
    given.flatMap(({ name, looksUp }) => {
      const slugs: unknown = where?.[name];
      const requests = Array.isArray(slugs) ? Math.ceil(slugs.length / MAX_PER_PAGE) : 1;
      return looksUp ? [[`slugs of ${looksUp}`, requests]] : [];
    }),
  );
}

/** What finds one item costs; what opens it, asks for it, or for what was typed of it, besides. */
function costsOfOne({ slug, uri }: Key, { preview, password }: OpeningArguments): FieldCosts {
  const opening = (preview ? 1 : 0) + (password ? 1 : 0);
  const requests = opening + (uri == null ? 0 : 1);
  return { requests, batch: 1, always: true, ...(slug != null && { by: 'slug' }) };
}

interface Key {
  readonly id?: string | null | undefined;
  readonly databaseId?: number | null | undefined;
  readonly slug?: string | null | undefined;
  readonly uri?: string | null | undefined;
}

/** The database id that a key tells. */
function idIn({ id, databaseId }: Key, resource: Resource): number | undefined {
  return id == null ? (databaseId ?? undefined) : parseGlobalId(id, [resource]).id;
}

async function loadBy<R extends Resource>(
  resource: R,
  { id, databaseId, slug, uri }: Key,
  context: GatewayContext,
  info: GraphQLResolveInfo,
  further: readonly string[],
): Promise<RowOf<R> | null> {
  const fields = restFields([...Selection.of(info).reads(resource.typeName), ...further], resource.kind);
  const embedding = embeddingOf(resource, info);
  const known = idIn({ id, databaseId }, resource);
  if (known !== undefined) {
    if (known <= 0) return null;
    startEarly(resource, known, context, info);
    return await context.load.byId(resource, known, fields, embedding);
  }
  if (uri != null) return (await loadByUri(uri, [resource], context, info, further)) as RowOf<R> | null;
  if (slug == null)
    throw new PressgraphError('BAD_USER_INPUT', 'Expected a key to find it by, but none came.');
  if (slug.trim() === '') return null;
  const [first] = await context.load.bySlug(resource, slug, fields, embedding);
  return first ?? null;
}
