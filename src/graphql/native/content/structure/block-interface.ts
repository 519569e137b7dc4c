import type { InterfaceRef } from '@pothos/core';
import { type Block, classListOf, innerBlocksOf } from '../../../../html/blocks/blocks.ts';
import { htmlToText } from '../../../../html/formats/html-to-text.ts';
import { inTurn } from '../../../engine/values/html-queue.ts';
import type { GatewayTypes } from '../../builder.ts';
import type { SchemaKit } from '../../schema-kit.ts';

export type BlockRef = InterfaceRef<GatewayTypes, Block>;

export function registerBlockInterface({ builder }: SchemaKit): BlockRef {
  const block = builder.interfaceRef<Block>('Block');
  block.implement({
    description:
      'A block of content: a block of the WordPress editor, or what the editor would convert other HTML to.',
    resolveType: ({ type }) => type,
    fields: (t) => ({
      name: t.exposeString('name', {
        nullable: false,
        description:
          'The WordPress name of the block, such as `core/paragraph`. Rendered HTML does not name plugin blocks, so they are `core/html`. `core/freeform` is content outside of blocks.',
      }),
      html: t.exposeString('html', {
        nullable: false,
        description: 'The HTML of the block and its inner blocks, unchanged.',
      }),
      text: t.string({
        description: 'The plain text of the block and its inner blocks. Null if there is none.',
        costs: { html: 1 },
        resolve: async ({ html }, _args, context) =>
          (await inTurn(context, html.length, () => htmlToText(html))) || null,
      }),
      classList: t.stringList({
        nullable: false,
        description: 'The CSS classes of the element, such as `is-style-outline` and `alignwide`.',
        resolve: (item) => [...classListOf(item)],
      }),
      innerBlocks: t.field({
        type: [block],
        // At any depth, they are among the blocks already counted for the content.
        costs: { items: 1 },
        nullable: false,
        description: 'The inner blocks, in order. Empty for blocks of text.',
        resolve: innerBlocksOf,
      }),
    }),
  });
  return block;
}
