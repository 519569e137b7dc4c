import type { GraphQLResolveInfo } from 'graphql';
import { COMMENTS } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { ListOrder } from '../../../wordpress/rest/pagination.ts';
import type { CommentRow, Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import type { FilterQuery } from '../filters/filters.ts';
import { resolveConnection } from '../paging/connection.ts';
import type { ListPlace } from '../paging/list-place.ts';
import type { PageArguments } from '../paging/page-request.ts';
import { loadRelated } from '../selection/related.ts';
import { Selection } from '../selection/selection.ts';

/** The comments on an item, or the replies to a comment. If a password unlocked the item, it is sent along. */
export async function resolveComments(
  { filter, owner }: { readonly filter: FilterQuery; readonly owner?: ListPlace['owner'] | undefined },
  above: Row,
  order: ListOrder,
  args: PageArguments,
  context: GatewayContext,
  info: GraphQLResolveInfo,
) {
  const item = context.unlocked.of(above);
  const connection = await resolveConnection(
    // WordPress checks the password only if `post` says which item it belongs to.
    {
      resource: COMMENTS,
      filter: filter && { ...filter, ...(item && { post: item.id, password: item.password }) },
      order,
      owner: item ? undefined : owner,
    },
    args,
    context,
    info,
  );
  context.unlocked.keep(
    connection.edges.map(({ node }) => node),
    item,
  );
  return connection;
}

/** The parent of a comment. Under a password it is requested by its own route, the only one that accepts a password. */
export async function loadParent(
  comment: CommentRow,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<CommentRow | null> {
  const { parent } = comment;
  const item = context.unlocked.of(comment);
  if (!parent || !item) return await loadRelated(COMMENTS, parent, context, info);
  const fields = restFields(Selection.ofItem(info).reads(COMMENTS), COMMENTS.kind);
  const row = await context.load.item(COMMENTS, parent, fields, { password: item.password });
  if (row) context.unlocked.keep([row], item);
  return row;
}
