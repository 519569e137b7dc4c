import type { GraphQLObjectType } from 'graphql';
import { AUTHORS, type ContentTypeModel, MEDIA } from '../../../model/resources.ts';
import { type ContentRow, RESOURCE } from '../../../wordpress/rest/shapes.ts';
import { loadAdjacent } from '../../engine/content/adjacent.ts';
import { formatText } from '../../engine/content/link-rewriting.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { type FieldCosts, ONE_BY_ID, WHOLE_CONTENT } from '../../engine/field-options/types.ts';
import { featuredImageReads, loadFeaturedImage } from '../../engine/media/featured-image.ts';
import { loadRelated, loadRelatedList } from '../../engine/selection/related.ts';
import { resourceOf } from '../../engine/selection/resource-types.ts';
import { restAddress } from '../../engine/uri/rest-address.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { momentOf } from '../../engine/values/dates.ts';
import { formatInTurn } from '../../engine/values/html-queue.ts';
import { promised } from '../../engine/values/promised.ts';
import { loadRaw, readsUnlessRaw } from '../../engine/values/raw-text.ts';
import { costsOfText } from '../../engine/values/text-costs.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { formatArgument } from '../values/format-argument.ts';
import { termIds } from './term-ids.ts';

/** One request; two more where its second has other items, which is rare. */
const ADJACENT: FieldCosts = { requests: 1 };
/** Estimated number of terms of an item. */
const USUAL_TERMS = 25;

