import type { ObjectRef } from '@pothos/core';
import type { GatewayBuilder, GatewayTypes } from '../builder.ts';

/** The `PostConnection` and `PostEdge` of a type. Call it once per name and schema. */
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
            'The total number of items in the list. Null if WordPress does not report it. Free with a first page; otherwise it costs one request.',
          resolve: (connection) => connection.totalCount(),
        }),
      }),
    },
    { name: `${name}Edge` },
  );
}
