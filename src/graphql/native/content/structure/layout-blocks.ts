import type { Block } from '../../../../html/blocks/blocks.ts';
import { attributeOf, elementsIn } from '../../../../html/nodes.ts';
import { absoluteUrl } from '../../../../html/urls.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import type { BlockRef } from './block-interface.ts';

/** The blocks that arrange others. */
export function registerLayoutBlocks({ builder, site }: SchemaKit, block: BlockRef): void {
  const interfaces = [block];
  const linkOf = ({ element }: Block) =>
    element && (element.tagName === 'a' ? element : elementsIn(element, 'a')[0]);
  builder.objectRef<Block>('ColumnsBlock').implement({
    description: 'Columns side by side (`core/columns`): its inner blocks.',
    interfaces,
  });
  builder.objectRef<Block>('ColumnBlock').implement({
    description: 'One of several columns (`core/column`).',
    interfaces,
  });
  builder.objectRef<Block>('GroupBlock').implement({
    description:
      'Blocks that belong together: `core/group`, `core/cover`, `core/media-text`, `core/accordion`. Its name tells which.',
    interfaces,
  });
  builder.objectRef<Block>('ButtonsBlock').implement({
    description: 'Buttons in a row (`core/buttons`): its inner blocks.',
    interfaces,
  });
  builder.objectRef<Block>('ButtonBlock').implement({
    description: 'A link that looks like a button (`core/button`).',
    interfaces,
    fields: (t) => ({
      url: t.field({
        type: 'URL',
        description: 'Where it leads. Null where it leads nowhere.',
        resolve: (button) => {
          const link = linkOf(button);
          return (link && absoluteUrl(attributeOf(link, 'href'), site.home)) ?? null;
        },
      }),
      rel: t.string({
        description: 'Its link’s `rel` attribute. Null where it has none.',
        resolve: (button) => {
          const link = linkOf(button);
          return (link && attributeOf(link, 'rel')) ?? null;
        },
      }),
    }),
  });
}
