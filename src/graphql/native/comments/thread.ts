import { MAX_PER_PAGE } from '../../../model/route-paging.ts';
import { loadThread, MOST_IN_THREAD, type Threaded } from '../../engine/comments/thread.ts';
import { referencedId } from '../../engine/writes/references.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** The `thread` field: all levels of the comments on an item, in one flat list. */
export function registerThread({ builder, site, ids, Comment }: SchemaKit): void {
  const ThreadedComment = builder.objectRef<Threaded>('ThreadedComment').implement({
    description: 'A comment in its place in a thread.',
    fields: (t) => ({
      comment: t.field({
        type: Comment,
        nullable: false,
        description: 'The comment.',
        resolve: ({ comment }) => comment,
      }),
      depth: t.exposeInt('depth', {
        nullable: false,
        description: 'How deep it is: 0 at the top level, 1 for a reply to that.',
      }),
      replyCount: t.exposeInt('replyCount', {
        nullable: false,
        description: 'How many comments of the thread reply to it directly.',
      }),
    }),
  });
  builder.queryField('thread', (t) =>
    t.field({
      type: [ThreadedComment],
      args: {
        post: t.arg.id({
          required: true,
          description: 'The content commented on, by its global or its database ID.',
        }),
        first: t.arg.int({
          required: true,
          defaultValue: 100,
          description: `The most comments to return, the oldest ones: at most ${MOST_IN_THREAD}.`,
        }),
        depth: t.arg.int({
          description:
            'The deepest level to return: 0 for the top level only. Deeper replies still count in `replyCount`. Default: all levels.',
        }),
      },
      costs: ({ first }) => ({
        requests: Math.max(1, Math.ceil(first / MAX_PER_PAGE)),
        items: Math.max(first, 0),
      }),
      description:
        'The approved comments on a content with all their replies, as one flat list: each is followed by its replies, oldest first, with its `depth`. One request for a hundred, however deep. A reply to a comment that is not shown is at the top level. Null if the caller may not read them.',
      resolve: (_root, { post, first, depth }, context, info) =>
        loadThread(
          referencedId(String(post), site.contentTypes, ids),
          { first, depth: depth ?? Number.POSITIVE_INFINITY },
          context,
          info,
        ),
    }),
  );
}
