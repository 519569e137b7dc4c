import { isRecord, type JsonObject } from '../../../base/json.ts';
import type { MediaRow } from '../../../wordpress/rest/shapes.ts';
import { positiveInteger, positiveNumber, wordsOf } from '../../engine/media/values.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** What WordPress read of an image from the file itself; `null` where it read nothing. */
export function imageMetaOf({ media_details }: MediaRow): JsonObject | null {
  const meta = media_details?.image_meta;
  return isRecord(meta) ? meta : null;
}

/**
 * What a camera or an editor wrote into an image (EXIF and IPTC). WordPress sends numbers as text, and `0` for what is
 * not known.
 *
 * @see https://developer.wordpress.org/reference/functions/wp_read_image_metadata/
 */
export function registerImageMeta({ builder }: SchemaKit) {
  return builder.objectRef<JsonObject>('MediaImageMeta').implement({
    description:
      'What a camera or an editor wrote into an image (EXIF and IPTC). Null is what it did not write.',
    fields: (t) => ({
      camera: t.string({
        description: 'The camera’s model.',
        resolve: ({ camera }) => wordsOf(camera),
      }),
      aperture: t.float({
        description: 'The f-number: 2.8 for f/2.8.',
        resolve: ({ aperture }) => positiveNumber(aperture),
      }),
      focalLength: t.float({
        description: 'The focal length in millimetres.',
        resolve: ({ focal_length }) => positiveNumber(focal_length),
      }),
      iso: t.int({
        description: 'The sensitivity (ISO).',
        resolve: ({ iso }) => positiveInteger(iso),
      }),
      shutterSpeed: t.float({
        description: 'How long the exposure took, in seconds: 0.004 for 1/250.',
        resolve: ({ shutter_speed }) => positiveNumber(shutter_speed),
      }),
      created: t.field({
        type: 'DateTime',
        description: 'When it was taken, by the camera’s clock, which knows no time zone.',
        resolve: ({ created_timestamp }) => momentOfSeconds(positiveInteger(created_timestamp)),
      }),
      copyright: t.string({
        description: 'The notice of copyright.',
        resolve: ({ copyright }) => wordsOf(copyright),
      }),
      credit: t.string({
        description: 'Who is to be credited.',
        resolve: ({ credit }) => wordsOf(credit),
      }),
      caption: t.string({
        description: 'The caption in the file, as against that in the media library.',
        resolve: ({ caption }) => wordsOf(caption),
      }),
      keywords: t.stringList({
        nullable: false,
        description: 'The keywords in the file.',
        resolve: ({ keywords }) =>
          Object.values(Array.isArray(keywords) || isRecord(keywords) ? keywords : []).filter(
            (keyword) => typeof keyword === 'string',
          ),
      }),
    }),
  });
}

const momentOfSeconds = (seconds: number | null): Date | null =>
  seconds === null ? null : new Date(seconds * 1000);
