import { isRecord, type JsonObject } from '../../../base/json.ts';
import type { MediaRow } from '../../../wordpress/rest/shapes.ts';
import { positiveInteger, positiveNumber, wordsOf } from '../../engine/media/values.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** The metadata that WordPress read from an image file; `null` if there is none. */
export function imageMetaOf({ media_details }: MediaRow): JsonObject | null {
  const meta = media_details?.image_meta;
  return isRecord(meta) ? meta : null;
}

/**
 * Metadata written by a camera or an editor (EXIF and IPTC). WordPress sends numbers as strings, and `0` for unknown.
 *
 * @see https://developer.wordpress.org/reference/functions/wp_read_image_metadata/
 */
export function registerImageMeta({ builder }: SchemaKit) {
  return builder.objectRef<JsonObject>('MediaImageMeta').implement({
    description:
      'Metadata that a camera or an editor wrote into an image (EXIF and IPTC). Null for values it did not write.',
    fields: (t) => ({
      camera: t.string({
        description: 'The camera model.',
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
        description: 'The ISO sensitivity.',
        resolve: ({ iso }) => positiveInteger(iso),
      }),
      shutterSpeed: t.float({
        description: 'The exposure time in seconds: 0.004 for 1/250.',
        resolve: ({ shutter_speed }) => positiveNumber(shutter_speed),
      }),
      created: t.field({
        type: 'DateTime',
        description: 'When it was taken, by the camera’s clock, which has no time zone.',
        resolve: ({ created_timestamp }) => momentOfSeconds(positiveInteger(created_timestamp)),
      }),
      copyright: t.string({
        description: 'The copyright notice.',
        resolve: ({ copyright }) => wordsOf(copyright),
      }),
      credit: t.string({
        description: 'The credit line.',
        resolve: ({ credit }) => wordsOf(credit),
      }),
      caption: t.string({
        description: 'The caption in the file, as opposed to the one in the media library.',
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
