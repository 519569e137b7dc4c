import type { ObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../base/errors.ts';
import { LEFT_OUT_COSTS } from '../../loaders/entities/named-items.ts';
import type { Resource } from '../../model/resources.ts';
import { MAX_PER_PAGE } from '../../model/route-paging.ts';
import { extrasOf, type SiteModel } from '../../model/site-model.ts';
import { restFields } from '../../wordpress/rest/fields.ts';
import type { ListOrder } from '../../wordpress/rest/pagination.ts';
import type { Row, RowOf } from '../../wordpress/rest/shapes.ts';
import { tellForbiddenStatus } from '../engine/content/forbidden-status.ts';
import { loadOpened, type OpeningArguments } from '../engine/content/opened-item.ts';
import type { GatewayContext } from '../engine/context.ts';
import type { FieldCosts } from '../engine/field-options/types.ts';
import { filterAt, filterQuery } from '../engine/filters/filter-query.ts';
import {
  type AskedOrder,
  assertOrderHasGround,
  listOrder,
  type SortableBy,
} from '../engine/filters/list-order.ts';
import type { GlobalIds } from '../engine/global-ids.ts';
import {
  type ChosenLanguage,
  chosenLanguage,
  inLanguage,
  languageReads,
  loadBySlugIn,
} from '../engine/languages/in-language.ts';
import { resolveConnection } from '../engine/paging/connection.ts';
import type { ListPlace } from '../engine/paging/list-place.ts';
import type { PageArguments } from '../engine/paging/page-request.ts';
import { embeddingOf } from '../engine/selection/choose-embedding.ts';
import { prefetch } from '../engine/selection/prefetch.ts';
import { Selection } from '../engine/selection/selection.ts';
import { requestsOfUri } from '../engine/uri/costs-of-uri.ts';
import { loadByUri } from '../engine/uri/resolve-uri.ts';
import type { GatewayTypes } from './builder.ts';
import { openingArguments } from './content/opening-arguments.ts';
import { declaredFilters, declaredOrders } from './filters/declared-filters.ts';
import { type Filter, registerFilterInput } from './filters/filter-input.ts';
import { registerOrderInput } from './filters/order-input.ts';
import { languageArgument, languageFilters } from './languages/languages.ts';
import type { connectionOf } from './paging/connection-types.ts';
import { pageArguments } from './paging/page-arguments.ts';
import type { SchemaKit } from './schema-kit.ts';

/** How to query a resource: by key, and in lists. */
export interface CollectionOptions<R extends Resource> {
  readonly resource: R;
  readonly ref: ObjectRef<GatewayTypes, RowOf<R>>;
  readonly connection: ReturnType<typeof connectionOf<RowOf<R>>>;
  readonly filters: readonly Filter[];
  readonly orders: readonly SortableBy[];
  /** The order input, if it exists already. Otherwise it is created from `orders`. */
  readonly orderBy?: OrderInput;
  readonly usualOrder: ListOrder;
  /** The keys that find a single item, besides the two ids. */
  readonly keys: readonly ('slug' | 'uri')[];
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
    list: async (args, context, info, { query, owner } = { query: {} }) => {
      const order = listOrder(args.orderBy, usualOrder, orders);
      assertOrderHasGround(order, orders, args.where);
      const chosen = await filterQuery(filters, args.where, context);
      const filter = filterAt(query, chosen);
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

function registerSingle<R extends Resource>(
  { builder, names, ids, site }: SchemaKit,
  { resource, ref, keys }: CollectionOptions<R>,
): void {
  const { typeName, singular } = names.of(resource);
  const languages = site.languages && { ...extrasOf(site, resource), all: site.languages };
  // Pothos cannot tell an item from a list of items while the type is a type parameter.
  const item = ref as ObjectRef<GatewayTypes, Row>;
  const by = builder.inputType(`${typeName}By`, {
    description: `The key to find one ${typeName} by. Set exactly one field.`,
    isOneOf: true,
    fields: (t) => ({
      id: t.id({ description: 'The global ID.' }),
      databaseId: t.int({ description: 'The ID in the WordPress database.' }),
      ...(keys.includes('slug') && {
        slug: t.string({
          description:
            'The slug. If several items share it, such as pages with different parents, the first one is returned.',
        }),
      }),
      ...(keys.includes('uri') && {
        uri: t.string({
          description: 'The path relative to the home URL, or the full URL. Costs an extra request.',
        }),
      }),
    }),
  });
  builder.queryField(singular, (t) =>
    t.field({
      type: item,
      args: {
        by: t.arg({ type: by, required: true, description: 'The key to find it by.' }),
        ...(languages?.language && languageArgument(builder)),
        ...(resource.kind === 'content' && openingArguments(builder)),
      },
      costs: ({ by, language, ...opening }) => costsOfOne(by, opening, language),
      description: `One ${typeName}. Null if it does not exist or the caller may not see it.`,
      resolve: (_root, { by: key, language, ...opening }, context, info): Promise<Row | null> => {
        const find = (reads: readonly string[] = []) =>
          loadBy(
            resource,
            {
              ...key,
              known: idIn(key, resource, ids),
              chosen: languages && chosenLanguage(language, languages),
            },
            context,
            info,
            reads,
          );
        if (resource.kind !== 'content') return find();
        return loadOpened(
          resource,
          opening,
          { id: language == null ? idIn(key, resource, ids) : undefined, find },
          context,
          info,
        );
      },
    }),
  );
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

/**
 * A single item is one batched request, and one more if it is named by id and the batch leaves it out. A preview, a
 * password, a language and a `uri` cost one more each.
 */
function costsOfOne(
  { slug, uri }: Key,
  { preview, password }: OpeningArguments,
  language?: unknown,
): FieldCosts {
  const opening = (preview ? 1 : 0) + (password ? 1 : 0);
  const requests = opening + (uri == null ? 0 : requestsOfUri(uri)) + (language == null ? 0 : 1);
  return {
    requests,
    batch: 1,
    always: true,
    ...(slug == null && { once: LEFT_OUT_COSTS }),
    ...(slug != null && { by: 'slug' }),
  };
}

interface Key {
  readonly id?: string | null | undefined;
  readonly databaseId?: number | null | undefined;
  readonly slug?: string | null | undefined;
  readonly uri?: string | null | undefined;
}

/** The database id in a key. */
function idIn({ id, databaseId }: Key, resource: Resource, ids: GlobalIds): number | undefined {
  return id == null ? (databaseId ?? undefined) : ids.decode(id, [resource]).id;
}

async function loadBy<R extends Resource>(
  resource: R,
  {
    known,
    slug,
    uri,
    chosen,
  }: Pick<Key, 'slug' | 'uri'> & {
    readonly known: number | undefined;
    readonly chosen: ChosenLanguage | undefined;
  },
  context: GatewayContext,
  info: GraphQLResolveInfo,
  further: readonly string[],
): Promise<RowOf<R> | null> {
  if (chosen) {
    const { shape } = chosen;
    const key = { known, slug, uri, chosen: undefined };
    const rows =
      slug == null
        ? [await loadBy(resource, key, context, info, [...further, ...languageReads(shape)])]
        : await loadBySlugIn(resource, slug, chosen, further, context, info);
    const found = rows.filter((row) => row !== null);
    return (await inLanguage(resource, found, chosen, context, info)) as RowOf<R> | null;
  }
  const fields = restFields([...Selection.of(info).reads(resource), ...further], resource.kind);
  const embedding = embeddingOf(resource, info);
  if (known !== undefined) {
    if (known <= 0) return null;
    prefetch(resource, known, context, info);
    return await context.load.named(resource, known, fields, embedding);
  }
  if (uri != null) return (await loadByUri(uri, [resource], context, info, further)) as RowOf<R> | null;
  if (slug == null) throw new PressgraphError('BAD_USER_INPUT', 'Expected a key in `by`, got none.');
  if (slug.trim() === '') return null;
  const [first] = await context.load.bySlug(resource, slug, fields, embedding);
  return first ?? null;
}
