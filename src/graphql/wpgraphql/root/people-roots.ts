import { AUTHORS, COMMENTS } from '../../../model/resources.ts';
import { RESOURCE, type Row } from '../../../wordpress/rest/shapes.ts';
import { commentList } from '../comments/comment-lists.ts';
import type { Dialect } from '../dialect.ts';
import { readGlobalId } from '../kit/global-ids.ts';
import type { Fields } from '../kit/registrar.ts';
import { userBy } from '../users/private-users.ts';
import { userList } from '../users/user-lists.ts';
import { idOf, itemById, itemBySlug, itemByUri, singleField } from './single-items.ts';

/** Users, the caller, and comments. */
export function peopleRoots(dialect: Dialect): Fields<unknown> {
  const { types } = dialect;
  types.enum('UserNodeIdTypeEnum', 'Kinds of identifiers of users.', [
    ...['DATABASE_ID', 'EMAIL', 'ID', 'SLUG', 'URI', 'USERNAME'],
  ]);
  types.enum('CommentNodeIdTypeEnum', 'Kinds of identifiers of comments.', ['DATABASE_ID', 'ID']);
  return {
    user: singleField('User', 'UserNodeIdTypeEnum', async (id, kind, context, info) => {
      if (kind === 'USERNAME' || kind === 'EMAIL') return await userBy(kind, id, context, info);
      if (kind === 'SLUG') return await itemBySlug(AUTHORS, id, context, info);
      if (kind === 'URI') return await itemByUri(id, [AUTHORS], context, info);
      const read = kind === 'DATABASE_ID' ? id : readGlobalId(id)?.id;
      return await itemById(AUTHORS, /^\d+$/.test(read ?? '') ? Number(read) : null, context, info);
    }),
    users: userList(dialect),
    viewer: {
      type: 'User',
      costs: { requests: 1 },
      description: 'The caller. Null for the public.',
      resolve: async (_root, _args, { load }) => {
        const viewer = await load.viewer([
          ...[
            'avatar_urls',
            'capabilities',
            'description',
            'email',
            'first_name',
            'last_name',
            'link',
            'locale',
          ],
          ...['name', 'nickname', 'registered_date', 'roles', 'slug', 'url', 'username'],
        ]);
        return viewer && ({ ...viewer, [RESOURCE]: AUTHORS } satisfies Row);
      },
    },
    comment: singleField('Comment', 'CommentNodeIdTypeEnum', async (id, kind, context, info) =>
      itemById(COMMENTS, idOf(id, kind, 'comment'), context, info),
    ),
    comments: commentList(dialect, 'RootQuery', 'Comments, newest first.'),
  };
}
