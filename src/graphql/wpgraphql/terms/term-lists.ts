import type { TaxonomyModel } from '../../../model/resources.ts';
import type { ListPlace } from '../../engine/paging/list-place.ts';
import type { Dialect } from '../dialect.ts';
import type { Args, FieldSpec } from '../kit/registrar.ts';
import { listField } from '../paging/connections.ts';
import { resolveList } from '../paging/resolve-list.ts';
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
      description,
      resolve: (row, args, context, info) => {
        const place = placeOf(row);
        const { filter, order } = termQuery(taxonomy, (args['where'] ?? {}) as Args);
        const owner = Object.keys(filter).length > 0 ? undefined : place?.owner;
        return resolveList(
          { resource: taxonomy, filter: { ...filter, ...place?.query }, order, owner },
          args,
          context,
          info,
        );
      },
    },
  );
}
