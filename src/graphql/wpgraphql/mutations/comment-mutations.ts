import { PressgraphError } from '../../../base/errors.ts';
import { COMMENTS } from '../../../model/resources.ts';
import type { CommentRow } from '../../../wordpress/rest/shapes.ts';
import type { Dialect } from '../dialect.ts';
import { databaseIdOf } from '../kit/global-ids.ts';
import type { Args, Fields } from '../kit/registrar.ts';
import { itemField, mutation } from './mutation-kit.ts';
import { idOfItem, refuseGiven, remove, save, type Target, targetId } from './write.ts';

const INPUT = {
  ...{ author: 'String', authorEmail: 'String', authorUrl: 'String', commentOn: 'Int', content: 'String' },
  ...{ date: 'String', parent: 'ID', status: 'CommentStatusEnum', type: 'String' },
};
const TARGET: Target = { resource: COMMENTS, field: 'comment' };
const STATUSES: Readonly<Record<string, string>> = {
  ...{ APPROVE: 'approved', HOLD: 'hold', SPAM: 'spam', TRASH: 'trash' },
};

function bodyOf(given: Args): Readonly<Record<string, unknown>> {
  const { type, status, parent } = given;
  if (type !== 'comment') refuseGiven(given, ['type']);
  return {
    ...(typeof type === 'string' && { type }),
    post: given['commentOn'] ?? undefined,
    content: given['content'] ?? undefined,
    author_name: given['author'] ?? undefined,
    author_email: given['authorEmail'] ?? undefined,
    author_url: given['authorUrl'] ?? undefined,
    date: given['date'] ?? undefined,
    parent: parent == null ? undefined : (databaseIdOf(parent) ?? 0),
    status: typeof status === 'string' ? STATUSES[status] : undefined,
  };
}

/** Comments: of readers, too, where the site lets them comment through its REST API. */
export function commentMutations(dialect: Dialect): Fields<unknown> {
  const written = {
    comment: itemField('Comment', 'The comment. Null while it is held for moderation.'),
    success: { type: 'Boolean', description: 'Whether it was taken.' },
  };
  const lost = 'The Comment could not be updated';
  return {
    createComment: mutation(dialect, 'createComment', {
      description: 'Writes a comment.',
      ...{ input: INPUT, payload: written },
      run: async (given, context, info) => {
        if (context.caller.kind === 'anonymous' && !given['author']) {
          throw new PressgraphError('BAD_USER_INPUT', 'Comment must include an authorName.');
        }
        const row = (await save(TARGET, undefined, bodyOf(given), context, info)) as CommentRow;
        const isHeld = row.status !== 'approved' && context.caller.kind === 'anonymous';
        return { success: true, comment: isHeld ? null : row };
      },
    }),
    updateComment: mutation(dialect, 'updateComment', {
      description: 'Changes a comment.',
      input: { ...INPUT, id: 'ID!' },
      payload: written,
      run: async (given, context, info) => {
        const id = targetId(given['id'], COMMENTS, lost);
        return { success: true, comment: await save(TARGET, id, bodyOf(given), context, info) };
      },
    }),
    deleteComment: mutation(dialect, 'deleteComment', {
      description: 'Moves a comment to the trash, or deletes it.',
      input: { forceDelete: 'Boolean', id: 'ID!' },
      payload: {
        comment: itemField('Comment', 'What was deleted.'),
        deletedId: { type: 'ID', description: 'The global ID of what was deleted.' },
      },
      run: async (given, context, info) => {
        const id = targetId(given['id'], COMMENTS, 'The Comment could not be deleted');
        const comment = await remove(TARGET, id, given['forceDelete'] === true, context, info);
        return { deletedId: idOfItem(COMMENTS, id), comment };
      },
    }),
    restoreComment: mutation(dialect, 'restoreComment', {
      description: 'Takes a comment out of the trash.',
      input: { id: 'ID!' },
      payload: {
        comment: itemField('Comment'),
        restoredId: { type: 'ID', description: 'The global ID of what was restored.' },
      },
      run: async (given, context, info) => {
        const id = targetId(given['id'], COMMENTS, lost);
        const comment = await save(TARGET, id, { status: 'approved' }, context, info);
        return { restoredId: idOfItem(COMMENTS, id), comment };
      },
    }),
  };
}
