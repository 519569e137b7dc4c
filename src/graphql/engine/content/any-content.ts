import type { GraphQLResolveInfo } from 'graphql';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { loadRelated } from '../selection/related.ts';

/**
 * Content of any post type, by id alone. `null` if the caller may not see it, or if the schema lacks its type.
 *
 * @param subtype The slug of the post type, if the reference names it. Otherwise WordPress is asked.
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
