import { type GraphQLResolveInfo, getArgumentValues } from 'graphql';
import { typedRow } from '../../../loaders/shared/typed-row.ts';
import type { Resource } from '../../../model/resources.ts';
import type { GatewayContext } from '../context.ts';
import { optionsOf } from '../field-options/field-options-plugin.ts';
import { typeOf } from './resource-types.ts';
import { Selection } from './selection.ts';

/**
 * Starts loading what needs only the item's id, in parallel with the item; the field's resolver then finds the
 * request under way. Wasted if the item does not exist, which is rare for a known id.
 */
export function prefetch(
  resource: Resource,
  id: number,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): void {
  const parentType = typeOf(resource, info.schema);
  for (const { field, nodes } of Selection.ofItem(info).executedFields(resource)) {
    const [node] = nodes;
    const { resolve, name, type } = field;
    if (!optionsOf(field).needsOnlyId || !resolve || !node) continue;
    const args = getArgumentValues(field, node, info.variableValues);
    const below = { ...info, fieldNodes: nodes, fieldName: name, parentType, returnType: type };
    const ask = async () => resolve(typedRow(resource, { id }), args, context, below);
    // After the item, which would otherwise wait for a list in flight. Failures are reported by the field's own
    // resolver.
    setImmediate(() => void ask().catch(() => {}));
  }
}

/** The same for an item that is named by its slug, if it was seen before: by the id that it had then. */
export function prefetchBySlug(
  resource: Resource,
  slug: string,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): void {
  const likely = context.load.likelyId(resource, slug);
  if (likely !== undefined) prefetch(resource, likely, context, info);
}
