import type { GraphQLResolveInfo } from 'graphql';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { loadRelated } from '../selection/related.ts';

/**
 * Content by its id alone, of whichever post type it is. Null where it may not be seen, or is of a type that the schema
 * does not have.
 *
 * @param subtype The post type's slug, where the reference names it; asked of WordPress otherwise.
 */
export async function loadContentOfAnyType(
  id: number | null | undefined,
  context: GatewayContext,
  info: GraphQLResolveInfo,
  subtype?: string,
): Promise<ContentRow | null> {
  if (!id) return null;
  const slug = subtype ?? (await context.load.subtype(id));
  const model = context.site.contentTypes.find((candidate) => candidate.slug === slug);
  return model ? loadRelated(model, id, context, info) : null;
}
