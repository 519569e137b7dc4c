import type { GraphQLResolveInfo } from 'graphql';
import { AUTHORS, COMMENTS } from '../../../model/resources.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import { avatarUrl } from '../../engine/authors/avatar.ts';
import { loadParent, resolveComments } from '../../engine/comments/comments-under.ts';
import { loadContentOfAnyType } from '../../engine/content/any-content.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { NEWEST_FIRST } from '../../engine/filters/list-order.ts';
import { belowIn, hungOn, type ListPlace } from '../../engine/paging/list-place.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { ofResource } from '../../engine/selection/resource-types.ts';
import { restAddress } from '../../engine/uri/rest-address.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { momentOf } from '../../engine/values/dates.ts';
import { decodeEntities } from '../../engine/values/formats.ts';
import { formatInTurn } from '../../engine/values/html-queue.ts';
import { nullWhenHidden } from '../../engine/values/null-when-hidden.ts';
import { promised } from '../../engine/values/promised.ts';
import { loadRaw, readsUnlessRaw } from '../../engine/values/raw-text.ts';
import { costsOfText } from '../../engine/values/text-costs.ts';
import { avatarArguments } from '../authors/avatar-arguments.ts';
import { registerCollection } from '../collection-fields.ts';
import { registerExtras } from '../extras/extra-fields.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { formatArgument } from '../values/format-argument.ts';
import { COMMENT_ORDERS, commentFilters } from './comment-lists.ts';

/** The `Comment` type: comments on the site's content. */
export function registerComment(kit: SchemaKit): void {
  const { builder, site, Comment } = kit;
  const comments = registerCollection(kit, {
    resource: COMMENTS,
    ref: Comment,
    connection: kit.CommentConnection,
    filters: commentFilters(site, kit.ids),
    orders: COMMENT_ORDERS,
    orderBy: kit.CommentOrder,
    usualOrder: NEWEST_FIRST,
    keys: [],
  });
  const listUnder = (
    above: Row,
    { query, owner }: ListPlace,
    args: Parameters<typeof comments.list>[0],
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ) =>
    nullWhenHidden(
      comments
        .filterAt(query, args.where, context)
        .then((filter) =>
          resolveComments({ filter, owner }, above, comments.orderOf(args), args, context, info),
        ),
    );
  builder.interfaceField(kit.Content, 'comments', (t) =>
    t.field({
      type: kit.CommentConnection,
      args: comments.listArguments,
      leadsTo: 'page',
      needsOnlyId: true,
      description:
        'The approved comments (`replies`). Null if the caller may not read them, for example because of a password.',
      resolve: (row, args, context, info) => listUnder(row, hungOn('post', row.id), args, context, info),
    }),
  );
  registerExtras(kit, COMMENTS, Comment);
  builder.node(Comment, {
    ...ofResource(COMMENTS),
    description: 'A comment on the site’s content.',
    id: { resolve: ({ id }) => String(id) },
    fields: (t) => ({
      databaseId: t.exposeInt('id', { nullable: false, description: 'The ID in the WordPress database.' }),
      content: t.string({
        reads: readsUnlessRaw('content'),
        args: formatArgument(kit),
        costs: costsOfText(1),
        description: 'The text, as HTML by default.',
        resolve: (row, { format }, context) =>
          format === 'RAW'
            ? loadRaw(COMMENTS, row, 'content', context)
            : formatInTurn(context, row.content?.rendered, format),
      }),
      date: t.field({
        type: 'DateTime',
        reads: ['date_gmt'],
        description: 'When it was written.',
        resolve: ({ date_gmt }) => momentOf(date_gmt),
      }),
      status: t.field({
        type: kit.enums.CommentStatus.ref,
        reads: ['status'],
        description: 'The moderation status. Null if it is one added by a plugin.',
        resolve: ({ status }) => kit.enums.CommentStatus.known(status),
      }),
      authorName: t.string({
        nullable: false,
        reads: ['author_name'],
        description: 'The author’s name, as plain text. Empty if the visitor left none.',
        resolve: (row) => decodeEntities(promised(row.author_name, 'author_name', row)),
      }),
      authorUrl: t.field({
        type: 'URL',
        reads: ['author_url'],
        description: 'The author’s website URL. Null if none is set.',
        resolve: ({ author_url }) => author_url || null,
      }),
      authorAvatarUrl: t.field({
        type: 'URL',
        reads: ['author_avatar_urls'],
        args: builder.args(avatarArguments),
        description: 'The author’s avatar URL. Null if the site shows no avatars.',
        resolve: ({ author_avatar_urls }, { size }) => avatarUrl(author_avatar_urls, size),
      }),
      author: t.field({
        type: kit.Author,
        reads: ['author'],
        costs: ONE_BY_ID,
        description:
          'The author as a user of the site. Null for guests, and for users without published content.',
        resolve: ({ author }, _args, context, info) => loadRelated(AUTHORS, author, context, info),
      }),
      link: t.field({
        type: 'URL',
        nullable: false,
        reads: ['link'],
        description: 'The full URL.',
        resolve: (row) => promised(row.link, 'link', row),
      }),
      uri: t.string({
        reads: ['link'],
        description: 'The path relative to the home URL.',
        resolve: ({ link }, _args, { site }) => uriOf(link, site.addresses),
      }),
      restUrl: t.field({
        type: 'URL',
        nullable: false,
        description: 'The URL in the WordPress REST API (`self`).',
        resolve: ({ id }, _args, { site }) => restAddress(site, COMMENTS.route, id),
      }),
      parent: t.field({
        type: Comment,
        reads: ['parent'],
        costs: ONE_BY_ID,
        description: 'The comment it replies to. Null for a top-level comment.',
        resolve: (row, _args, context, info) => loadParent(row, context, info),
      }),
      replies: t.field({
        type: kit.CommentConnection,
        args: comments.listArguments,
        leadsTo: 'page',
        costs: { isTree: true },
        description: 'The replies to this comment.',
        resolve: (row, args, context, info) => listUnder(row, belowIn(row.id), args, context, info),
      }),
      post: t.field({
        type: kit.Content,
        reads: ['post', '_links.up'],
        costs: ONE_BY_ID,
        description: 'The content it belongs to: a post, a page, or an item of a custom post type.',
        resolve: ({ post, _links }, _args, context, info) =>
          loadContentOfAnyType(post, context, info, _links?.['up']?.[0]?.post_type),
      }),
    }),
  });
}
