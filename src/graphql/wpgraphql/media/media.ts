import { MEDIA } from '../../../model/resources.ts';
import type { MediaRow } from '../../../wordpress/rest/shapes.ts';
import { FULL, mediaSizes } from '../../engine/media/media-sizes.ts';
import { sizesAttributeOf, srcSetOf } from '../../engine/media/src-set.ts';
import { hungOn } from '../../engine/paging/list-place.ts';
import { acfFields } from '../acf/acf-fields.ts';
import { givenGroupInterfaces } from '../acf/given-group-fields.ts';
import { commentList } from '../comments/comment-lists.ts';
import { contentFields } from '../content/content-fields.ts';
import { parentFields } from '../content/content-trees.ts';
import type { Dialect } from '../dialect.ts';
import type { Args, Fields } from '../kit/registrar.ts';
import { textOrNull } from '../kit/texts.ts';
import { enumName } from '../names/dialect-names.ts';
import { rankMathInterfaces } from '../seo/rank-math-seo.ts';
import { registerMediaDetails } from './media-details.ts';

const SIZE = { size: 'MediaItemSizeEnum' };
const FILE = ['source_url', 'media_details', 'mime_type'];
/** The full file needs no list of sizes. */
const readsOfFile = ({ size }: Args): readonly string[] =>
  size == null ? ['source_url', 'mime_type'] : FILE;
const FORMAT = { format: 'PostObjectFieldFormatEnum' };

const isImage = ({ mime_type }: MediaRow): boolean =>
  typeof mime_type === 'string' && mime_type.startsWith('image/');

/** The file of a size, or the full one where there is none of that size. */
function fileOf(row: MediaRow, { size }: Args) {
  const sizes = mediaSizes(row);
  return (
    sizes.find(({ name }) => size != null && enumName(name) === enumName(String(size))) ??
    sizes.find(({ name }) => name === FULL)
  );
}

const urlOf = (row: MediaRow, args: Args): string | null =>
  fileOf(row, args)?.sourceUrl ?? row.source_url ?? null;

const pathOf = (url: string | null): string | null =>
  url !== null && URL.canParse(url) ? new URL(url).pathname : null;

export function registerMedia(dialect: Dialect): void {
  const { types } = dialect;
  registerMediaDetails(dialect);
  types.object<MediaRow>('MediaItem', {
    description: 'An uploaded file.',
    resource: MEDIA,
    interfaces: [
      ...['ContentNode', 'DatabaseIdentifier', 'HierarchicalContentNode', 'HierarchicalNode', 'Node'],
      ...[
        'NodeWithAuthor',
        'NodeWithComments',
        'NodeWithTemplate',
        'NodeWithTitle',
        'UniformResourceIdentifiable',
      ],
      ...givenGroupInterfaces(dialect, 'MediaItem'),
      ...rankMathInterfaces(dialect),
    ],
    fields: {
      ...(contentFields(dialect, 'MediaItem') as Fields<MediaRow>),
      ...(parentFields() as Fields<MediaRow>),
      ...fileFields(),
      ...(acfFields(dialect, MEDIA, 'MediaItem') as Fields<MediaRow>),
      mediaItemId: {
        type: 'Int!',
        description: 'The ID in the WordPress database.',
        deprecated: 'Use `databaseId`.',
        resolve: ({ id }) => id,
      },
      altText: {
        type: 'String',
        reads: ['alt_text'],
        description: 'The alternative text. Empty if there is none.',
        resolve: ({ alt_text }) => alt_text ?? null,
      },
      caption: {
        type: 'String',
        args: FORMAT,
        reads: ['caption', 'mime_type', 'title'],
        description: 'The caption, as HTML.',
        // Of other files without one, WordPress repeats the paragraph of the attachment, or its text: the title.
        resolve: (row, { format }) => (format === 'RAW' ? null : captionOf(row)),
      },
      description: {
        type: 'String',
        args: FORMAT,
        reads: ['description'],
        description: 'The description, as HTML.',
        resolve: ({ description }, { format }) =>
          format === 'RAW' ? null : textOrNull(withoutAttachment(description?.rendered)),
      },
      mediaType: {
        type: 'String',
        reads: ['media_type'],
        description: '`image` or `file`.',
        resolve: ({ media_type }) => media_type ?? null,
      },
      mimeType: {
        type: 'String',
        reads: ['mime_type'],
        description: 'The MIME type.',
        resolve: ({ mime_type }) => mime_type ?? null,
      },
      isRestricted: { type: 'Boolean', description: 'False: media have no passwords.', resolve: () => false },
      hasPassword: { type: 'Boolean', description: 'False: media have no passwords.', resolve: () => false },
      password: { type: 'String', description: 'Null: media have no passwords.', resolve: () => null },
      comments: commentList(dialect, 'MediaItem', 'The comments on it, newest first.', (row) =>
        hungOn('post', row.id),
      ),
      contentTypeName: { type: 'String!', description: '`attachment`.', resolve: () => 'attachment' },
    },
  });
}

