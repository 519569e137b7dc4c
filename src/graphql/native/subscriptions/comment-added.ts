import type { Change } from '../../../changes/changes.ts';
import { COMMENTS } from '../../../model/resources.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { referencedId } from '../../engine/writes/references.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** `commentAdded`: new public comments. */
export function registerCommentAdded({ builder, site, ids, Comment }: SchemaKit): void {
  builder.subscriptionField('commentAdded', (t) =>
    t.field({
      type: Comment,
      args: {
        postId: t.arg.id({
          description: 'Only comments on this content: global ID or database ID. Default: all content.',
        }),
      },
      description:
        'Comments that become public, when they are written or approved. Null if a comment was gone before it could be read.',
      subscribe: (_root, { postId }, context) => {
        const post = postId == null ? undefined : referencedId(String(postId), site.contentTypes, ids);
        return context.changes.subscribe(
          [COMMENTS.route],
          (change) => change.kind === 'CREATED' && (post === undefined || change.postId === post),
        );
      },
      resolve: (change: Change, _args, context, info) => loadRelated(COMMENTS, change.id, context, info),
    }),
  );
}
