import { AUTHORS, MEDIA } from '../../../model/resources.ts';
import { loadContentOfAnyType } from '../../engine/content/any-content.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { NEWEST_FIRST } from '../../engine/filters/list-order.ts';
import { type MediaSizeShape, mediaSizes, sourceUrlOf } from '../../engine/media/media-sizes.ts';
import { sizesAttributeOf, srcSetOf } from '../../engine/media/src-set.ts';
import { positiveInteger, wordsOf } from '../../engine/media/values.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { ofResource } from '../../engine/selection/resource-types.ts';
import { restAddress } from '../../engine/uri/rest-address.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { momentOf } from '../../engine/values/dates.ts';
import { formatHtml } from '../../engine/values/formats.ts';
import { formatInTurn } from '../../engine/values/html-queue.ts';
import { promised } from '../../engine/values/promised.ts';
import { loadRaw, readsUnlessRaw } from '../../engine/values/raw-text.ts';
import { costsOfText } from '../../engine/values/text-costs.ts';
import { registerCollection } from '../collection-fields.ts';
import { registerExtras } from '../extras/extra-fields.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { formatArgument } from '../values/format-argument.ts';
import { openEnum } from '../values/open-enum.ts';
import { imageMetaOf, registerImageMeta } from './image-meta.ts';
import { MEDIA_ORDERS, mediaFilters } from './media-lists.ts';

