import {
  anyOfFilter,
  type FilteredIds,
  type FilterField,
  idsFilter,
  idsNotFilter,
} from '../../engine/filters/filters.ts';
import type { GatewayBuilder } from '../builder.ts';
import type { OpenEnum } from '../values/open-enum.ts';

/** A field of a filter input of this schema. */
export type Filter = FilterField<
  'ID' | 'String' | 'Int' | 'Float' | 'Boolean' | 'DateTime' | OpenEnum['ref']
>;

/** The filter input of a list: `PostFilter`. */
export function registerFilterInput(builder: GatewayBuilder, typeName: string, fields: readonly Filter[]) {
  return builder.inputType(`${typeName}Filter`, {
    description: `Filters for a list of ${typeName} items. An item must match every filter; within a list of values, one match is enough. IDs may be global or database IDs; IDs and slugs of the same thing count as one list.`,
    fields: (t) =>
      Object.fromEntries(
        fields.map(({ name, type, isList, description }) => [
          name,
          isList
            ? t.field({ type: [type], required: { list: false, items: true }, description })
            : t.field({ type, description }),
        ]),
      ),
  });
}

/** Filters by id, for resources of any kind. */
export const idFilters = (of: FilteredIds): readonly Filter[] => [
  idsFilter(['id', 'Only items with these IDs.'], of, 'include'),
  idsNotFilter(['idNot', 'No items with these IDs.'], of, 'exclude'),
];

/** Filters by slug and id, for resources that have slugs. */
export const identityFilters = (of: FilteredIds): readonly Filter[] => [
  anyOfFilter(['slug', 'Only items with these slugs.'], 'String', 'slug'),
  ...idFilters(of),
];
