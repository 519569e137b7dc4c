import { type GraphQLResolveInfo, getArgumentValues, isObjectType } from 'graphql';
import type { Resource } from '../../../model/resources.ts';
import type { GatewayContext } from '../context.ts';
import { Selection } from './selection.ts';

/** Fields of content that are asked of WordPress by nothing but the content's id. */
const NEEDS_ONLY_THE_ID = 'comments';

/**
 * Asks what hangs on an item by its id alone, beside the item itself: the field's own resolver then finds it asked. In
 * vain for an item that turns out not to be there, which is rare for an id that somebody has.
 */
export function prefetch(
  { kind, typeName }: Resource,
  id: number,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): void {
  const type = info.schema.getType(typeName);
  if (kind !== 'content' || !isObjectType(type)) return;
  const field = type.getFields()[NEEDS_ONLY_THE_ID];
  for (const fieldNodes of Selection.of(info).nodesOf(typeName, NEEDS_ONLY_THE_ID)) {
    const [node] = fieldNodes;
    if (!field?.resolve || !node) continue;
    const args = getArgumentValues(field, node, info.variableValues);
    const ask = async () =>
      field.resolve?.({ __typename: typeName, id }, args, context, { ...info, fieldNodes });
    // After the item, which would wait for a list under way. What fails, fails for the field's own resolver, too.
    setImmediate(() => void ask().catch(() => {}));
  }
}
