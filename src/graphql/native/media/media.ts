import { AUTHORS, MEDIA } from '../../../model/resources.ts';
import { loadContentOfAnyType } from '../../engine/content/any-content.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { anyOfFilter, slugsFilter, valueFilter } from '../../engine/filters/filters.ts';
import { NEWEST_FIRST, type SortableBy } from '../../engine/filters/list-order.ts';
import { type MediaSizeShape, mediaSizes, sourceUrlOf } from '../../engine/media/media-sizes.ts';
import { sizesAttributeOf, srcSetOf } from '../../engine/media/src-set.ts';
import { positiveInteger, wordsOf } from '../../engine/media/values.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { ofResource } from '../../engine/selection/resource-types.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { momentOf } from '../../engine/values/dates.ts';
import { formatHtml } from '../../engine/values/formats.ts';
import { formatInTurn } from '../../engine/values/html-queue.ts';
import { loadRaw, readsUnlessRaw } from '../../engine/values/raw-text.ts';
import { costsOfText } from '../../engine/values/text-costs.ts';
import { registerCollection } from '../collection-fields.ts';
import { registerExtras } from '../extras/extra-fields.ts';
import { type Filter, IDENTITY_FILTERS } from '../filters/filter-input.ts';
import { BY_RELEVANCE, IN_ORDER_OF_IDS } from '../filters/order-input.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { formatArgument } from '../values/format-argument.ts';
import { openEnum } from '../values/open-enum.ts';
import { imageMetaOf, registerImageMeta } from './image-meta.ts';

