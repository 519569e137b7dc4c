import type { MediaRow } from '../../../wordpress/rest/shapes.ts';
import { FULL, type MediaSizeShape, mediaSizes } from './media-sizes.ts';

/** Like WordPress, leave wider images out of `srcset` (`max_srcset_image_width`). */
const MAX_SRCSET_WIDTH = 2048;

/**
 * The `srcset` of an image size, as WordPress computes it (`wp_calculate_image_srcset`): that size first, then one
 * per width of the others with the same aspect ratio, in the order WordPress generated them. `null` if there is no
 * choice, or it is not an image.
 *
 * @param size The name of the size used as `src`. Default: the uploaded file, also if that size does not exist.
 */
export function srcSetOf(row: MediaRow, size?: string | null): string | null {
  if (row.media_details?.file === undefined) return null;
  const files = filesOf(row);
  const source = files.find(({ name }) => name === size) ?? files.find(({ name }) => name === FULL);
  if (!source?.width || !source.height || isAnimated(source, files)) return null;
  const edit = /-e\d{13}/.exec(baseName(source.sourceUrl))?.[0];
  const candidates = files.filter(
    (file) =>
      (edit === undefined || baseName(file.sourceUrl).includes(edit)) &&
      isSmallEnough(file, source) &&
      isSameProportion(file, source) &&
      !(file.name === FULL && files.some(isGifThumbnail)),
  );
  const byWidth = new Map([[source.width, source.sourceUrl]]);
  for (const { width, sourceUrl } of candidates) if (width !== null) byWidth.set(width, sourceUrl);
  if (byWidth.size < 2) return null;
  return [...byWidth].map(([width, url]) => `${url.replaceAll(' ', '%20')} ${width}w`).join(', ');
}

/** The `sizes` attribute that WordPress prints with the `srcset` of a size (`wp_calculate_image_sizes`). */
export function sizesAttributeOf(row: MediaRow, size?: string | null): string | null {
  const files = filesOf(row);
  const source = files.find(({ name }) => name === size) ?? files.find(({ name }) => name === FULL);
  return source?.width ? `(max-width: ${source.width}px) 100vw, ${source.width}px` : null;
}

/** In WordPress's order: as generated, the uploaded file last. */
function filesOf(row: MediaRow): readonly MediaSizeShape[] {
  const files = mediaSizes(row);
  return [...files.filter(({ name }) => name !== FULL), ...files.filter(({ name }) => name === FULL)];
}

/** Resized versions of an animated GIF are stills, so they are no alternatives to it, nor it to them. */
const isAnimated = (source: MediaSizeShape, files: readonly MediaSizeShape[]): boolean =>
  source.name === FULL && files.some(isGifThumbnail);

const isGifThumbnail = ({ name, mimeType }: MediaSizeShape): boolean =>
  name === 'thumbnail' && mimeType === 'image/gif';

const isSmallEnough = ({ width, sourceUrl }: MediaSizeShape, source: MediaSizeShape): boolean =>
  (width ?? 0) <= MAX_SRCSET_WIDTH || sourceUrl === source.sourceUrl;

/** WordPress allows a rounding difference of one pixel (`wp_image_matches_ratio`). */
function isSameProportion(a: MediaSizeShape, b: MediaSizeShape): boolean {
  if (!a.width || !a.height || !b.width || !b.height) return false;
  const [small, large] = a.width < b.width ? [a, b] : [b, a];
  const height = Math.round((Number(large.height) * Number(small.width)) / Number(large.width));
  return Math.abs(height - Number(small.height)) <= 1;
}

const baseName = (url: string): string => url.slice(url.lastIndexOf('/') + 1);
