import { anyOfFilter, type FilterField, noneOfFilter } from '../../engine/filters/filters.ts';
import type { GatewayBuilder } from '../builder.ts';
import type { OpenEnum } from '../values/open-enum.ts';

/** A field of this schema's filters. */
export type Filter = FilterField<'String' | 'Int' | 'Float' | 'Boolean' | 'DateTime' | OpenEnum['ref']>;

/** The filter input of a list: `PostFilter`. */
export function registerFilterInput(builder: GatewayBuilder, typeName: string, fields: readonly Filter[]) {
  return builder.inputType(`${typeName}Filter`, {
    description: `Which ${typeName} items a list holds. An item must meet every condition given; within a list of values, one is enough. Ids and slugs of the same thing are one list.`,
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

/** What chooses items of any kind by their ids. */
export const ID_FILTERS: readonly Filter[] = [
  anyOfFilter(['idIn', 'Database ids to choose from.'], 'Int', 'include'),
  noneOfFilter(['idNotIn', 'Database ids to leave out.'], 'exclude'),
];

/** What chooses items of the kinds that have slugs. */
export const IDENTITY_FILTERS: readonly Filter[] = [
  anyOfFilter(['slugs', 'Slugs to choose from.'], 'String', 'slug'),
  ...ID_FILTERS,
];
