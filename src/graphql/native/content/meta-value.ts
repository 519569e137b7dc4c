import { didYouMean } from '../../../base/did-you-mean.ts';
import { PressgraphError } from '../../../base/errors.ts';
import { isRecord, ownValue } from '../../../base/json.ts';
import type { Resource } from '../../../model/resources.ts';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import { resourceOf } from '../../engine/selection/resource-types.ts';
import type { SchemaKit } from '../schema-kit.ts';

/**
 * `metaValue(key:)` of all content. The types of `meta` differ from type to type, so no interface can have them; one value
 * as WordPress has it can be had of any.
 */
export function registerMetaValue(kit: SchemaKit): void {
  const { builder, site, names } = kit;
  /** `undefined` where the site does not say which keys there are. */
  const keysOf = (resource: Resource): readonly string[] | undefined =>
    names.extrasOf(resource).meta?.fields.map(({ key }) => key);
  const known = [...new Set(site.contentTypes.flatMap((type) => keysOf(type) ?? []))].sort();
  const mayHave = (resource: Resource, key: string): boolean => keysOf(resource)?.includes(key) ?? true;
  builder.interfaceField(kit.Content, 'metaValue', (t) =>
    t.field({
      type: 'JSON',
      args: {
        key: t.arg.string({
          required: true,
          description: 'The key under which WordPress or a plugin has registered it: `subtitle`.',
        }),
      },
      reads: ({ key }, { type }) => {
        const resource = resourceOf(type);
        return resource && mayHave(resource, key) ? ['meta'] : [];
      },
      description:
        'One value of registered meta, as WordPress has it. Null if this type of content has no such key. Each type has all of its own, with their types, in `meta`.',
      resolve: (row, { key }) => {
        const value = metaOf(row, key);
        if (value === undefined && !known.includes(key)) throw unknownKey(key, known);
        return value ?? null;
      },
    }),
  );
}

function metaOf(row: ContentRow, key: string): unknown {
  const meta: unknown = Reflect.get(row, 'meta');
  return isRecord(meta) ? ownValue(meta, key) : undefined;
}

const unknownKey = (key: string, known: readonly string[]): PressgraphError =>
  new PressgraphError(
    'BAD_USER_INPUT',
    known.length === 0
      ? `Expected a key of registered meta, got “${key}”: this site has registered none for REST (show_in_rest).`
      : `Expected a key of registered meta, got “${key}”.${didYouMean(key, known)}`,
  );