/** The `Content` interface: the fields shared by posts, pages and custom post types. */
export function registerContentInterface(kit: SchemaKit): void {
  const { builder, site, names, enums } = kit;
  const rawOf = (row: ContentRow, field: string, context: GatewayContext) =>
    loadRaw(row[RESOURCE], row, field, context);
  const formatted = (usual: 'TEXT' | 'HTML') => formatArgument(kit, usual);
  const taxonomiesOf = ({ taxonomies }: ContentTypeModel) =>
    site.taxonomies.filter(({ slug }) => taxonomies.includes(slug));
  const restBasesOf = (type: GraphQLObjectType) => {
    const resource = resourceOf(type);
    return resource?.kind === 'content' ? taxonomiesOf(resource).map(({ restBase }) => restBase) : [];
  };
  const linked = {
    ...formatted('HTML'),
    ...builder.args((arg) => ({
      rewriteLinks: arg.field({
        type: 'URL',
        description:
          'The URL of a front end, such as `https://www.example.com`. It replaces the home URL in links (`a[href]`) to pages of this site. Images, uploads and other WordPress files keep their URLs.',
      }),
    })),
  };
  builder.interfaceType(kit.Content, {
    description: 'Content of any post type: a post, a page, or an item of a custom type.',
    interfaces: [builder.nodeInterfaceRef()],
    resolveType: (row) => names.of(row[RESOURCE]).typeName,
    fields: (t) => ({
      databaseId: t.exposeInt('id', { nullable: false, description: 'The ID in the WordPress database.' }),
      slug: t.string({
        nullable: false,
        reads: ['slug'],
        description: 'The slug, as in the URL.',
        resolve: (row) => promised(row.slug, 'slug', row),
      }),
      uri: t.string({
        reads: ['link'],
        description:
          'The path relative to the home URL: `/about/team/`. Pass it to `nodeByUri` to fetch the item again.',
        resolve: ({ link }, _args, { site }) => uriOf(link, site.addresses),
      }),
      link: t.field({
        type: 'URL',
        nullable: false,
        reads: ['link'],
        description: 'The full URL.',
        resolve: (row) => promised(row.link, 'link', row),
      }),
      restUrl: t.field({
        type: 'URL',
        nullable: false,
        description: 'The URL in the WordPress REST API (`self`).',
        resolve: ({ [RESOURCE]: { route }, id }, _args, { site }) => restAddress(site, route, id),
      }),
      contentType: t.field({
        type: kit.ContentType,
        nullable: false,
        description: 'The post type (`about`).',
        resolve: (row) => row[RESOURCE],
      }),
      title: t.string({
        reads: readsUnlessRaw('title.rendered'),
        args: formatted('TEXT'),
        // As text, only its entities are decoded.
        costs: (args) => costsOfText(args.format === 'MARKDOWN' ? 1 : 0)(args),
        description: 'The title, as plain text by default.',
        resolve: (row, { format }, context) =>
          format === 'RAW'
            ? rawOf(row, 'title', context)
            : formatInTurn(context, row.title?.rendered, format),
      }),
      content: t.string({
        reads: readsUnlessRaw('content.rendered'),
        args: linked,
        costs: costsOfText(WHOLE_CONTENT),
        description: 'The content, as HTML by default. Empty if it is password-protected.',
        resolve: (row, { format, rewriteLinks }, context) =>
          format === 'RAW'
            ? rawOf(row, 'content', context)
            : formatText(context, row.content, { format, rewriteLinks, addresses: context.site.addresses }),
      }),
      excerpt: t.string({
        reads: readsUnlessRaw('excerpt.rendered'),
        args: linked,
        costs: costsOfText(1),
        description:
          'The excerpt, as HTML by default. If there is none, WordPress generates it from the content.',
        resolve: (row, { format, rewriteLinks }, context) =>
          format === 'RAW'
            ? rawOf(row, 'excerpt', context)
            : formatText(context, row.excerpt, { format, rewriteLinks, addresses: context.site.addresses }),
      }),
      date: t.field({
        type: 'DateTime',
        reads: ['date_gmt'],
        description: 'When it was published. Null if it has no date yet.',
        resolve: ({ date_gmt }) => momentOf(date_gmt),
      }),
      modified: t.field({
        type: 'DateTime',
        reads: ['modified_gmt'],
        description: 'When it was last modified.',
        resolve: ({ modified_gmt }) => momentOf(modified_gmt),
      }),
      status: t.field({
        type: enums.ContentStatus.ref,
        reads: ['status'],
        description: 'The publication status. Null if it is one added by a plugin.',
        resolve: ({ status }) => enums.ContentStatus.known(status),
      }),
      isProtected: t.boolean({
        reads: ['content.protected'],
        description: 'Whether the content is password-protected.',
        resolve: ({ content }) => content?.protected ?? null,
      }),
      template: t.exposeString('template', {
        reads: ['template'],
        description: 'The theme template assigned to it. Empty for the default template.',
      }),
      guid: t.string({
        reads: ['guid.rendered'],
        description:
          'The globally unique identifier for feeds. It looks like a URL, but do not use it as a link.',
        resolve: ({ guid }) => guid?.rendered ?? null,
      }),
      classList: t.stringList({
        reads: ['class_list'],
        description: 'The CSS classes that themes put on its container.',
        // PHP sends a list with gaps in its keys as an object.
        resolve: ({ class_list }) => (class_list ? Object.values(class_list) : null),
      }),
      commentStatus: t.field({
        type: enums.DiscussionStatus.ref,
        reads: ['comment_status'],
        description: 'Whether it is open for comments.',
        resolve: ({ comment_status }) => enums.DiscussionStatus.known(comment_status),
      }),
      pingStatus: t.field({
        type: enums.DiscussionStatus.ref,
        reads: ['ping_status'],
        description: 'Whether it is open for pingbacks and trackbacks.',
        resolve: ({ ping_status }) => enums.DiscussionStatus.known(ping_status),
      }),
      author: t.field({
        type: kit.Author,
        reads: ['author'],
        costs: ONE_BY_ID,
        embeds: { rel: 'author', resource: AUTHORS },
        description: 'The author.',
        resolve: ({ author }, _args, context, info) => loadRelated(AUTHORS, author, context, info),
      }),
      featuredMedia: t.field({
        type: kit.Media,
        reads: featuredImageReads(kit.site),
        costs: ONE_BY_ID,
        embeds: { rel: 'wp:featuredmedia', resource: MEDIA },
        description:
          'The featured image (`wp:featuredmedia`). Null if there is none, or the caller may not see it.',
        resolve: (row, _args, context, info) => loadFeaturedImage(row, context, info),
      }),
      next: t.field({
        type: kit.Content,
        reads: ['date'],
        costs: ADJACENT,
        description: 'The item of the same type that was published next. Costs a request for each item.',
        resolve: (row, _args, context, info) => loadAdjacent(row, 'newer', context, info),
      }),
      previous: t.field({
        type: kit.Content,
        reads: ['date'],
        costs: ADJACENT,
        description: 'The item of the same type that was published before. Costs a request for each item.',
        resolve: (row, _args, context, info) => loadAdjacent(row, 'older', context, info),
      }),
      terms: t.field({
        type: [kit.Term],
        reads: (_args, { type }) => restBasesOf(type),
        costs: { batch: USUAL_TERMS },
        description: 'Its terms of all taxonomies, in the order of the taxonomies.',
        resolve: async (row, _args, context, info) => {
          const own = taxonomiesOf(row[RESOURCE]);
          const terms = await Promise.all(
            own.map((taxonomy) => loadRelatedList(taxonomy, termIds(row, taxonomy), context, info)),
          );
          return terms.flat();
        },
      }),
    }),
  });
}
