import type { GraphQLResolveInfo } from 'graphql';
import { COMMENTS } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { ListOrder } from '../../../wordpress/rest/pagination.ts';
import type { CommentRow, Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { resolveConnection } from '../paging/connection.ts';
import type { ListPlace } from '../paging/list-place.ts';
import type { PageArguments } from '../paging/page-request.ts';
import { loadRelated } from '../selection/related.ts';
import { Selection } from '../selection/selection.ts';

/** The comments under an item or another comment; under a password, with the one that opened what they stand under. */
export async function resolveComments(
  { query, owner }: ListPlace,
  above: Row,
  order: ListOrder,
  args: PageArguments,
  context: GatewayContext,
  info: GraphQLResolveInfo,
) {
  const item = context.unlocked.of(above);
  const connection = await resolveConnection(
    // WordPress listens to the password only where it is told whose it is.
    {
      resource: COMMENTS,
      filter: { ...query, ...(item && { post: item.id, password: item.password }) },
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

/** The comment that one answers; under a password by its own address, the only one that takes it. */
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
