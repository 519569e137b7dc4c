import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { isRefusal } from '../../../loaders/shared/error-kinds.ts';
import { typedRow } from '../../../loaders/shared/typed-row.ts';
import { MEDIA } from '../../../model/resources.ts';
import { IMAGE_ADDRESS, type SiteModel } from '../../../model/site-model.ts';
import type { ContentRow, MediaRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { fieldsBelow, loadRelated } from '../selection/related.ts';

/** The REST fields that {@link loadFeaturedImage} reads. */
export const featuredImageReads = ({
  imageAddresses,
}: Pick<SiteModel, 'imageAddresses'>): readonly string[] =>
  imageAddresses ? ['featured_media', IMAGE_ADDRESS] : ['featured_media'];

/**
 * The featured image of content. Where media cannot be read and content has its address, that is all there is of it.
 *
 * @throws PressgraphError The refusal of the media, if there is no address.
 */
export async function loadFeaturedImage(
  { featured_media, jetpack_featured_media_url: address }: ContentRow,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<MediaRow | null> {
  try {
    return await loadRelated(MEDIA, featured_media, context, info);
  } catch (error) {
    if (!(error instanceof PressgraphError) || !isRefusal(error) || !address || !featured_media) throw error;
    return withoutRest({ id: featured_media, source_url: address }, fieldsBelow(MEDIA, info), error);
  }
}

/** A row of these fields; to read another one fails, so that none is null without an error. */
function withoutRest(
  known: { readonly id: number; readonly source_url: string },
  fields: readonly string[],
  refusal: PressgraphError,
): MediaRow {
  const row = typedRow(MEDIA, { ...known, isAddressAlone: true });
  const fail = () => {
    throw refusal;
  };
  for (const field of fields) {
    const [name = field] = field.split('.');
    if (!(name in row)) Object.defineProperty(row, name, { get: fail, configurable: true });
  }
  return row;
}
