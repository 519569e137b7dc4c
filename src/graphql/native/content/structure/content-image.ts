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
    description: 'An image in the content, as it is displayed there.',
    fields: (t) => imageFields(kit, t),
  });
}

/** The fields of an image in content, inline or as a block. */
export function imageFields(
  kit: SchemaKit,
  t: PothosSchemaTypes.ObjectFieldBuilder<GatewayTypes, Block>,
): FieldMap {
  const read = <Value>({ element }: Block, from: (image: HtmlElement) => Value | undefined): Value | null => {
    const image = imageWithin(element);
    return (image && from(image)) ?? null;
  };
  return {
    url: t.field({
      type: 'URL',
      description: 'The URL of the displayed file. Null if the image is inlined as data.',
      resolve: (block, _args, { site }) => read(block, (image) => imageUrl(image, site.home)),
    }),
    altText: t.string({
      description: 'The alternative text. Empty for decorative images, null if there is none.',
      resolve: (block) => read(block, (image) => attributeOf(image, 'alt')),
    }),
    caption: t.string({
      args: partFormatArgument(kit),
      costs: costsOfFormat(1),
      description: 'The caption, as HTML by default. Null if there is none.',
      resolve: (block, { format }, context) =>
        formatInTurn(
          context,
          read(block, (image) => imageCaption(block.content, image)) ?? undefined,
          format,
        ),
    }),
    width: t.int({
      description: 'The displayed width in pixels.',
      resolve: (block) => read(block, (image) => numberOf(image, 'width')),
    }),
    height: t.int({
      description: 'The displayed height in pixels.',
      resolve: (block) => read(block, (image) => numberOf(image, 'height')),
    }),
    srcSet: t.string({
      description: 'The `srcset` attribute: the same image in other sizes.',
      resolve: (block) => read(block, imageSrcSet),
    }),
    href: t.field({
      type: 'URL',
      description: 'The URL the image links to. Null if it is not a link.',
      resolve: (block, _args, { site }) => read(block, (image) => imageHref(image, site.home)),
    }),
    databaseId: t.int({
      description: 'The database ID of the media item. Null if the content does not contain it.',
      resolve: (block) => read(block, imageDatabaseId),
    }),
    media: t.field({
      type: kit.Media,
      costs: ONE_BY_ID,
      description:
        'The item in the media library. Null if the content does not identify it, or the caller may not see it.',
      async resolve(block, _args, context, info) {
        const id = read(block, imageDatabaseId);
        // Full batches: the images of many articles become known one article after the other.
        if (id !== null) await context.html.idle();
        return await loadRelated(MEDIA, id, context, info);
      },
    }),
  };
}
