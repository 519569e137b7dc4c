import type { ObjectRef } from '@pothos/core';
import type { GatewayBuilder, GatewayTypes } from '../builder.ts';
import { namesOfConnection } from './connection.ts';

/** The `PostConnection` and `PostEdge` of a type. Call it once for each name of a schema. */
export function connectionOf<Shape>(
  builder: GatewayBuilder,
  ref: ObjectRef<GatewayTypes, Shape>,
  name = ref.name,
) {
  const names = namesOfConnection(name);
  return builder.connectionObject(
    {
      type: ref,
      name: names.connection,
      fields: (t) => ({
        totalCount: t.int({
          description:
            'How many items the whole list has, whatever the page. Null where WordPress does not say. On a first page it costs nothing.',
          resolve: (connection) => connection.totalCount(),
        }),
      }),
    },
    { name: names.edge },
  );
}