/** The `Media` type: what was uploaded to the media library. */
export function registerMedia(kit: SchemaKit): void {
  const { builder, site, restRoot, Media } = kit;
  const MediaType = openEnum(builder, 'MediaType', 'What WordPress takes a file for.', {
    IMAGE: { value: 'image', description: 'An image.' },
    FILE: { value: 'file', description: 'Anything else: audio, video, documents.' },
  });
  const MediaSize = registerMediaSize(kit);
  const ImageMeta = registerImageMeta(kit);
  registerCollection(kit, {
    resource: MEDIA,
    ref: Media,
    connection: kit.MediaConnection,
    filters: MEDIA_FILTERS,
    orders: MEDIA_ORDERS,
    usualOrder: NEWEST_FIRST,
    keys: ['slug', 'uri'],
  });
  registerExtras(kit, MEDIA, Media);
  const formatted = formatArgument(kit);
  const sized = builder.args((arg) => ({
    size: arg.string({
      description:
        'The name of a size, such as `thumbnail` or `large`. The file as uploaded unless told otherwise, or where that size was not made.',
    }),
  }));
  builder.node(Media, {
    ...ofResource(MEDIA),
    description: 'A file in the media library: an image, audio, video or document.',
    id: { resolve: ({ id }) => String(id) },
    fields: (t) => ({
      databaseId: t.exposeInt('id', { nullable: false, description: 'WordPress’s own id.' }),
      slug: t.exposeString('slug', { reads: ['slug'], description: 'Its short name.' }),
      uri: t.string({
        reads: ['link'],
        description: 'The path of its own page below the site’s home address.',
        resolve: ({ link }) => uriOf(link, site.home),
      }),
      link: t.expose('link', {
        type: 'URL',
        reads: ['link'],
        description: 'The full address of its own page.',
      }),
      restUrl: t.field({
        type: 'URL',
        nullable: false,
        description: 'Its address in WordPress’s REST API (`self`).',
        resolve: ({ id }) => restRoot.address(MEDIA.route, id),
      }),
      title: t.string({
        reads: ['title'],
        description: 'Its title, as plain text.',
        resolve: ({ title }) => formatHtml(title?.rendered, 'TEXT'),
      }),
      altText: t.exposeString('alt_text', {
        reads: ['alt_text'],
        description: 'What an image shows, for those who cannot see it.',
      }),
      caption: t.string({
        reads: readsUnlessRaw('caption'),
        args: formatted,
        costs: costsOfText(1),
        description: 'Its caption, as HTML unless told otherwise.',
        resolve: (row, { format }, context) =>
          format === 'RAW'
            ? loadRaw(MEDIA, row, 'caption', context)
            : formatInTurn(context, row.caption?.rendered, format),
      }),
      description: t.string({
        reads: readsUnlessRaw('description'),
        args: formatted,
        costs: costsOfText(1),
        description:
          'Its description, as HTML unless told otherwise. WordPress puts the file itself before it.',
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
        description: 'When it was last changed.',
        resolve: ({ modified_gmt }) => momentOf(modified_gmt),
      }),
      mediaType: t.field({
        type: MediaType.ref,
        reads: ['media_type'],
        description: 'What WordPress takes it for.',
        resolve: ({ media_type }) => MediaType.known(media_type),
      }),
      mimeType: t.exposeString('mime_type', {
        reads: ['mime_type'],
        description: 'Its MIME type: `image/jpeg`.',
      }),
      sourceUrl: t.field({
        type: 'URL',
        reads: ({ size }) => (size == null ? ['source_url'] : ['source_url', 'media_details']),
        args: sized,
        description: 'The file’s address.',
        resolve: (row, { size }) => sourceUrlOf(row, size),
      }),
      width: t.int({
        reads: ['media_details'],
        description: 'The width of an image or a video in pixels. Null for what has none.',
        resolve: ({ media_details }) => positiveInteger(media_details?.width),
      }),
      height: t.int({
        reads: ['media_details'],
        description: 'The height of an image or a video in pixels. Null for what has none.',
        resolve: ({ media_details }) => positiveInteger(media_details?.height),
      }),
      fileSize: t.int({
        reads: ['media_details'],
        description: 'The size of the file as uploaded, in bytes. Null where WordPress did not note it.',
        resolve: ({ media_details }) => positiveInteger(media_details?.filesize),
      }),
      fileName: t.string({
        reads: ['source_url'],
        description: 'The file’s name, as it stands in its address: `press.jpg`.',
        resolve: ({ source_url }) => fileNameOf(source_url),
      }),
      duration: t.int({
        reads: ['media_details'],
        description: 'How long an audio or a video lasts, in seconds.',
        resolve: ({ media_details }) => positiveInteger(media_details?.length),
      }),
      bitrate: t.int({
        reads: ['media_details'],
        description: 'The bits that an audio or a video has a second.',
        resolve: ({ media_details }) => positiveInteger(media_details?.bitrate),
      }),
      dataFormat: t.string({
        reads: ['media_details'],
        description: 'The format of an audio or a video: `mp3`, `quicktime`.',
        resolve: ({ media_details }) => wordsOf(media_details?.dataformat),
      }),
      imageMeta: t.field({
        type: ImageMeta,
        reads: ['media_details'],
        description: 'What the file itself says of an image. Null for other media.',
        resolve: (row) => imageMetaOf(row),
      }),
      srcSet: t.string({
        reads: ['media_details', 'source_url'],
        args: sized,
        description:
          'The `srcset` of an image, or of one of its sizes, as WordPress computes it: that size first. Null where there is no other of its proportions.',
        resolve: (row, { size }) => srcSetOf(row, size),
      }),
      sizesAttribute: t.string({
        reads: ['media_details', 'source_url', 'mime_type'],
        args: sized,
        description:
          'The `sizes` attribute that WordPress prints beside `srcSet`: `(max-width: 1024px) 100vw, 1024px`.',
        resolve: (row, { size }) => sizesAttributeOf(row, size),
      }),
      sizes: t.field({
        type: [MediaSize],
        nullable: false,
        reads: ['media_details', 'source_url', 'mime_type'],
        description:
          'The files that WordPress made of an image, smallest first; the one uploaded is `full`. For a PDF, the previews of its first page. Empty for other media.',
        resolve: (row) => mediaSizes(row).toSorted((a, b) => (a.width ?? 0) - (b.width ?? 0)),
      }),
      author: t.field({
        type: kit.Author,
        reads: ['author'],
        costs: ONE_BY_ID,
        description: 'Who uploaded it.',
        resolve: ({ author }, _args, context, info) => loadRelated(AUTHORS, author, context, info),
      }),
      parent: t.field({
        type: kit.Content,
        reads: ['post'],
        // The type of what a medium hangs on has to be asked for.
        costs: { batch: 1, once: { subtypes: 1 } },
        description:
          'The content that it was uploaded to. Null where it was uploaded to none, or to none that may be seen.',
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
    description: 'One of the files that WordPress made of an image.',
    fields: (t) => ({
      name: t.exposeString('name', {
        nullable: false,
        description: 'The size’s name: `thumbnail`, `medium`, `large`, `full`, or one of the theme’s.',
      }),
      sourceUrl: t.expose('sourceUrl', { type: 'URL', nullable: false, description: 'The file’s address.' }),
      width: t.exposeInt('width', { description: 'Its width in pixels.' }),
      height: t.exposeInt('height', { description: 'Its height in pixels.' }),
      mimeType: t.exposeString('mimeType', { description: 'Its MIME type.' }),
      fileSize: t.exposeInt('fileSize', {
        description: 'Its size in bytes. Null where WordPress did not note it.',
      }),
    }),
  });
}

/** The conditions that a list of media can be given, from the parameters of `/wp/v2/media`. */
export const MEDIA_FILTERS: readonly Filter[] = [
  valueFilter(['search', 'Words that the title, caption or description holds.'], 'String', 'search'),
  ...IDENTITY_FILTERS,
  anyOfFilter(['authorIds', 'Database ids of authors, one of whom uploaded it.'], 'Int', 'author'),
  slugsFilter(['authorSlugs', 'Slugs of authors, one of whom uploaded it.'], AUTHORS, 'author'),
  anyOfFilter(
    ['parentIds', 'Database ids of the content that it was uploaded to. 0 for none.'],
    'Int',
    'parent',
  ),
  {
    ...valueFilter(
      ['mimeType', 'Its MIME type, or the first half of one: `image`, `image/png`.'],
      'String',
      'mime_type',
    ),
    toRest: (value) =>
      String(value).includes('/') ? { mime_type: String(value) } : { media_type: String(value) },
  },
  valueFilter(['publishedAfter', 'Uploaded later than this moment.'], 'DateTime', 'after'),
  valueFilter(['publishedBefore', 'Uploaded earlier than this moment.'], 'DateTime', 'before'),
];

/** The `orderby` values of the media controller. */
export const MEDIA_ORDERS: readonly SortableBy[] = [
  { name: 'DATE', orderby: 'date', description: 'When it was uploaded.' },
  { name: 'MODIFIED', orderby: 'modified', description: 'When it was last changed.' },
  { name: 'TITLE', orderby: 'title', description: 'Its title.' },
  { name: 'SLUG', orderby: 'slug', description: 'Its slug.' },
  { name: 'ID', orderby: 'id', description: 'Its database id.' },
  { name: 'AUTHOR', orderby: 'author', description: 'Its author’s database id.' },
  BY_RELEVANCE,
  IN_ORDER_OF_IDS,
];
