import type { ObjectRef } from '@pothos/core';
import type { GatewayBuilder, GatewayTypes } from '../builder.ts';

/** The `PostConnection` and `PostEdge` of a type. Call it once for each name of a schema. */
export function connectionOf<Shape>(
  builder: GatewayBuilder,
  ref: ObjectRef<GatewayTypes, Shape>,
  name = ref.name,
) {
  return builder.connectionObject(
    {
      type: ref,
      name: `${name}Connection`,
      fields: (t) => ({
        totalCount: t.int({
          part: 'total',
          description:
            'How many items the whole list has, whatever the page. Null where WordPress does not say. On a first page it costs nothing.',
          resolve: (connection) => connection.totalCount(),
        }),
      }),
    },
    { name: `${name}Edge` },
  );
}
