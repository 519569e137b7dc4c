import { AUTHORS, COMMENTS } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { CommentRow } from '../../../wordpress/rest/shapes.ts';
import { loadParent } from '../../engine/comments/comments-under.ts';
import { loadContentOfAnyType } from '../../engine/content/any-content.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { belowIn } from '../../engine/paging/list-place.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import type { Dialect } from '../dialect.ts';
import { kindFlags, nullField } from '../kit/common-fields.ts';
import { globalId } from '../kit/global-ids.ts';
import type { Fields } from '../kit/registrar.ts';
import { percentDecoded, textOrNull } from '../kit/texts.ts';
import { edgeField, relatedTo } from '../paging/connections.ts';
import { cursorOf } from '../paging/paging.ts';
import { AVATAR_ARGUMENTS, avatarOf } from '../users/avatars.ts';
import { commentList, commentWhere } from './comment-lists.ts';

/** A writer without an account, or whose account is not public. */
export interface CommentAuthor {
  readonly comment: CommentRow;
}

const STATUSES: Readonly<Record<string, string>> = {
  approved: 'APPROVE',
  hold: 'HOLD',
  spam: 'SPAM',
  trash: 'TRASH',
};

export function registerComments(dialect: Dialect): void {
  const { types } = dialect;
  const names = ['APPROVE', 'HOLD', 'SPAM', 'TRASH'];
  types.enum('CommentStatusEnum', 'The status of a comment.', names);
  types.object<CommentRow>('Comment', {
    description: 'A comment.',
    resource: COMMENTS,
    interfaces: ['DatabaseIdentifier', 'Node', 'UniformResourceIdentifiable'],
    fields: {
      id: { type: 'ID!', description: 'The global ID.', resolve: ({ id }) => globalId('comment', id) },
      databaseId: { type: 'Int!', description: 'The ID in the database.', resolve: ({ id }) => id },
      commentId: {
        type: 'Int',
        description: 'The ID in the database.',
        deprecated: 'Use `databaseId`.',
        resolve: ({ id }) => id,
      },
      content: {
        type: 'String',
        args: { format: 'PostObjectFieldFormatEnum' },
        reads: ['content.rendered'],
        description: 'The text, as HTML.',
        resolve: ({ content }, { format }) => (format === 'RAW' ? null : (content?.rendered ?? null)),
      },
      date: {
        type: 'String',
        reads: ['date'],
        description: 'When it was written, in the time of the site.',
        resolve: ({ date }) => date?.replace('T', ' ') ?? null,
      },
      dateGmt: {
        type: 'String',
        reads: ['date_gmt'],
        description: 'When it was written, in UTC.',
        resolve: ({ date_gmt }) => date_gmt?.replace('T', ' ') ?? null,
      },
      status: {
        type: 'CommentStatusEnum',
        reads: ['status'],
        description: 'The status.',
        resolve: ({ status }) => STATUSES[status ?? ''] ?? null,
      },
      approved: {
        type: 'Boolean',
        reads: ['status'],
        description: 'Whether it is approved.',
        deprecated: 'Use `status`.',
        resolve: ({ status }) => status === 'approved',
      },
      type: {
        type: 'String',
        reads: ['type'],
        description: 'The type: `comment`.',
        resolve: ({ type }) => type ?? null,
      },
      link: {
        type: 'String',
        reads: ['link'],
        description: 'The full URL.',
        resolve: ({ link }) => percentDecoded(link),
      },
      uri: {
        type: 'String',
        reads: ['link'],
        description: 'The path relative to the home URL.',
        resolve: ({ link }, _args, { site }) =>
          link === undefined
            ? null
            : percentDecoded(`${uriOf(link, site.addresses)}${URL.canParse(link) ? new URL(link).hash : ''}`),
      },
      parentDatabaseId: {
        type: 'Int',
        reads: ['parent'],
        description: 'The database ID of the comment it replies to, or 0.',
        resolve: ({ parent }) => parent ?? 0,
      },
      parentId: {
        type: 'ID',
        reads: ['parent'],
        description: 'The global ID of the comment it replies to.',
        resolve: ({ parent }) => (parent ? globalId('comment', parent) : null),
      },
      parent: {
        ...edgeField<CommentRow>(
          types,
          { to: 'Comment', name: 'CommentToParentComment' },
          {
            reads: ['parent'],
            costs: ONE_BY_ID,
            description: 'The comment it replies to.',
            resolve: async (row, _args, context, info) => relatedTo(await loadParent(row, context, info)),
          },
        ),
        args: { where: commentWhere(dialect, 'CommentToParentCommentConnectionWhereArgs') },
      },
      replies: commentList(dialect, 'Comment', 'The direct replies, newest first.', ({ id }) => belowIn(id)),
      commentedOn: edgeField<CommentRow>(
        types,
        { to: 'ContentNode', name: 'CommentToContentNode' },
        {
          reads: ['post'],
          costs: { batch: 1, types: 1, once: { 'types of items': 1 } },
          description: 'What it comments on.',
          resolve: async ({ post }, _args, context, info) =>
            relatedTo(await loadContentOfAnyType(post, context, info)),
        },
      ),
      author: edgeField<CommentRow>(
        types,
        { to: 'Commenter', name: 'CommentToCommenter', fields: WRITER },
        {
          reads: ['author', 'author_name', 'author_url', 'author_avatar_urls'],
          costs: ONE_BY_ID,
          description: 'Who wrote it.',
          resolve: async (row, _args, context, info) => {
            const fields = restFields(Selection.ofItem(info).reads(AUTHORS), AUTHORS.kind);
            const user = row.author
              ? await context.load
                  .byId(AUTHORS, row.author, fields.length > 1 ? fields : ['id', 'name'])
                  .catch(() => null)
              : null;
            return { cursor: cursorOf(row.author || row.id), node: user ?? { comment: row }, comment: row };
          },
        },
      ),
      isRestricted: { type: 'Boolean', description: 'True for the public.', resolve: () => true },
      ...kindFlags('isComment'),
      agent: nullField('String', 'Not in WordPress’s REST API for the public.'),
      authorIp: {
        ...nullField('String', 'Not in WordPress’s REST API for the public.'),
        deprecated: 'Use `author`.',
      },
      karma: nullField('Int', 'Not in WordPress’s REST API.'),
    },
  });
  types.object<CommentAuthor>('CommentAuthor', {
    description: 'The writer of a comment, without a public account.',
    interfaces: ['Commenter', 'DatabaseIdentifier', 'Node'],
    fields: {
      id: {
        type: 'ID!',
        description: 'The global ID.',
        resolve: ({ comment }) => globalId('comment_author', comment.id),
      },
      databaseId: {
        type: 'Int!',
        description: 'The ID of the comment.',
        resolve: ({ comment }) => comment.id,
      },
      name: {
        type: 'String',
        description: 'The name.',
        resolve: ({ comment }) => textOrNull(comment.author_name),
      },
      url: {
        type: 'String',
        description: 'The URL they gave.',
        resolve: ({ comment }) => comment.author_url ?? null,
      },
      email: nullField('String', 'Null: not public.'),
      isRestricted: { type: 'Boolean', description: 'False: what is here is public.', resolve: () => false },
      avatar: {
        type: 'Avatar',
        args: AVATAR_ARGUMENTS,
        description: 'The avatar.',
        resolve: ({ comment }, args) => avatarOf(comment.author_avatar_urls, args),
      },
    },
  });
}

const WRITER: Fields<never> = {
  name: {
    type: 'String',
    description: 'The name.',
    resolve: ({ comment }: CommentAuthor) => textOrNull(comment.author_name),
  },
  url: {
    type: 'String',
    description: 'The URL they gave.',
    resolve: ({ comment }: CommentAuthor) => textOrNull(comment.author_url),
  },
  email: { type: 'String', description: 'Null: not public.', resolve: () => null },
  ipAddress: { type: 'String', description: 'Null: not public.', resolve: () => null },
} as Fields<never>;
