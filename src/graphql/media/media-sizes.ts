import type { MediaRow } from '../../wordpress/shapes.ts';

/** One of the files that WordPress made of an image. */
export interface MediaSizeShape {
  readonly name: string;
  readonly sourceUrl: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly mimeType: string | null;
  readonly fileSize: number | null;
}

/** WordPress's own name for the image as it was uploaded. */
const FULL = 'full';

/** Wider images are left out of `srcset`, as WordPress does (`max_srcset_image_width`). */
const MAX_SRCSET_WIDTH = 2048;

const positive = (value: unknown): number | null => {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
};

/** The files of an image, smallest first. The one uploaded is among them, as `full`. */
export function mediaSizes({ media_details, source_url, mime_type }: MediaRow): readonly MediaSizeShape[] {
  const made = Object.entries(media_details?.sizes ?? {}).flatMap(([name, size]): MediaSizeShape[] =>
    size.source_url === undefined
      ? []
      : [
          {
            name,
            sourceUrl: size.source_url,
            width: positive(size.width),
            height: positive(size.height),
            mimeType: size.mime_type ?? null,
            fileSize: positive(size.filesize),
          },
        ],
  );
  if (
    !made.some(({ name }) => name === FULL) &&
    source_url !== undefined &&
    positive(media_details?.width) !== null
  ) {
    made.push({
      name: FULL,
      sourceUrl: source_url,
      width: positive(media_details?.width),
      height: positive(media_details?.height),
      mimeType: mime_type ?? null,
      fileSize: positive(media_details?.filesize),
    });
  }
  return made.sort((a, b) => (a.width ?? 0) - (b.width ?? 0));
}

/** The address of one size; of the file as it was uploaded where none is named, or that size was not made. */
export function sourceUrlOf(row: MediaRow, size: string | null | undefined): string | null {
  const found = size == null ? undefined : mediaSizes(row).find(({ name }) => name === size);
  return found?.sourceUrl ?? row.source_url ?? null;
}

/**
 * The `srcset` of an image, as WordPress computes it (`wp_calculate_image_srcset`): every size of the same proportions,
 * one for each width. Null where there is no choice.
 */
export function srcSetOf(row: MediaRow): string | null {
  const sizes = mediaSizes(row);
  const full = sizes.find(({ name }) => name === FULL);
  if (!full?.width || !full.height) return null;
  const proportion = { width: full.width, height: full.height };
  const byWidth = new Map<number, string>();
  for (const { name, width, height, sourceUrl } of sizes) {
    if (!width || !height || (width > MAX_SRCSET_WIDTH && name !== FULL)) continue;
    if (isSameProportion(proportion, { width, height })) byWidth.set(width, sourceUrl);
  }
  if (byWidth.size < 2) return null;
  return [...byWidth].map(([width, url]) => `${url.replaceAll(' ', '%20')} ${width}w`).join(', ');
}

interface Dimensions {
  readonly width: number;
  readonly height: number;
}

/** WordPress lets rounding differ by one pixel (`wp_image_matches_ratio`). */
function isSameProportion(a: Dimensions, b: Dimensions): boolean {
  const [small, large] = a.width < b.width ? [a, b] : [b, a];
  return Math.abs(Math.round((large.height * small.width) / large.width) - small.height) <= 1;
}
