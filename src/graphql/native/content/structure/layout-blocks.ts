import type { Block } from '../../../../html/blocks/blocks.ts';
import { attributeOf, elementsIn } from '../../../../html/nodes.ts';
import { absoluteUrl } from '../../../../html/urls.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import type { BlockRef } from './block-interface.ts';

/** The layout blocks. */
export function registerLayoutBlocks({ builder }: SchemaKit, block: BlockRef): void {
  const interfaces = [block];
  const linkOf = ({ element }: Block) =>
    element && (element.tagName === 'a' ? element : elementsIn(element, 'a')[0]);
  builder.objectRef<Block>('ColumnsBlock').implement({
    description: 'Columns side by side (`core/columns`), as inner blocks.',
    interfaces,
  });
  builder.objectRef<Block>('ColumnBlock').implement({
    description: 'A column (`core/column`).',
    interfaces,
  });
  builder.objectRef<Block>('GroupBlock').implement({
    description:
      'A group of blocks: `core/group`, `core/cover`, `core/media-text`, `core/accordion`. See `name`.',
    interfaces,
  });
  builder.objectRef<Block>('ButtonsBlock').implement({
    description: 'A row of buttons (`core/buttons`), as inner blocks.',
    interfaces,
  });
  builder.objectRef<Block>('ButtonBlock').implement({
    description: 'A button that links somewhere (`core/button`).',
    interfaces,
    fields: (t) => ({
      url: t.field({
        type: 'URL',
        description: 'The URL it links to. Null if there is none.',
        resolve: (button, _args, { site }) => {
          const link = linkOf(button);
          return (link && absoluteUrl(attributeOf(link, 'href'), site.home)) ?? null;
        },
      }),
      rel: t.string({
        description: 'The `rel` attribute of the link. Null if there is none.',
        resolve: (button) => {
          const link = linkOf(button);
          return (link && attributeOf(link, 'rel')) ?? null;
        },
      }),
    }),
  });
}
