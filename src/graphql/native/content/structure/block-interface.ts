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
    description: 'A piece of content: a block of WordPress’s editor, or what that would make of other HTML.',
    resolveType: ({ type }) => type,
    fields: (t) => ({
      name: t.exposeString('name', {
        nullable: false,
        description:
          'WordPress’s name of the block: `core/paragraph`. Rendered HTML does not tell the names of plugins’ blocks: they are `core/html`, and `core/freeform` is what belongs to no block.',
      }),
      html: t.exposeString('html', {
        nullable: false,
        description: 'Its own HTML, inner blocks included, byte for byte.',
      }),
      text: t.string({
        description: 'Its text, plain, inner blocks included. Null where it has none.',
        costs: { html: 1 },
        resolve: async ({ html }, _args, context) =>
          (await inTurn(context, html.length, () => htmlToText(html))) || null,
      }),
      classList: t.stringList({
        nullable: false,
        description: 'The CSS classes of its element, such as `is-style-outline` and `alignwide`.',
        resolve: (item) => [...classListOf(item)],
      }),
      innerBlocks: t.field({
        type: [block],
        // However deep they stand, they are of the one content whose blocks are counted.
        costs: { items: 1 },
        nullable: false,
        description: 'The blocks within it, in order. Empty for what holds text alone.',
        resolve: innerBlocksOf,
      }),
    }),
  });
  return block;
}
