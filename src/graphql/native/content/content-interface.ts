import { AUTHORS, MEDIA } from '../../../model/resources.ts';
import { type ContentRow, RESOURCE } from '../../../wordpress/rest/shapes.ts';
import { resolveComments } from '../../engine/comments/comments-under.ts';
import { formatText } from '../../engine/content/link-rewriting.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { ONE_BY_ID, WHOLE_CONTENT } from '../../engine/field-options/types.ts';
import { NEWEST_FIRST } from '../../engine/filters/list-order.ts';
import { resolveConnection } from '../../engine/paging/connection.ts';
import { hungOn } from '../../engine/paging/list-place.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { momentOf } from '../../engine/values/dates.ts';
import { formatInTurn } from '../../engine/values/html-queue.ts';
import { nullWhenHidden } from '../../engine/values/null-when-hidden.ts';
import { loadRaw, readsUnlessRaw } from '../../engine/values/raw-text.ts';
import { costsOfText } from '../../engine/values/text-costs.ts';
import { commentOrder } from '../comments/comment-lists.ts';
import { pageArguments } from '../paging/page-arguments.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { formatArgument } from '../values/format-argument.ts';

/** The `Content` interface: what every post, page and item of a custom post type has. */
export function registerContentInterface(kit: SchemaKit): void {
  const { builder, site, restRoot, names, enums } = kit;
  const rawOf = (row: ContentRow, field: string, context: GatewayContext) =>
    loadRaw(row[RESOURCE], row, field, context);
  const formatted = (usual: 'TEXT' | 'HTML') => formatArgument(kit, usual);
  const linked = {
    ...formatted('HTML'),
    ...builder.args((arg) => ({
      rewriteLinks: arg.field({
        type: 'URL',
        description:
          'The address of a front end, such as `https://www.example.com`: it takes the home address’s place in links (`a[href]`) to pages of this site. Images, uploads and WordPress’s other files keep their addresses.',
      }),
    })),
  };
  builder.interfaceType(kit.Content, {
    description: 'What the site publishes: a post, a page, or an item of any other post type.',
    interfaces: [builder.nodeInterfaceRef()],
    resolveType: (row) => names.of(row[RESOURCE]).typeName,
    fields: (t) => ({
      databaseId: t.exposeInt('id', { nullable: false, description: 'WordPress’s own id.' }),
      slug: t.exposeString('slug', {
        reads: ['slug'],
        description: 'Its short name, as it stands in its address.',
      }),
      uri: t.string({
        reads: ['link'],
        description: 'Its path below the site’s home address: `/about/team/`. `nodeByUri` finds it by it.',
        resolve: ({ link }) => uriOf(link, site.home),
      }),
      link: t.expose('link', { type: 'URL', reads: ['link'], description: 'Its full address on the site.' }),
      restUrl: t.field({
        type: 'URL',
        nullable: false,
        description: 'Its address in WordPress’s REST API (`self`).',
        resolve: ({ [RESOURCE]: { route }, id }) => restRoot.address(route, id),
      }),
      contentType: t.field({
        type: kit.ContentType,
        nullable: false,
        description: 'Its post type (`about`).',
        resolve: (row) => row[RESOURCE],
      }),
      title: t.string({
        reads: readsUnlessRaw('title.rendered'),
        args: formatted('TEXT'),
        // As text it is decoded, and no more.
        costs: (args) => costsOfText(args.format === 'MARKDOWN' ? 1 : 0)(args),
        description: 'Its title, as plain text unless told otherwise.',
        resolve: (row, { format }, context) =>
          format === 'RAW'
            ? rawOf(row, 'title', context)
            : formatInTurn(context, row.title?.rendered, format),
      }),
      content: t.string({
        reads: readsUnlessRaw('content.rendered'),
        args: linked,
        costs: costsOfText(WHOLE_CONTENT),
        description: 'Its whole text, as HTML unless told otherwise. Empty where a password protects it.',
        resolve: (row, { format, rewriteLinks }, context) =>
          format === 'RAW'
            ? rawOf(row, 'content', context)
            : formatText(context, row.content, { format, rewriteLinks, home: site.home }),
      }),
      excerpt: t.string({
        reads: readsUnlessRaw('excerpt.rendered'),
        args: linked,
        costs: costsOfText(1),
        description:
          'Its summary, as HTML unless told otherwise: its author’s, or else the beginning of the content.',
        resolve: (row, { format, rewriteLinks }, context) =>
          format === 'RAW'
            ? rawOf(row, 'excerpt', context)
            : formatText(context, row.excerpt, { format, rewriteLinks, home: site.home }),
      }),
      date: t.field({
        type: 'DateTime',
        reads: ['date_gmt'],
        description: 'When it was published. Null for what has no date yet.',
        resolve: ({ date_gmt }) => momentOf(date_gmt),
      }),
      modified: t.field({
        type: 'DateTime',
        reads: ['modified_gmt'],
        description: 'When it was last changed.',
        resolve: ({ modified_gmt }) => momentOf(modified_gmt),
      }),
      status: t.field({
        type: enums.ContentStatus.ref,
        reads: ['status'],
        description: 'Where it stands between draft and trash. Null for a status that a plugin added.',
        resolve: ({ status }) => enums.ContentStatus.known(status),
      }),
      isProtected: t.boolean({
        reads: ['content.protected'],
        description: 'Whether a password protects its content.',
        resolve: ({ content }) => content?.protected ?? null,
      }),
      template: t.exposeString('template', {
        reads: ['template'],
        description: 'The theme’s template chosen for it; empty for the usual one.',
      }),
      guid: t.string({
        reads: ['guid.rendered'],
        description:
          'Its globally unique identifier in feeds, which looks like an address but is not meant as one.',
        resolve: ({ guid }) => guid?.rendered ?? null,
      }),
      classList: t.stringList({
        reads: ['class_list'],
        description: 'The CSS classes that themes give it.',
        // PHP sends a list whose keys have gaps as an object.
        resolve: ({ class_list }) => (class_list ? Object.values(class_list) : null),
      }),
      commentStatus: t.field({
        type: enums.DiscussionStatus.ref,
        reads: ['comment_status'],
        description: 'Whether it takes comments.',
        resolve: ({ comment_status }) => enums.DiscussionStatus.known(comment_status),
      }),
      pingStatus: t.field({
        type: enums.DiscussionStatus.ref,
        reads: ['ping_status'],
        description: 'Whether it takes pingbacks and trackbacks.',
        resolve: ({ ping_status }) => enums.DiscussionStatus.known(ping_status),
      }),
      author: t.field({
        type: kit.Author,
        reads: ['author'],
        costs: ONE_BY_ID,
        embeds: { rel: 'author', resource: AUTHORS },
        description: 'Who wrote it.',
        resolve: ({ author }, _args, context, info) => loadRelated(AUTHORS, author, context, info),
      }),
      featuredMedia: t.field({
        type: kit.Media,
        reads: ['featured_media'],
        costs: ONE_BY_ID,
        embeds: { rel: 'wp:featuredmedia', resource: MEDIA },
        description:
          'Its featured image (`wp:featuredmedia`). Null where it has none, or none that may be seen.',
        resolve: ({ featured_media }, _args, context, info) =>
          loadRelated(MEDIA, featured_media, context, info),
      }),
      attachments: t.field({
        type: kit.MediaConnection,
        args: builder.args(pageArguments),
        leadsTo: 'page',
        description: 'Media uploaded to it (`wp:attachment`), newest first.',
        resolve: ({ id }, args, context, info) => {
          const owner = { parameter: 'parent', field: 'post' };
          const list = { resource: MEDIA, filter: { parent: id }, order: NEWEST_FIRST, owner };
          return resolveConnection(list, args, context, info);
        },
      }),
      comments: t.field({
        type: kit.CommentConnection,
        args: builder.args((arg) => ({
          ...pageArguments(arg),
          orderBy: arg.field({ type: kit.CommentOrder, description: 'Newest first unless told otherwise.' }),
        })),
        leadsTo: 'page',
        needsOnlyId: true,
        description:
          'Its approved comments (`replies`). Null where the caller may not read them, as under a password.',
        resolve: (row, args, context, info) =>
          nullWhenHidden(
            resolveComments(hungOn('post', row.id), row, commentOrder(args.orderBy), args, context, info),
          ),
      }),
    }),
  });
}
