import { AUTHORS, MEDIA } from '../../../model/resources.ts';
import { type ContentRow, RESOURCE } from '../../../wordpress/rest/shapes.ts';
import { bytesOfHtml, type FieldCosts, ONE_BY_ID, WHOLE_CONTENT } from '../../engine/field-options/types.ts';
import { featuredImageReads, loadFeaturedImage } from '../../engine/media/featured-image.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { loadRaw } from '../../engine/values/raw-text.ts';
import type { Dialect } from '../dialect.ts';
import { globalId } from '../kit/global-ids.ts';
import type { Args, Fields } from '../kit/registrar.ts';
import { decodedOrNull, textOrNull } from '../kit/texts.ts';
import { edgeField, relatedTo } from '../paging/connections.ts';
import { yoastField } from '../seo/yoast-seo.ts';
import {
  type AnyContent,
  contentFields,
  ID,
  IS_PREVIEW,
  NOT_PUBLIC,
  PREVIEW_IDS,
  TEMPLATE,
} from './content-fields.ts';
import { restricted } from './restricted.ts';
import { registerTemplates } from './templates.ts';

/** What a text reads: nothing if it is asked as stored, which costs a request of its own. */
const readsText =
  (...fields: readonly string[]) =>
  ({ format }: Args): readonly string[] =>
    format === 'RAW' ? [] : fields;

const costsOf =
  (html: number) =>
  ({ format }: Args): FieldCosts =>
    format === 'RAW' ? { batch: 1, by: 'raw', always: true } : { bytes: bytesOfHtml(html) };

