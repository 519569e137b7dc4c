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
 * What stands inside content, as fields of the `Content` interface. All of it is read from the rendered HTML, parsed
 * once for each item, and asks WordPress for nothing more; content under a password is empty.
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
        'Its content as a tree of blocks, made from the rendered HTML: the blocks of WordPress’s editor, and what it would make of anything else. Together their `html` is the whole content.',
      resolve: ({ content }, _args, context) =>
        readOnce(context, content, 'blocks', ({ parsed }) => blocksOf(parsed)),
    }),
    headings: t.field({
      type: [heading],
      reads,
      costs,
      description: 'The headings in its content, in order: a table of contents.',
      resolve: ({ content }, _args, context) =>
        readOnce(context, content, 'headings', ({ parsed }) => headingsIn(parsed)),
    }),
    images: t.field({
      type: [image],
      reads,
      costs,
      description: 'The images in its content, in order.',
      resolve: ({ content }, _args, context) =>
        readOnce(context, content, 'images', ({ parsed }) => imagesIn(parsed)),
    }),
    links: t.field({
      type: [link],
      reads,
      costs,
      description: 'The links in its content, in order.',
      resolve: ({ content }, _args, context) =>
        readOnce(context, content, 'links', ({ parsed }) => linksIn(parsed)),
    }),
    wordCount: t.int({
      reads,
      costs,
      description:
        'How many words its content has, by Unicode’s rules: Chinese, Japanese and Thai are counted in words, too.',
      resolve: ({ content }, _args, context) => wordsIn(context, content),
    }),
    readingMinutes: t.int({
      reads,
      costs,
      description: `How many minutes it takes to read its content, at ${WORDS_PER_MINUTE} words a minute (WordPress’s average), rounded. 0 where there is nothing to read.`,
      resolve: async ({ content }, _args, context) => {
        const words = await wordsIn(context, content);
        return words === null ? null : readingMinutesOf(words);
      },
    }),
  }));
}

const wordsIn = (context: GatewayContext, content: RenderedText | undefined) =>
  readOnce(context, content, 'words', ({ parsed }) => countWords(readableTextOf(parsed)));
