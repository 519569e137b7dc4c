import type { FieldMap } from '@pothos/core';
import type { Block } from '../../../../html/blocks/blocks.ts';
import {
  imageCaption,
  imageDatabaseId,
  imageHref,
  imageSrcSet,
  imageUrl,
  imageWithin,
} from '../../../../html/images.ts';
import { attributeOf, numberOf } from '../../../../html/nodes.ts';
import type { HtmlElement } from '../../../../html/parse-html.ts';
import { MEDIA } from '../../../../model/resources.ts';
import { ONE_BY_ID } from '../../../engine/field-options/types.ts';
import { loadRelated } from '../../../engine/selection/related.ts';
import { formatInTurn } from '../../../engine/values/html-queue.ts';
import { costsOfFormat } from '../../../engine/values/text-costs.ts';
import type { GatewayTypes } from '../../builder.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import { partFormatArgument } from './format-argument.ts';

export function registerContentImage(kit: SchemaKit) {
  return kit.builder.objectRef<Block>('ContentImage').implement({
    description: 'An image in content, as it is shown there.',
    fields: (t) => imageFields(kit, t),
  });
}

/** What an image in content tells of itself, alone or as a block. */
export function imageFields(
  kit: SchemaKit,
  t: PothosSchemaTypes.ObjectFieldBuilder<GatewayTypes, Block>,
): FieldMap {
  const { site } = kit;
  const read = <Value>({ element }: Block, from: (image: HtmlElement) => Value | undefined): Value | null => {
    const image = imageWithin(element);
    return (image && from(image)) ?? null;
  };
  return {
    url: t.field({
      type: 'URL',
      description: 'The address of the file shown. Null where it is written into the content itself.',
      resolve: (block) => read(block, (image) => imageUrl(image, site.home)),
    }),
    altText: t.string({
      description:
        'What it shows, for those who cannot see it. Empty for decoration, null where that is not told.',
      resolve: (block) => read(block, (image) => attributeOf(image, 'alt')),
    }),
    caption: t.string({
      args: partFormatArgument(kit),
      costs: costsOfFormat(1),
      description: 'Its caption, as HTML unless told otherwise. Null where it has none.',
      resolve: (block, { format }, context) =>
        formatInTurn(
          context,
          read(block, (image) => imageCaption(block.content, image)) ?? undefined,
          format,
        ),
    }),
    width: t.int({
      description: 'The width in pixels that it is shown at.',
      resolve: (block) => read(block, (image) => numberOf(image, 'width')),
    }),
    height: t.int({
      description: 'The height in pixels that it is shown at.',
      resolve: (block) => read(block, (image) => numberOf(image, 'height')),
    }),
    srcSet: t.string({
      description: 'Its `srcset`: the same image in other sizes.',
      resolve: (block) => read(block, imageSrcSet),
    }),
    href: t.field({
      type: 'URL',
      description: 'Where it leads when it is followed. Null where it is no link.',
      resolve: (block) => read(block, (image) => imageHref(image, site.home)),
    }),
    databaseId: t.int({
      description: 'WordPress’s own id of its media item. Null where the content does not tell.',
      resolve: (block) => read(block, imageDatabaseId),
    }),
    media: t.field({
      type: kit.Media,
      costs: ONE_BY_ID,
      description:
        'Its item in the media library. Null where the content does not tell which, or it may not be seen.',
      resolve: (block, _args, context, info) =>
        loadRelated(MEDIA, read(block, imageDatabaseId), context, info),
    }),
  };
}
