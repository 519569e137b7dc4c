import type { GraphQLResolveInfo } from 'graphql';
import type { Resource } from '../../../model/resources.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { ListPlace } from '../../engine/paging/list-place.ts';
import type { Dialect } from '../dialect.ts';
import type { Args, FieldSpec } from '../kit/registrar.ts';
import { listField, type Page } from '../paging/connections.ts';
import { resolveList } from '../paging/resolve-list.ts';
import { contentQuery } from './filters/content-query.ts';
import { whereOfType } from './filters/where-fields.ts';

/** A list of content of one type: `RootQueryToPostConnection`. */
export function contentList<Row>(
  { types, names }: Dialect,
  from: string,
  resource: Resource,
  description: string,
  placeOf: (row: Row) => ListPlace | undefined = () => undefined,
): FieldSpec<Row> {
  const { typeName } = names.of(resource);
  const name = `${from}To${typeName}`;
  const where = `${name}ConnectionWhereArgs`;
  const type = resource.kind === 'content' ? resource : undefined;
  types.input(where, `Filters of a list of ${typeName}.`, whereOfType(type));
  return listField<Row>(
    types,
    { to: typeName, name, where },
    {
      leadsTo: 'page',
      description,
      resolve: (row, args, context, info) => resolveContent(resource, placeOf(row), args, context, info),
    },
  );
}

/** A page of content of one type. */
export async function resolveContent(
  resource: Resource,
  place: ListPlace | undefined,
  args: Args,
  context: GatewayContext,
  info: GraphQLResolveInfo,
  further: readonly string[] = [],
): Promise<Page> {
  const where = (args['where'] ?? {}) as Args;
  const { filter, order, keep, further: tested = [] } = await contentQuery(resource, where, context);
  const isFiltered = filter === null || keep !== undefined || Object.keys(filter).length > 0;
  const list = {
    resource,
    filter: filter && { ...filter, ...place?.query },
    order,
    owner: isFiltered ? undefined : place?.owner,
  };
  return await resolveList({ ...list, keep, further: [...further, ...tested] }, args, context, info);
}
