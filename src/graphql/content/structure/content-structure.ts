import { blocksOf, imagesIn } from '../../../content-structure/blocks.ts';
import { headingsIn } from '../../../content-structure/headings.ts';
import { linksIn } from '../../../content-structure/links.ts';
import { countWords, readingMinutesOf, WORDS_PER_MINUTE } from '../../../content-structure/words.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import { registerBlockInterface } from './block-interface.ts';
import { registerContentImage } from './content-image.ts';
import { registerContentLink } from './content-link.ts';
import { registerHeading } from './heading.ts';
import { registerLayoutBlocks } from './layout-blocks.ts';
import { registerMediaBlocks } from './media-blocks.ts';
import { parsedHtmlOf, readableTextOf } from './parsed-content.ts';
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
  kit.builder.interfaceFields(kit.Content, (t) => ({
    blocks: t.field({
      type: [block],
      reads,
      description:
        'Its content as a tree of blocks, made from the rendered HTML: the blocks of WordPress’s editor, and what it would make of anything else. Together their `html` is the whole content.',
      resolve: ({ content }) => mapped(parsedHtmlOf(content), blocksOf),
    }),
    headings: t.field({
      type: [heading],
      reads,
      description: 'The headings in its content, in order: a table of contents.',
      resolve: ({ content }) => mapped(parsedHtmlOf(content), headingsIn),
    }),
    images: t.field({
      type: [image],
      reads,
      description: 'The images in its content, in order.',
      resolve: ({ content }) => mapped(parsedHtmlOf(content), (parsed) => imagesIn(parsed)),
    }),
    links: t.field({
      type: [link],
      reads,
      description: 'The links in its content, in order.',
      resolve: ({ content }) => mapped(parsedHtmlOf(content), (parsed) => linksIn(parsed)),
    }),
    wordCount: t.int({
      reads,
      description:
        'How many words its content has, by Unicode’s rules: Chinese, Japanese and Thai are counted in words, too.',
      resolve: ({ content }) => mapped(readableTextOf(content), countWords),
    }),
    readingMinutes: t.int({
      reads,
      description: `How many minutes it takes to read its content, at ${WORDS_PER_MINUTE} words a minute (WordPress’s average), rounded. 0 where there is nothing to read.`,
      resolve: ({ content }) => mapped(readableTextOf(content), (text) => readingMinutesOf(countWords(text))),
    }),
  }));
}

function mapped<From, To>(value: From | undefined, map: (value: From) => To): To | null {
  return value === undefined ? null : map(value);
}
