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

/** The table block, with its rows and cells. */
export function registerTableBlock(kit: SchemaKit, block: BlockRef): void {
  const { builder } = kit;
  const alignment = builder.enumType('TableAlignment', {
    description: 'The text alignment of a table cell.',
    values: {
      LEFT: { value: 'left', description: 'Left-aligned.' },
      CENTER: { value: 'center', description: 'Centred.' },
      RIGHT: { value: 'right', description: 'Right-aligned.' },
    } as const,
  });
  const cell = builder.objectRef<TableCell>('TableCell').implement({
    description: 'A table cell.',
    fields: (t) => ({
      html: t.exposeString('html', { nullable: false, description: 'The inner HTML.' }),
      text: t.exposeString('text', { nullable: false, description: 'The plain text, on one line.' }),
      isHeader: t.exposeBoolean('isHeader', {
        nullable: false,
        description: 'Whether it is a header cell (`th`).',
      }),
      columnSpan: t.exposeInt('columnSpan', {
        nullable: false,
        description: 'The number of columns it spans.',
      }),
      rowSpan: t.exposeInt('rowSpan', { nullable: false, description: 'The number of rows it spans.' }),
      alignment: t.expose('alignment', {
        type: alignment,
        description: 'The text alignment. Null if none is set.',
      }),
    }),
  });
  const row = builder.objectRef<TableRow>('TableRow').implement({
    description: 'A table row.',
    fields: (t) => ({
      cells: t.field({
        type: [cell],
        nullable: false,
        description: 'The cells, in order.',
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
        description: 'The rows of the table head, or a first row with only header cells.',
        resolve: ({ content, element }) => [...readTable(content, element).headerRows],
      }),
      bodyRows: t.field({
        type: [row],
        nullable: false,
        description: 'The rows of the table body.',
        resolve: ({ content, element }) => [...readTable(content, element).bodyRows],
      }),
      footerRows: t.field({
        type: [row],
        nullable: false,
        description: 'The rows of the table foot.',
        resolve: ({ content, element }) => [...readTable(content, element).footerRows],
      }),
      caption: t.string({
        args: partFormatArgument(kit),
        costs: costsOfFormat(1),
        description: 'The caption, as HTML by default. Null if there is none.',
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