const RAW_ARGUMENT = { format: 'PostObjectFieldFormatEnum' };
/** The interfaces that content implements, by what its type supports. */
export function registerContentNodes(dialect: Dialect): void {
  const { types, names } = dialect;
  const typeOf = (row: AnyContent) => names.of(row[RESOURCE]).typeName;
  registerTemplates(dialect);
  types.enum('PostObjectFieldFormatEnum', 'How a text is formatted.', { RAW: 'RAW', RENDERED: 'HTML' });

  types.interface<AnyContent>('ContentNode', {
    description: 'Content of any post type.',
    interfaces: ['Node', 'UniformResourceIdentifiable'],
    typeOf,
    fields: contentFields(dialect),
  });
  const node = { id: ID };
  types.interface<AnyContent>('NodeWithTitle', {
    description: 'Content with a title.',
    interfaces: ['Node'],
    typeOf,
    fields: {
      ...node,
      title: {
        type: 'String',
        args: RAW_ARGUMENT,
        reads: readsText('title.rendered'),
        description: 'The title, with its entities decoded. Null if it is empty.',
        resolve: (row, { format }, context) =>
          format === 'RAW'
            ? loadRaw(row[RESOURCE], row, 'title', context)
            : decodedOrNull(row.title?.rendered),
      },
      ...(yoastField(dialect, 'PostTypeSEO') as Fields<AnyContent>),
    },
  });
  types.interface<ContentRow>('NodeWithContentEditor', {
    description: 'Content with a text.',
    interfaces: ['Node'],
    typeOf,
    fields: restricted<ContentRow>({
      ...node,
      content: {
        type: 'String',
        args: RAW_ARGUMENT,
        reads: readsText('content.rendered'),
        costs: costsOf(WHOLE_CONTENT),
        description: 'The content, as HTML. Null if it is empty or password-protected.',
        resolve: (row, { format }, context) =>
          format === 'RAW'
            ? loadRaw(row[RESOURCE], row, 'content', context)
            : textOrNull(row.content?.rendered),
      },
    }),
  });
  types.interface<ContentRow>('NodeWithExcerpt', {
    description: 'Content with an excerpt.',
    interfaces: ['Node'],
    typeOf,
    fields: restricted<ContentRow>({
      ...node,
      excerpt: {
        type: 'String',
        args: RAW_ARGUMENT,
        reads: readsText('excerpt.rendered', 'excerpt.protected'),
        costs: costsOf(1),
        description: 'The excerpt, as HTML. Null if the content is password-protected.',
        resolve: (row, { format }, context) =>
          format === 'RAW'
            ? loadRaw(row[RESOURCE], row, 'excerpt', context)
            : row.excerpt?.protected
              ? null
              : (row.excerpt?.rendered ?? null),
      },
    }),
  });
  types.interface<AnyContent>('NodeWithAuthor', {
    description: 'Content with an author.',
    interfaces: ['Node'],
    typeOf,
    fields: restricted<AnyContent>({
      ...node,
      author: edgeField(
        types,
        { to: 'User', name: 'NodeWithAuthorToUser' },
        {
          reads: ['author'],
          costs: ONE_BY_ID,
          embeds: { rel: 'author', resource: AUTHORS },
          description: 'The author.',
          resolve: async (row: AnyContent, _args, context, info) =>
            relatedTo(await loadRelated(AUTHORS, row.author, context, info)),
        },
      ),
      authorDatabaseId: {
        type: 'Int',
        reads: ['author'],
        description: 'The database ID of the author.',
        resolve: ({ author }) => author || null,
      },
      authorId: {
        type: 'ID',
        reads: ['author'],
        description: 'The global ID of the author.',
        resolve: ({ author }) => (author ? globalId('user', author) : null),
      },
    }),
  });
  types.interface<ContentRow>('NodeWithFeaturedImage', {
    description: 'Content with a featured image.',
    interfaces: ['Node'],
    typeOf,
    fields: restricted<ContentRow>({
      ...node,
      featuredImage: edgeField(
        types,
        { to: 'MediaItem', name: 'NodeWithFeaturedImageToMediaItem' },
        {
          reads: featuredImageReads(dialect.site),
          costs: ONE_BY_ID,
          embeds: { rel: 'wp:featuredmedia', resource: MEDIA },
          description: 'The featured image. Null if there is none.',
          resolve: async (row: ContentRow, _args, context, info) =>
            relatedTo(await loadFeaturedImage(row, context, info)),
        },
      ),
      featuredImageDatabaseId: {
        type: 'Int',
        reads: ['featured_media'],
        description: 'The database ID of the featured image.',
        resolve: ({ featured_media }) => featured_media || null,
      },
      featuredImageId: {
        type: 'ID',
        reads: ['featured_media'],
        description: 'The global ID of the featured image.',
        resolve: ({ featured_media }) => (featured_media ? globalId('post', featured_media) : null),
      },
    }),
  });
  types.interface<ContentRow>('NodeWithPageAttributes', {
    description: 'Content with an order.',
    interfaces: ['Node'],
    typeOf,
    fields: restricted<ContentRow>({
      ...node,
      menuOrder: {
        type: 'Int',
        reads: ['menu_order'],
        description: 'The order set by editors. Null for 0.',
        resolve: ({ menu_order }) => menu_order || null,
      },
    }),
  });
  types.interface<ContentRow>('NodeWithTrackbacks', {
    description: 'Content that takes trackbacks.',
    interfaces: ['Node'],
    typeOf,
    fields: restricted<ContentRow>({
      ...node,
      pingStatus: {
        type: 'String',
        reads: ['ping_status'],
        description: 'Whether it takes pings: `open` or `closed`.',
        resolve: ({ ping_status }) => ping_status ?? null,
      },
      pinged: NOT_PUBLIC('[String]', 'Addresses that were pinged.'),
      toPing: NOT_PUBLIC('[String]', 'Addresses to ping.'),
    }),
  });
  types.interface<AnyContent>('NodeWithTemplate', {
    description: 'Content with a template.',
    interfaces: ['Node'],
    typeOf,
    fields: restricted<AnyContent>({ ...node, template: TEMPLATE }),
  });
  types.interface<AnyContent>('Previewable', {
    description: 'Content with a preview.',
    typeOf,
    fields: {
      isPreview: IS_PREVIEW,
      ...PREVIEW_IDS,
    },
  });
}
