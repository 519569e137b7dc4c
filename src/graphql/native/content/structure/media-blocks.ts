import type { ObjectRef } from '@pothos/core';
import { absoluteUrl } from '../../../../html/urls.ts';
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
import { formatInTurn } from '../../../engine/values/html-queue.ts';
import { costsOfFormat } from '../../../engine/values/text-costs.ts';
import type { GatewayTypes } from '../../builder.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import type { BlockRef } from './block-interface.ts';
import { imageFields } from './content-image.ts';
import { partFormatArgument } from './format-argument.ts';

type BlockFields = PothosSchemaTypes.ObjectFieldBuilder<GatewayTypes, Block>;

/** The blocks that show media. */
export function registerMediaBlocks(
  kit: SchemaKit,
  block: BlockRef,
  image: ObjectRef<GatewayTypes, Block>,
): void {
  const { builder, site } = kit;
  const interfaces = [block];
  const caption = (t: BlockFields) =>
    t.string({
      args: partFormatArgument(kit),
      costs: costsOfFormat(1),
      description: 'Its caption, as HTML unless told otherwise. Null where it has none.',
      resolve: ({ element, content }, { format }, context) =>
        formatInTurn(context, captionOf(content, element), format),
    });
  builder.objectRef<Block>('ImageBlock').implement({
    description: 'An image (`core/image`).',
    interfaces,
    fields: (t) => imageFields(kit, t),
  });
  builder.objectRef<Block>('GalleryBlock').implement({
    description: 'Several images (`core/gallery`), a `[gallery]` shortcode’s included.',
    interfaces,
    fields: (t) => ({
      images: t.field({
        type: [image],
        nullable: false,
        description: 'Its images, in order.',
        resolve: ({ element, content }) => (element ? imagesIn(content, element) : []),
      }),
      caption: t.string({
        args: partFormatArgument(kit),
        costs: costsOfFormat(1),
        description: 'The caption of all of it, as HTML unless told otherwise. Null where it has none.',
        resolve: ({ element, content }, { format }, context) =>
          formatInTurn(context, element && galleryCaption(content, element), format),
      }),
    }),
  });
  builder.objectRef<Block>('EmbedBlock').implement({
    description: 'What another site provides: a film, a post, a map (`core/embed`, or any `iframe`).',
    interfaces,
    fields: (t) => ({
      url: t.field({
        type: 'URL',
        description: 'The address embedded: that of its frame, or of the post that a script draws.',
        resolve: ({ element }) => (element && embedUrl(element, site.home)) ?? null,
      }),
      provider: t.string({
        description: 'Who provides it: `youtube`, `vimeo`; from the block’s class, or else the address.',
        resolve: ({ element }) => (element && embedProvider(element, site.home)) ?? null,
      }),
      title: t.string({
        description: 'Its title, where the provider told one.',
        resolve: ({ element }) => (element && embedTitle(element)) ?? null,
      }),
      width: t.int({
        description: 'The width of its frame in pixels.',
        resolve: ({ element }) => (element && numberOf(frameOf(element) ?? element, 'width')) ?? null,
      }),
      height: t.int({
        description: 'The height of its frame in pixels.',
        resolve: ({ element }) => (element && numberOf(frameOf(element) ?? element, 'height')) ?? null,
      }),
      caption: caption(t),
    }),
  });
  builder.objectRef<Block>('VideoBlock').implement({
    description: 'A film of the site’s own (`core/video`).',
    interfaces,
    fields: (t) => ({
      url: t.field({
        type: 'URL',
        description: 'The film’s address.',
        resolve: ({ element }) => (element && mediaSource(element, 'video', site.home)) ?? null,
      }),
      poster: t.field({
        type: 'URL',
        description: 'The address of the image that is shown until it plays.',
        resolve: ({ element }) => {
          const player = element && playerOf(element, 'video');
          return (player && absoluteUrl(attributeOf(player, 'poster'), site.home)) ?? null;
        },
      }),
      caption: caption(t),
    }),
  });
  builder.objectRef<Block>('AudioBlock').implement({
    description: 'A recording of the site’s own (`core/audio`).',
    interfaces,
    fields: (t) => ({
      url: t.field({
        type: 'URL',
        description: 'The recording’s address.',
        resolve: ({ element }) => (element && mediaSource(element, 'audio', site.home)) ?? null,
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
        description: 'The file’s address.',
        resolve: ({ element }) => {
          const link = element && fileLink(element);
          return (link && absoluteUrl(attributeOf(link, 'href'), site.home)) ?? null;
        },
      }),
      fileName: t.string({
        description: 'What its link says, as a rule the file’s title.',
        resolve: ({ element }) => {
          const link = element && fileLink(element);
          return (link && textOf(link.childNodes)) || null;
        },
      }),
    }),
  });
}
