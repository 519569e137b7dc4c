import { type GraphQLResolveInfo, getArgumentValues } from 'graphql';
import { typedRow } from '../../../loaders/shared/typed-row.ts';
import type { Resource } from '../../../model/resources.ts';
import type { GatewayContext } from '../context.ts';
import { optionsOf } from '../field-options/field-options-plugin.ts';
import { typeOf } from './resource-types.ts';
import { Selection } from './selection.ts';

/**
 * Asks what hangs on an item by its id alone, beside the item itself: the field's own resolver then finds it asked. In
 * vain for an item that turns out not to be there, which is rare for an id that somebody has.
 */
export function prefetch(
  resource: Resource,
  id: number,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): void {
  const parentType = typeOf(resource, info.schema);
  for (const { field, nodes } of Selection.ofItem(info).fields(resource)) {
    const [node] = nodes;
    const { resolve, name, type } = field;
    if (!optionsOf(field).needsOnlyId || !resolve || !node) continue;
    const args = getArgumentValues(field, node, info.variableValues);
    const below = { ...info, fieldNodes: nodes, fieldName: name, parentType, returnType: type };
    const ask = async () => resolve(typedRow(resource, { id }), args, context, below);
    // After the item, which would wait for a list under way. What fails, fails for the field's own resolver, too.
    setImmediate(() => void ask().catch(() => {}));
  }
}
