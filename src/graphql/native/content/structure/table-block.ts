import type { Block } from '../../../../html/blocks/blocks.ts';
import { readTable, type TableCell, type TableRow } from '../../../../html/blocks/tables.ts';
import { captionOf } from '../../../../html/images.ts';
import { findIn } from '../../../../html/nodes.ts';
import { innerHtmlOf } from '../../../../html/source-range.ts';
import { formatInTurn } from '../../../engine/values/html-queue.ts';
import { costsOfFormat } from '../../../engine/values/text-costs.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import type { BlockRef } from './block-interface.ts';
import { partFormatArgument } from './format-argument.ts';

/** A table, its rows and cells. */
export function registerTableBlock(kit: SchemaKit, block: BlockRef): void {
  const { builder } = kit;
  const alignment = builder.enumType('TableAlignment', {
    description: 'How the text of a cell is aligned.',
    values: {
      LEFT: { value: 'left', description: 'To the left.' },
      CENTER: { value: 'center', description: 'In the middle.' },
      RIGHT: { value: 'right', description: 'To the right.' },
    } as const,
  });
  const cell = builder.objectRef<TableCell>('TableCell').implement({
    description: 'A cell of a table.',
    fields: (t) => ({
      html: t.exposeString('html', { nullable: false, description: 'The HTML between its tags.' }),
      text: t.exposeString('text', { nullable: false, description: 'Its text, plain, on one line.' }),
      isHeader: t.exposeBoolean('isHeader', {
        nullable: false,
        description: 'Whether it heads its row or column (`th`).',
      }),
      columnSpan: t.exposeInt('columnSpan', { nullable: false, description: 'How many columns it spans.' }),
      rowSpan: t.exposeInt('rowSpan', { nullable: false, description: 'How many rows it spans.' }),
      alignment: t.expose('alignment', {
        type: alignment,
        description: 'How its text is aligned. Null where that is not told.',
      }),
    }),
  });
  const row = builder.objectRef<TableRow>('TableRow').implement({
    description: 'A row of a table.',
    fields: (t) => ({
      cells: t.field({
        type: [cell],
        nullable: false,
        description: 'Its cells, in order.',
        resolve: ({ cells }) => [...cells],
      }),
    }),
  });
  builder.objectRef<Block>('TableBlock').implement({
    description: 'A table (`core/table`).',
    interfaces: [block],
    fields: (t) => ({
      headerRows: t.field({
        type: [row],
        nullable: false,
        description: 'The rows of its head, or a first row of nothing but header cells.',
        resolve: ({ content, element }) => [...readTable(content, element).headerRows],
      }),
      bodyRows: t.field({
        type: [row],
        nullable: false,
        description: 'The rows of its body.',
        resolve: ({ content, element }) => [...readTable(content, element).bodyRows],
      }),
      footerRows: t.field({
        type: [row],
        nullable: false,
        description: 'The rows of its foot.',
        resolve: ({ content, element }) => [...readTable(content, element).footerRows],
      }),
      caption: t.string({
        args: partFormatArgument(kit),
        costs: costsOfFormat(1),
        description: 'Its caption, as HTML unless told otherwise. Null where it has none.',
        resolve: ({ content, element }, { format }, context) => {
          const own = element && findIn(element, ({ tagName }) => tagName === 'caption');
          return formatInTurn(
            context,
            captionOf(content, element) ?? (own && innerHtmlOf(content, own)),
            format,
          );
        },
      }),
    }),
  });
}
