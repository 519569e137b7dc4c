import type { ImageSize } from '../../../model/image-size.ts';
import type { GatewayBuilder } from '../builder.ts';

/** The `ImageSize` type. */
export const registerImageSize = (builder: GatewayBuilder) =>
  builder.objectRef<ImageSize>('ImageSize').implement({
    description: 'A size to which a site cuts its images, as the theme and plugins register it.',
    fields: (t) => ({
      name: t.exposeString('name', {
        nullable: false,
        description: 'The name, as in `MediaSize.name`: `medium_large`.',
      }),
      width: t.exposeInt('width', {
        nullable: false,
        description: 'Most pixels from side to side; 0 if only the height is bounded.',
      }),
      height: t.exposeInt('height', {
        nullable: false,
        description: 'Most pixels from top to bottom; 0 if only the width is bounded.',
      }),
      isCropped: t.exposeBoolean('isCropped', {
        nullable: false,
        description: 'Whether images are cut to exactly this size, instead of fitted into it.',
      }),
    }),
  });
