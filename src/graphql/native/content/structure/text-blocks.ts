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

/** The blocks that are made of text. */
export function registerTextBlocks(kit: SchemaKit, block: BlockRef): void {
  const { builder } = kit;
  const interfaces = [block];
  builder.objectRef<Block>('ParagraphBlock').implement({
    description: 'A paragraph (`core/paragraph`), or text that stands in no element of its own.',
    interfaces,
  });
  builder.objectRef<Block>('HeadingBlock').implement({
    description: 'A heading (`core/heading`).',
    interfaces,
    fields: (t) => ({
      level: t.int({
        nullable: false,
        description: 'Its level: 2 for an `h2`.',
        resolve: ({ element }) => (element && headingLevel(element)) || 2,
      }),
      anchor: t.string({
        description: 'The `id` to jump to it by. Null where it has none.',
        resolve: ({ element }) => (element && headingAnchor(element)) ?? null,
      }),
    }),
  });
  builder.objectRef<Block>('QuoteBlock').implement({
    description: 'A quote (`core/quote`, `core/pullquote`); its text is in its inner blocks.',
    interfaces,
    fields: (t) => ({
      citation: t.string({
        args: partFormatArgument(kit),
        costs: costsOfFormat(1),
        description: 'Who said it, as HTML unless told otherwise. Null where that is not told.',
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
        description: 'The code, with its spaces and line breaks, entities decoded.',
        resolve: codeOf,
      }),
      language: t.string({
        description: 'Its language, where a class such as `language-php` or an attribute tells.',
        resolve: (code) => codeLanguage(code) ?? null,
      }),
    }),
  });
  builder.objectRef<Block>('PreformattedBlock').implement({
    description: 'Text whose spaces and line breaks count (`core/preformatted`, `core/verse`).',
    interfaces,
    fields: (t) => ({
      content: t.string({
        nullable: false,
        description: 'The text, with its spaces and line breaks, entities decoded.',
        resolve: codeOf,
      }),
    }),
  });
  const listItem = builder.objectRef<Block>('ListItemBlock').implement({
    description: 'An item of a list (`core/list-item`); lists below it are in its inner blocks.',
    interfaces,
    fields: (t) => ({
      ownText: t.string({
        nullable: false,
        description: 'Its text, plain, without the lists below it.',
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
        description: 'Whether its items are numbered.',
        resolve: ({ element }) => element?.tagName === 'ol',
      }),
      isReversed: t.boolean({
        nullable: false,
        description: 'Whether its numbers count down.',
        resolve: ({ element }) => element !== undefined && attributeOf(element, 'reversed') !== undefined,
      }),
      start: t.int({
        description: 'The number of its first item, where it is not the usual one.',
        resolve: (list) => listStart(list) ?? null,
      }),
      items: t.field({
        type: [listItem],
        nullable: false,
        description: 'Its items, in order.',
        resolve: innerBlocksOf,
      }),
    }),
  });
  builder.objectRef<Block>('DetailsBlock').implement({
    description: 'A summary that opens to show more (`core/details`); what it hides is in its inner blocks.',
    interfaces,
    fields: (t) => ({
      summary: t.string({
        args: partFormatArgument(kit),
        costs: costsOfFormat(1),
        description: 'What is always seen, as HTML unless told otherwise.',
        resolve: (details, { format }, context) => formatInTurn(context, summaryOf(details), format),
      }),
      isOpen: t.boolean({
        nullable: false,
        description: 'Whether it is open from the start.',
        resolve: ({ element }) => element !== undefined && attributeOf(element, 'open') !== undefined,
      }),
    }),
  });
  builder.objectRef<Block>('SeparatorBlock').implement({
    description: 'A line between parts of the content (`core/separator`).',
    interfaces,
  });
  builder.objectRef<Block>('HtmlBlock').implement({
    description:
      'Anything else: a plugin’s block, a shortcode’s output, HTML of its own. What it holds is in its inner blocks.',
    interfaces,
  });
}
