import { z } from 'zod';
import { PressgraphError } from '../../base/errors.ts';
import type { ImageSize } from '../../model/image-size.ts';
import { ABOUT_ROUTE, COMPANION_NAMESPACE } from '../companion/companion-answer.ts';
import type { WordPressClient } from '../rest/client.ts';

const pixels = z.coerce.number().int().nonnegative();

/** `wp_get_registered_image_subsizes()`: by name; `crop` may say from which corner. Without sizes, PHP sends a list. */
const about = z.object({
  imageSizes: z.union([
    z.record(
      z.string().max(100),
      z.object({ width: pixels, height: pixels, crop: z.unknown().transform(Boolean) }),
    ),
    z.array(z.never()).transform(() => ({})),
  ]),
});

/** More are no sizes that somebody registered on purpose. */
const MOST_SIZES = 200;

/** The sizes of images that the site's companion plugin lists; `undefined` if there is none, or it does not answer. */
export async function discoverImageSizes(
  client: WordPressClient,
  namespaces: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly ImageSize[] | undefined> {
  if (!namespaces.includes(COMPANION_NAMESPACE)) return undefined;
  try {
    const read = about.safeParse((await client.request({ route: ABOUT_ROUTE, signal })).body);
    if (!read.success) return undefined;
    return Object.entries(read.data.imageSizes)
      .slice(0, MOST_SIZES)
      .map(([name, { crop, ...size }]) => ({ name, ...size, isCropped: crop }));
  } catch (error) {
    if (signal?.aborted || !(error instanceof PressgraphError)) throw error;
    return undefined;
  }
}
