import type { GraphQLResolveInfo } from 'graphql';
import type { ContentTypeModel, TaxonomyModel } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import type { FieldCosts } from '../field-options/types.ts';
import { Selection } from '../selection/selection.ts';

/** Estimate: three levels, each a request for all items together. */
export const CHAIN_OF_PARENTS: FieldCosts = { batch: 1, levels: 3, always: true };

/** A deeper tree is taken for a cycle caused by a plugin. */
const MAX_DEPTH = 50;

/** The ancestors from the parent up to the root, each with the selected fields. */
export function loadAncestors<R extends ContentTypeModel | TaxonomyModel>(
  resource: R,
  parent: number | undefined,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<RowOf<R>[]> {
  return ancestorsOf(resource, parent, Selection.of(info).reads(resource), context);
}

/** The ancestors from the parent up to the root. One request per level, shared by all items. */
export async function ancestorsOf<R extends ContentTypeModel | TaxonomyModel>(
  resource: R,
  parent: number | undefined,
  reads: readonly string[],
  context: GatewayContext,
): Promise<RowOf<R>[]> {
  const fields = restFields([...reads, 'parent'], resource.kind);
  const ancestors: RowOf<R>[] = [];
  let id = parent;
  while (id && ancestors.length < MAX_DEPTH && !ancestors.some((ancestor) => ancestor.id === id)) {
    const row: RowOf<R> | null = await context.load.byId(resource, id, fields);
    if (!row) break;
    ancestors.push(row);
    id = row.parent;
  }
  return ancestors;
}
