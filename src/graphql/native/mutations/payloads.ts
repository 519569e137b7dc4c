import type { ObjectRef } from '@pothos/core';
import type { Resource } from '../../../model/resources.ts';
import type { Row, RowOf } from '../../../wordpress/rest/shapes.ts';
import type { GatewayTypes } from '../builder.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** The payload of a write: an object around the item, so that fields can be added later. */
export function registerPayload<R extends Resource>(
  { builder, names }: SchemaKit,
  name: string,
  resource: R,
  itemRef: ObjectRef<GatewayTypes, RowOf<R>>,
  description: string,
): ObjectRef<GatewayTypes, Row> {
  const payload = builder.objectRef<Row>(name);
  // Pothos cannot tell an item from a list of items while the type is a type parameter.
  const item = itemRef as unknown as ObjectRef<GatewayTypes, Row>;
  builder.objectType(payload, {
    description,
    fields: (t) => ({
      [names.of(resource).singular]: t.field({
        type: item,
        nullable: false,
        description: 'The item as WordPress saved it.',
        resolve: (row) => row,
      }),
    }),
  });
  return payload;
}

/** `a Post`, `an Event`: for descriptions. */
export function oneOf({ names }: Pick<SchemaKit, 'names'>, resource: Resource): string {
  if (resource.kind === 'media') return 'a media item';
  const { typeName } = names.of(resource);
  return `${/^[AEIOU]/.test(typeName) ? 'an' : 'a'} ${typeName}`;
}