/** The `Media` type: files in the media library. */
export function registerMedia(kit: SchemaKit): void {
  const { builder, Media } = kit;
  const MediaType = openEnum(builder, 'MediaType', 'The kind of file, as WordPress classifies it.', {
    IMAGE: { value: 'image', description: 'An image.' },
    FILE: { value: 'file', description: 'Any other file: audio, video, documents.' },
  });
  const MediaSize = registerMediaSize(kit);
  const ImageMeta = registerImageMeta(kit);
  const media = registerCollection(kit, {
    resource: MEDIA,
    ref: Media,
    connection: kit.MediaConnection,
    filters: mediaFilters(kit),
    orders: MEDIA_ORDERS,
    usualOrder: NEWEST_FIRST,
    keys: ['slug', 'uri'],
  });
  builder.interfaceField(kit.Content, 'attachments', (t) =>
    t.field({
      type: kit.MediaConnection,
      args: media.listArguments,
      leadsTo: 'page',
      costs: media.costs,
      description: 'Media uploaded to this item (`wp:attachment`), newest first.',
      resolve: ({ id }, args, context, info) =>
        media.list(args, context, info, {
          query: { parent: id },
          owner: { parameter: 'parent', field: 'post' },
        }),
    }),
  );
  registerExtras(kit, MEDIA, Media);
  const formatted = formatArgument(kit);
  const sized = builder.args((arg) => ({
    size: arg.string({
      description:
        'The name of a size, such as `thumbnail` or `large`. Default: the uploaded file, which is also used if that size does not exist.',
    }),
  }));
  builder.node(Media, {
    ...ofResource(MEDIA),
    description: 'A file in the media library: an image, audio, video or document.',
    id: { resolve: ({ id }) => String(id) },
    fields: (t) => ({
      databaseId: t.exposeInt('id', { nullable: false, description: 'The ID in the WordPress database.' }),
      slug: t.string({
        nullable: false,
        reads: ['slug'],
        description: 'The slug.',
        resolve: (row) => promised(row.slug, 'slug', row),
      }),
      uri: t.string({
        reads: ['link'],
        description:
          'The path of the attachment page, relative to the home URL. It leads to this item even where the site has no such pages.',
        resolve: ({ link }, _args, { site }) => uriOf(link, site.addresses),
      }),
      link: t.field({
        type: 'URL',
        nullable: false,
        reads: ['link'],
        description: 'The full URL of the attachment page.',
        resolve: (row) => promised(row.link, 'link', row),
      }),
      restUrl: t.field({
        type: 'URL',
        nullable: false,
        description: 'The URL in the WordPress REST API (`self`).',
        resolve: ({ id }, _args, { site }) => restAddress(site, MEDIA.route, id),
      }),
      title: t.string({
        reads: ['title'],
        description: 'The title, as plain text.',
        resolve: ({ title }) => formatHtml(title?.rendered, 'TEXT'),
      }),
      altText: t.exposeString('alt_text', {
        reads: ['alt_text'],
        description: 'The alternative text of an image.',
      }),
      caption: t.string({
        reads: readsUnlessRaw('caption'),
        args: formatted,
        costs: costsOfText(1),
        description: 'The caption, as HTML by default.',
        resolve: (row, { format }, context) =>
          format === 'RAW'
            ? loadRaw(MEDIA, row, 'caption', context)
            : formatInTurn(context, row.caption?.rendered, format),
      }),
      description: t.string({
        reads: readsUnlessRaw('description'),
        args: formatted,
        costs: costsOfText(1),
        description: 'The description, as HTML by default. WordPress prepends a link or player for the file.',
        resolve: (row, { format }, context) =>
          format === 'RAW'
            ? loadRaw(MEDIA, row, 'description', context)
            : formatInTurn(context, row.description?.rendered, format),
      }),
      date: t.field({
        type: 'DateTime',
        reads: ['date_gmt'],
        description: 'When it was uploaded.',
        resolve: ({ date_gmt }) => momentOf(date_gmt),
      }),
      modified: t.field({
        type: 'DateTime',
        reads: ['modified_gmt'],
        description: 'When it was last modified.',
        resolve: ({ modified_gmt }) => momentOf(modified_gmt),
      }),
      mediaType: t.field({
        type: MediaType.ref,
        reads: ['media_type'],
        description: 'The kind of file, as WordPress classifies it.',
        resolve: ({ media_type }) => MediaType.known(media_type),
      }),
      mimeType: t.exposeString('mime_type', {
        reads: ['mime_type'],
        description: 'The MIME type: `image/jpeg`.',
      }),
      sourceUrl: t.field({
        type: 'URL',
        reads: ({ size }) => (size == null ? ['source_url'] : ['source_url', 'media_details']),
        args: sized,
        description: 'The URL of the file.',
        resolve: (row, { size }) => sourceUrlOf(row, size),
      }),
      width: t.int({
        reads: ['media_details'],
        description: 'The width of an image or video in pixels. Null for other files.',
        resolve: ({ media_details }) => positiveInteger(media_details?.width),
      }),
      height: t.int({
        reads: ['media_details'],
        description: 'The height of an image or video in pixels. Null for other files.',
        resolve: ({ media_details }) => positiveInteger(media_details?.height),
      }),
      fileSize: t.int({
        reads: ['media_details'],
        description: 'The size of the uploaded file in bytes. Null if WordPress did not record it.',
        resolve: ({ media_details }) => positiveInteger(media_details?.filesize),
      }),
      fileName: t.string({
        reads: ['source_url'],
        description: 'The file name, as in its URL: `press.jpg`.',
        resolve: ({ source_url }) => fileNameOf(source_url),
      }),
      duration: t.int({
        reads: ['media_details'],
        description: 'The duration of audio or video in seconds.',
        resolve: ({ media_details }) => positiveInteger(media_details?.length),
      }),
      bitrate: t.int({
        reads: ['media_details'],
        description: 'The bitrate of audio or video in bits per second.',
        resolve: ({ media_details }) => positiveInteger(media_details?.bitrate),
      }),
      dataFormat: t.string({
        reads: ['media_details'],
        description: 'The format of audio or video: `mp3`, `quicktime`.',
        resolve: ({ media_details }) => wordsOf(media_details?.dataformat),
      }),
      imageMeta: t.field({
        type: ImageMeta,
        reads: ['media_details'],
        description: 'The metadata stored in an image file. Null for other media.',
        resolve: (row) => imageMetaOf(row),
      }),
      srcSet: t.string({
        reads: ['media_details', 'source_url'],
        args: sized,
        description:
          'The `srcset` of an image, or of one of its sizes, as WordPress computes it: that size first. Null if no other size has the same aspect ratio.',
        resolve: (row, { size }) => srcSetOf(row, size),
      }),
      sizesAttribute: t.string({
        reads: ['media_details', 'source_url', 'mime_type'],
        args: sized,
        description:
          'The `sizes` attribute that WordPress prints with `srcSet`: `(max-width: 1024px) 100vw, 1024px`.',
        resolve: (row, { size }) => sizesAttributeOf(row, size),
      }),
      sizes: t.field({
        type: [MediaSize],
        nullable: false,
        reads: ['media_details', 'source_url', 'mime_type'],
        description:
          'The files that WordPress generated from an image, smallest first; the uploaded file is `full`. For a PDF: previews of its first page. Empty for other media.',
        resolve: (row) => mediaSizes(row).toSorted((a, b) => (a.width ?? 0) - (b.width ?? 0)),
      }),
      author: t.field({
        type: kit.Author,
        reads: ['author'],
        costs: ONE_BY_ID,
        description: 'The user who uploaded it.',
        resolve: ({ author }, _args, context, info) => loadRelated(AUTHORS, author, context, info),
      }),
      parent: t.field({
        type: kit.Content,
        reads: ['post'],
        // The post type of its parent has to be requested.
        costs: { batch: 1, once: { subtypes: 1 } },
        description: 'The content it was uploaded to. Null if there is none, or the caller may not see it.',
        resolve: ({ post }, _args, context, info) => loadContentOfAnyType(post, context, info),
      }),
    }),
  });
}

function fileNameOf(url: string | undefined): string | null {
  const name = URL.canParse(url ?? '') ? new URL(url ?? '').pathname.split('/').at(-1) : undefined;
  try {
    return name ? decodeURIComponent(name) : null;
  } catch {
    return name ?? null;
  }
}

function registerMediaSize({ builder }: SchemaKit) {
  return builder.objectRef<MediaSizeShape>('MediaSize').implement({
    description: 'One of the files that WordPress generated from an image.',
    fields: (t) => ({
      name: t.exposeString('name', {
        nullable: false,
        description:
          'The name of the size: `thumbnail`, `medium`, `large`, `full`, or one defined by the theme.',
      }),
      sourceUrl: t.expose('sourceUrl', { type: 'URL', nullable: false, description: 'The URL of the file.' }),
      width: t.exposeInt('width', { description: 'The width in pixels.' }),
      height: t.exposeInt('height', { description: 'The height in pixels.' }),
      mimeType: t.exposeString('mimeType', { description: 'The MIME type.' }),
      fileSize: t.exposeInt('fileSize', {
        description: 'The file size in bytes. Null if WordPress did not record it.',
      }),
    }),
  });
}
