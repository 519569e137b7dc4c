import type { Change } from '../../../changes/changes.ts';
import { COMMENTS } from '../../../model/resources.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { referencedId } from '../../engine/writes/references.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** `commentAdded`: comments as they appear under the site's content. */
export function registerCommentAdded({ builder, site, ids, Comment }: SchemaKit): void {
  builder.subscriptionField('commentAdded', (t) =>
    t.field({
      type: Comment,
      args: {
        postId: t.arg.id({
          description:
            'The content under which comments are heard of: global id or database id. All of it unless told otherwise.',
        }),
      },
      description:
        'Comments that the public may see, as they are written, or approved. Null for one that was gone when it was read.',
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