function fileFields(): Fields<MediaRow> {
  return {
    sourceUrl: {
      type: 'String',
      args: SIZE,
      reads: readsOfFile,
      description: 'The URL of the image in a size, or of the full one. Null for other files.',
      resolve: (row, args) => {
        if (row.isAddressAlone && args['size'] == null) return row.source_url ?? null;
        if (!isImage(row)) return null;
        return args['size'] == null ? (row.source_url ?? null) : urlOf(row, args);
      },
    },
    mediaItemUrl: {
      type: 'String',
      reads: ['source_url'],
      description: 'The URL of the file.',
      resolve: ({ source_url }) => source_url ?? null,
    },
    srcSet: {
      type: 'String',
      args: SIZE,
      reads: FILE,
      description: 'The `srcset` of the image. Null if there is one file alone.',
      resolve: (row, { size }) => (isImage(row) ? srcSetOf(row, String(size ?? 'medium')) : null),
    },
    sizes: {
      type: 'String',
      args: SIZE,
      reads: FILE,
      description: 'The `sizes` attribute of the image.',
      resolve: (row, { size }) => (isImage(row) ? sizesAttributeOf(row, String(size ?? 'medium')) : null),
    },
    file: {
      type: 'String',
      args: SIZE,
      reads: FILE,
      description: 'The name of the file.',
      resolve: (row, args) => pathOf(urlOf(row, args))?.split('/').at(-1) ?? null,
    },
    filePath: {
      type: 'String',
      args: SIZE,
      reads: FILE,
      description: 'The path of the file.',
      resolve: (row, args) => pathOf(urlOf(row, args)),
    },
    fileSize: {
      type: 'Int',
      args: SIZE,
      reads: [...FILE, 'filesize'],
      description: 'The size of the file, in bytes.',
      resolve: (row, args) =>
        (args['size'] ? fileOf(row, args)?.fileSize : undefined) ??
        row.filesize ??
        row.media_details?.filesize ??
        null,
    },
    mediaDetails: {
      type: 'MediaDetails',
      reads: FILE,
      description:
        'What WordPress has noted of the file: the dimensions and sizes of an image. Null if that is nothing.',
      resolve: (row) => (Object.keys(row.media_details ?? {}).length > 0 ? row : null),
    },
  };
}

function captionOf(row: MediaRow): string | null {
  const caption = textOrNull(row.caption?.rendered);
  if (caption === null || isImage(row)) return caption;
  const isTitle = caption.trim() === `<p>${row.title?.rendered}</p>`;
  return isTitle || caption.startsWith('<p class="attachment">') ? null : caption;
}

/** WordPress puts the image, or a link to the file, before the description. */
const withoutAttachment = (html: string | undefined): string | undefined =>
  html?.replace(/^<p class="attachment">.*?<\/p>\s*/s, '');
