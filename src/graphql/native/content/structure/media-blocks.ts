import type { ObjectRef } from '@pothos/core';
import { type Block, imagesIn } from '../../../../html/blocks/blocks.ts';
import {
  embedProvider,
  embedTitle,
  embedUrl,
  fileLink,
  frameOf,
  mediaSource,
  playerOf,
} from '../../../../html/blocks/embeds.ts';
import { captionOf, galleryCaption } from '../../../../html/images.ts';
import { attributeOf, numberOf, textOf } from '../../../../html/nodes.ts';
import { absoluteUrl } from '../../../../html/urls.ts';
import { formatInTurn } from '../../../engine/values/html-queue.ts';
import { costsOfFormat } from '../../../engine/values/text-costs.ts';
import type { GatewayTypes } from '../../builder.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import type { BlockRef } from './block-interface.ts';
import { imageFields } from './content-image.ts';
import { partFormatArgument } from './format-argument.ts';

type BlockFields = PothosSchemaTypes.ObjectFieldBuilder<GatewayTypes, Block>;

/** The media blocks. */
export function registerMediaBlocks(
  kit: SchemaKit,
  block: BlockRef,
  image: ObjectRef<GatewayTypes, Block>,
): void {
  const { builder } = kit;
  const interfaces = [block];
  const caption = (t: BlockFields) =>
    t.string({
      args: partFormatArgument(kit),
      costs: costsOfFormat(1),
      description: 'The caption, as HTML by default. Null if there is none.',
      resolve: ({ element, content }, { format }, context) =>
        formatInTurn(context, captionOf(content, element), format),
    });
  builder.objectRef<Block>('ImageBlock').implement({
    description: 'An image (`core/image`).',
    interfaces,
    fields: (t) => imageFields(kit, t),
  });
  builder.objectRef<Block>('GalleryBlock').implement({
    description: 'A gallery of images (`core/gallery`), or a `[gallery]` shortcode.',
    interfaces,
    fields: (t) => ({
      images: t.field({
        type: [image],
        nullable: false,
        description: 'The images, in order.',
        resolve: ({ element, content }) => (element ? imagesIn(content, element) : []),
      }),
      caption: t.string({
        args: partFormatArgument(kit),
        costs: costsOfFormat(1),
        description: 'The caption of the whole gallery, as HTML by default. Null if there is none.',
        resolve: ({ element, content }, { format }, context) =>
          formatInTurn(context, element && galleryCaption(content, element), format),
      }),
    }),
  });
  builder.objectRef<Block>('EmbedBlock').implement({
    description: 'Content of another site: a video, a post, a map (`core/embed`, or any `iframe`).',
    interfaces,
    fields: (t) => ({
      url: t.field({
        type: 'URL',
        description: 'The embedded URL: that of the frame, or of the post that a script renders.',
        resolve: ({ element }, _args, { site }) => (element && embedUrl(element, site.home)) ?? null,
      }),
      provider: t.string({
        description: 'The provider, from the block’s class or the URL: `youtube`, `vimeo`.',
        resolve: ({ element }, _args, { site }) => (element && embedProvider(element, site.home)) ?? null,
      }),
      title: t.string({
        description: 'The title. Null if the provider sent none.',
        resolve: ({ element }) => (element && embedTitle(element)) ?? null,
      }),
      width: t.int({
        description: 'The width of the frame in pixels.',
        resolve: ({ element }) => (element && numberOf(frameOf(element) ?? element, 'width')) ?? null,
      }),
      height: t.int({
        description: 'The height of the frame in pixels.',
        resolve: ({ element }) => (element && numberOf(frameOf(element) ?? element, 'height')) ?? null,
      }),
      caption: caption(t),
    }),
  });
  builder.objectRef<Block>('VideoBlock').implement({
    description: 'A self-hosted video (`core/video`).',
    interfaces,
    fields: (t) => ({
      url: t.field({
        type: 'URL',
        description: 'The URL of the video file.',
        resolve: ({ element }, _args, { site }) =>
          (element && mediaSource(element, 'video', site.home)) ?? null,
      }),
      poster: t.field({
        type: 'URL',
        description: 'The URL of the image shown until the video plays.',
        resolve: ({ element }, _args, { site }) => {
          const player = element && playerOf(element, 'video');
          return (player && absoluteUrl(attributeOf(player, 'poster'), site.home)) ?? null;
        },
      }),
      caption: caption(t),
    }),
  });
  builder.objectRef<Block>('AudioBlock').implement({
    description: 'A self-hosted audio file (`core/audio`).',
    interfaces,
    fields: (t) => ({
      url: t.field({
        type: 'URL',
        description: 'The URL of the audio file.',
        resolve: ({ element }, _args, { site }) =>
          (element && mediaSource(element, 'audio', site.home)) ?? null,
      }),
      caption: caption(t),
    }),
  });
  builder.objectRef<Block>('FileBlock').implement({
    description: 'A file to download (`core/file`).',
    interfaces,
    fields: (t) => ({
      url: t.field({
        type: 'URL',
        description: 'The URL of the file.',
        resolve: ({ element }, _args, { site }) => {
          const link = element && fileLink(element);
          return (link && absoluteUrl(attributeOf(link, 'href'), site.home)) ?? null;
        },
      }),
      fileName: t.string({
        description: 'The link text, usually the title of the file.',
        resolve: ({ element }) => {
          const link = element && fileLink(element);
          return (link && textOf(link.childNodes)) || null;
        },
      }),
    }),
  });
}
