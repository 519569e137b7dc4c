import { isRecord } from '../../../base/json.ts';
import type { MediaRow } from '../../../wordpress/rest/shapes.ts';
import { FULL, type MediaSizeShape, mediaSizes } from '../../engine/media/media-sizes.ts';
import { positiveNumber } from '../../engine/media/values.ts';
import type { Dialect } from '../dialect.ts';
import { textsIn } from '../kit/given-values.ts';
import type { Fields } from '../kit/registrar.ts';
import { enumName } from '../names/dialect-names.ts';

/** WordPress's own sizes. Themes and plugins have others, so the enum takes any. */
const SIZES: Readonly<Record<string, string>> = {
  LARGE: 'large',
  MEDIUM: 'medium',
  MEDIUM_LARGE: 'medium_large',
  THUMBNAIL: 'thumbnail',
  _1536X1536: '1536x1536',
  _2048X2048: '2048x2048',
};

type Meta = Readonly<Record<string, unknown>>;

const basename = (url: string): string => url.slice(url.lastIndexOf('/') + 1);
const pathname = (url: string): string | null => (URL.canParse(url) ? new URL(url).pathname : null);

export function registerMediaDetails({ types, site }: Dialect): void {
  const sizes = (site.imageSizes ?? []).map(({ name }) => [enumName(name), name] as const);
  // GraphQL keeps two underscores for itself.
  const own = Object.fromEntries(sizes.filter(([name]) => /^(?!__)./.test(name)));
  types.enum('MediaItemSizeEnum', 'The sizes of images.', { ...SIZES, ...own });
  types.object<MediaSizeShape>('MediaSize', {
    description: 'An image in one of its sizes.',
    fields: {
      name: { type: 'String', description: 'The name of the size.' },
      sourceUrl: { type: 'String', description: 'The URL.' },
      width: {
        type: 'String',
        description: 'The width.',
        resolve: ({ width }) => (width === null ? null : `${width}`),
      },
      height: {
        type: 'String',
        description: 'The height.',
        resolve: ({ height }) => (height === null ? null : `${height}`),
      },
      file: {
        type: 'String',
        description: 'The name of the file.',
        resolve: ({ sourceUrl }) => basename(sourceUrl),
      },
      filePath: {
        type: 'String',
        description: 'The path of the file.',
        resolve: ({ sourceUrl }) => pathname(sourceUrl),
      },
      fileSize: { type: 'Int', description: 'The size of the file, in bytes.' },
      mimeType: { type: 'String', description: 'The MIME type.' },
    },
  });
  types.object<MediaRow>('MediaDetails', {
    description: 'The dimensions and sizes of an image.',
    fields: {
      width: { type: 'Int', description: 'The width.', resolve: (row) => row.media_details?.width ?? null },
      height: {
        type: 'Int',
        description: 'The height.',
        resolve: (row) => row.media_details?.height ?? null,
      },
      file: {
        type: 'String',
        description: 'The name of the file.',
        resolve: (row) => (row.media_details?.file === undefined ? null : basename(row.media_details.file)),
      },
      filePath: {
        type: 'String',
        description: 'The path of the file.',
        resolve: ({ source_url, media_details }) =>
          source_url === undefined || media_details?.file === undefined ? null : pathname(source_url),
      },
      sizes: {
        type: '[MediaSize]',
        args: { exclude: '[MediaItemSizeEnum]', include: '[MediaItemSizeEnum]' },
        costs: { items: 6 },
        description: 'The sizes that WordPress made. Null if there are none.',
        resolve: (row, { include, exclude }) => {
          const [wanted, unwanted] = [textsIn(include).map(enumName), textsIn(exclude).map(enumName)];
          const sizes = mediaSizes(row).filter(
            ({ name }) =>
              name !== FULL &&
              (wanted.length === 0 || wanted.includes(enumName(name))) &&
              !unwanted.includes(enumName(name)),
          );
          return sizes.length > 0 ? sizes : null;
        },
      },
      meta: {
        type: 'MediaItemMeta',
        description: 'What the file tells of itself.',
        resolve: (row) => (isRecord(row.media_details?.image_meta) ? row.media_details.image_meta : null),
      },
    },
  });
  types.object<Meta>('MediaItemMeta', { description: 'What an image file tells of itself.', fields: META });
}

const number = (type: string, key: string, zero: number | null): Fields<Meta>[string] => ({
  type,
  description: `\`${key}\` of the file.`,
  resolve: (meta) => positiveNumber(meta[key]) ?? zero,
});
const words = (key: string): Fields<Meta>[string] => ({
  type: 'String',
  description: `\`${key}\` of the file.`,
  resolve: (meta) => (typeof meta[key] === 'string' ? meta[key] : null),
});

const META: Fields<Meta> = {
  aperture: number('Float', 'aperture', 0),
  iso: number('Int', 'iso', 0),
  createdTimestamp: number('Int', 'created_timestamp', null),
  focalLength: number('Float', 'focal_length', null),
  shutterSpeed: number('Float', 'shutter_speed', null),
  camera: words('camera'),
  caption: words('caption'),
  copyright: words('copyright'),
  credit: words('credit'),
  title: words('title'),
  orientation: {
    type: 'String',
    description: '`orientation` of the file.',
    resolve: ({ orientation }) => (orientation === undefined ? null : String(orientation)),
  },
  keywords: {
    type: '[String]',
    description: '`keywords` of the file.',
    resolve: ({ keywords }) => (Array.isArray(keywords) ? keywords.map(String) : null),
  },
};
