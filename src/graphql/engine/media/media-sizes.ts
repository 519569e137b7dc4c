import { isRecord } from '../../../base/json.ts';
import type { MediaRow } from '../../../wordpress/rest/shapes.ts';
import { positiveInteger } from './values.ts';

/** One of the files that WordPress generated from an image, or from the first page of a document. */
export interface MediaSizeShape {
  readonly name: string;
  readonly sourceUrl: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly mimeType: string | null;
  readonly fileSize: number | null;
}

/** WordPress's name for the image as uploaded. */
export const FULL = 'full';

/**
 * The files of an image, in the order WordPress generated them, or the previews of a document. Includes the uploaded
 * image as `full`.
 */
export function mediaSizes(row: MediaRow): readonly MediaSizeShape[] {
  const { media_details: details, source_url, mime_type } = row;
  const isOfUpload = (name: string, url: string) => name === FULL && url === source_url;
  const made = Object.entries(details?.sizes ?? {}).flatMap(([name, size]): MediaSizeShape[] => {
    if (!isRecord(size) || typeof size['source_url'] !== 'string') return [];
    const sourceUrl = size['source_url'];
    return [
      {
        name,
        sourceUrl,
        width: positiveInteger(size['width']),
        height: positiveInteger(size['height']),
        mimeType: mimeTypeOf(size['mime_type'], sourceUrl, row),
        // WordPress reports the size of the uploaded file beside the sizes, not among them.
        fileSize: positiveInteger(
          size['filesize'] ?? (isOfUpload(name, sourceUrl) ? details?.filesize : undefined),
        ),
      },
    ];
  });
  const width = positiveInteger(details?.width);
  // WordPress is not trusted to send texts.
  if (made.some(({ name }) => name === FULL) || typeof source_url !== 'string' || width === null) return made;
  if (mime_type !== undefined && !isOfImages(mime_type)) return made;
  return [
    ...made,
    {
      name: FULL,
      sourceUrl: source_url,
      width,
      height: positiveInteger(details?.height),
      mimeType: mime_type ?? null,
      fileSize: positiveInteger(details?.filesize),
    },
  ];
}

/** For the largest preview of a PDF, WordPress reports the MIME type of the PDF; it is an image like the others. */
function mimeTypeOf(told: unknown, sourceUrl: string, { mime_type, source_url, media_details }: MediaRow) {
  if (typeof told !== 'string') return null;
  if (told !== mime_type || isOfImages(told) || sourceUrl === source_url) return told;
  const others = Object.values(media_details?.sizes ?? {}).map((size) => size?.mime_type);
  return others.find(isOfImages) ?? null;
}

const isOfImages = (type: unknown): boolean => typeof type === 'string' && type.startsWith('image/');

/** The URL of one size, or of the uploaded file if no size is given or it does not exist. */
export function sourceUrlOf(row: MediaRow, size: string | null | undefined): string | null {
  const found = size == null ? undefined : mediaSizes(row).find(({ name }) => name === size);
  return found?.sourceUrl ?? row.source_url ?? null;
}
