import { blocksOf, imagesIn } from '../../../../html/blocks/blocks.ts';
import { headingsIn } from '../../../../html/headings.ts';
import { linksIn } from '../../../../html/links.ts';
import { countWords, readingMinutesOf, WORDS_PER_MINUTE } from '../../../../html/word-count.ts';
import { type RenderedText, readableTextOf, readOnce } from '../../../engine/content/parsed-content.ts';
import type { GatewayContext } from '../../../engine/context.ts';
import { WHOLE_CONTENT } from '../../../engine/field-options/types.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import { registerBlockInterface } from './block-interface.ts';
import { registerContentImage } from './content-image.ts';
import { registerContentLink } from './content-link.ts';
import { registerHeading } from './heading.ts';
import { registerLayoutBlocks } from './layout-blocks.ts';
import { registerMediaBlocks } from './media-blocks.ts';
import { registerTableBlock } from './table-block.ts';
import { registerTextBlocks } from './text-blocks.ts';

/**
 * The structure of content, as fields of the `Content` interface. It is parsed from the rendered HTML, once per item,
 * without further requests. Password-protected content is empty.
 */
export function registerContentStructure(kit: SchemaKit): void {
  const block = registerBlockInterface(kit);
  const image = registerContentImage(kit);
  registerTextBlocks(kit, block);
  registerMediaBlocks(kit, block, image);
  registerLayoutBlocks(kit, block);
  registerTableBlock(kit, block);
  const heading = registerHeading(kit);
  const link = registerContentLink(kit);
  const reads = ['content.rendered'];
  const costs = { html: WHOLE_CONTENT };
  kit.builder.interfaceFields(kit.Content, (t) => ({
    blocks: t.field({
      type: [block],
      reads,
      costs,
      description:
        'The content as a tree of blocks, parsed from the rendered HTML: the blocks of the WordPress editor, and what the editor would convert other HTML to. Joined, their `html` is the whole content.',
      resolve: ({ content }, _args, context) =>
        readOnce(context, content, 'blocks', ({ parsed }) => blocksOf(parsed)),
    }),
    headings: t.field({
      type: [heading],
      reads,
      costs,
      description: 'The headings in the content, in order: a table of contents.',
      resolve: ({ content }, _args, context) =>
        readOnce(context, content, 'headings', ({ parsed }) => headingsIn(parsed)),
    }),
    images: t.field({
      type: [image],
      reads,
      costs,
      description: 'The images in the content, in order.',
      resolve: ({ content }, _args, context) =>
        readOnce(context, content, 'images', ({ parsed }) => imagesIn(parsed)),
    }),
    links: t.field({
      type: [link],
      reads,
      costs,
      description: 'The links in the content, in order.',
      resolve: ({ content }, _args, context) =>
        readOnce(context, content, 'links', ({ parsed }) => linksIn(parsed)),
    }),
    wordCount: t.int({
      reads,
      costs,
      description:
        'The number of words in the content. Also counts words in languages without spaces (Chinese, Japanese, Thai).',
      resolve: ({ content }, _args, context) => wordsIn(context, content),
    }),
    readingMinutes: t.int({
      reads,
      costs,
      description: `The estimated reading time in minutes, at ${WORDS_PER_MINUTE} words per minute (the average WordPress uses), rounded. 0 if there is nothing to read.`,
      resolve: async ({ content }, _args, context) => {
        const words = await wordsIn(context, content);
        return words === null ? null : readingMinutesOf(words);
      },
    }),
  }));
}

const wordsIn = (context: GatewayContext, content: RenderedText | undefined) =>
  readOnce(context, content, 'words', ({ parsed }) => countWords(readableTextOf(parsed)));
