import { type Block, innerBlocksOf } from '../../../../html/blocks/blocks.ts';
import {
  citationOf,
  codeLanguage,
  codeOf,
  listStart,
  ownListItemText,
  summaryOf,
} from '../../../../html/blocks/text-blocks.ts';
import { headingAnchor, headingLevel } from '../../../../html/headings.ts';
import { attributeOf } from '../../../../html/nodes.ts';
import { formatInTurn } from '../../../engine/values/html-queue.ts';
import { costsOfFormat } from '../../../engine/values/text-costs.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import type { BlockRef } from './block-interface.ts';
import { partFormatArgument } from './format-argument.ts';

/** The text blocks. */
export function registerTextBlocks(kit: SchemaKit, block: BlockRef): void {
  const { builder } = kit;
  const interfaces = [block];
  builder.objectRef<Block>('ParagraphBlock').implement({
    description: 'A paragraph (`core/paragraph`), or text outside of any element.',
    interfaces,
  });
  builder.objectRef<Block>('HeadingBlock').implement({
    description: 'A heading (`core/heading`).',
    interfaces,
    fields: (t) => ({
      level: t.int({
        nullable: false,
        description: 'The level: 2 for `h2`.',
        resolve: ({ element }) => (element && headingLevel(element)) || 2,
      }),
      anchor: t.string({
        description: 'The `id` attribute, for links to the heading. Null if there is none.',
        resolve: ({ element }) => (element && headingAnchor(element)) ?? null,
      }),
    }),
  });
  builder.objectRef<Block>('QuoteBlock').implement({
    description: 'A quote (`core/quote`, `core/pullquote`), with its text as inner blocks.',
    interfaces,
    fields: (t) => ({
      citation: t.string({
        args: partFormatArgument(kit),
        costs: costsOfFormat(1),
        description: 'The source of the quote, as HTML by default. Null if there is none.',
        resolve: (quote, { format }, context) => formatInTurn(context, citationOf(quote), format),
      }),
    }),
  });
  builder.objectRef<Block>('CodeBlock').implement({
    description: 'Code (`core/code`).',
    interfaces,
    fields: (t) => ({
      code: t.string({
        nullable: false,
        description: 'The code, with whitespace preserved and entities decoded.',
        resolve: codeOf,
      }),
      language: t.string({
        description:
          'The language, from a class such as `language-php` or an attribute. Null if there is none.',
        resolve: (code) => codeLanguage(code) ?? null,
      }),
    }),
  });
  builder.objectRef<Block>('PreformattedBlock').implement({
    description: 'Preformatted text (`core/preformatted`, `core/verse`).',
    interfaces,
    fields: (t) => ({
      content: t.string({
        nullable: false,
        description: 'The text, with whitespace preserved and entities decoded.',
        resolve: codeOf,
      }),
    }),
  });
  const listItem = builder.objectRef<Block>('ListItemBlock').implement({
    description: 'A list item (`core/list-item`), with nested lists as inner blocks.',
    interfaces,
    fields: (t) => ({
      ownText: t.string({
        nullable: false,
        description: 'The plain text, without nested lists.',
        resolve: ownListItemText,
      }),
    }),
  });
  builder.objectRef<Block>('ListBlock').implement({
    description: 'A list (`core/list`).',
    interfaces,
    fields: (t) => ({
      isOrdered: t.boolean({
        nullable: false,
        description: 'Whether the items are numbered.',
        resolve: ({ element }) => element?.tagName === 'ol',
      }),
      isReversed: t.boolean({
        nullable: false,
        description: 'Whether the numbers count down.',
        resolve: ({ element }) => element !== undefined && attributeOf(element, 'reversed') !== undefined,
      }),
      start: t.int({
        description: 'The number of the first item. Null for the default.',
        resolve: (list) => listStart(list) ?? null,
      }),
      items: t.field({
        type: [listItem],
        nullable: false,
        description: 'The items, in order.',
        resolve: innerBlocksOf,
      }),
    }),
  });
  builder.objectRef<Block>('DetailsBlock').implement({
    description: 'A summary that expands (`core/details`), with the hidden part as inner blocks.',
    interfaces,
    fields: (t) => ({
      summary: t.string({
        args: partFormatArgument(kit),
        costs: costsOfFormat(1),
        description: 'The summary, always visible, as HTML by default.',
        resolve: (details, { format }, context) => formatInTurn(context, summaryOf(details), format),
      }),
      isOpen: t.boolean({
        nullable: false,
        description: 'Whether it is expanded initially.',
        resolve: ({ element }) => element !== undefined && attributeOf(element, 'open') !== undefined,
      }),
    }),
  });
  builder.objectRef<Block>('SeparatorBlock').implement({
    description: 'A separator line (`core/separator`).',
    interfaces,
  });
  builder.objectRef<Block>('HtmlBlock').implement({
    description:
      'Anything else: a plugin block, the output of a shortcode, custom HTML. Its contents are inner blocks.',
    interfaces,
  });
}
