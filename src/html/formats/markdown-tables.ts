import type TurndownService from 'turndown';
import { type Alignment, alignmentOf } from '../blocks/tables.ts';

const DIVIDERS: Readonly<Record<Alignment, string>> = { left: ':---', center: ':---:', right: '---:' };
const UNALIGNED = '---';

/**
 * GitHub's tables for data tables: each cell becomes one line, and a table without a header gets an empty one. Layout
 * tables are unwrapped into their contents, cell by cell.
 */
export function addMarkdownTables(service: TurndownService): void {
  service.addRule('tableCell', {
    filter: ['th', 'td'],
    replacement: (content, node) => {
      const cell = node as HTMLTableCellElement;
      if (isLayout(tableAround(cell))) return `\n\n${content}\n\n`;
      const line = content
        .trim()
        .replace(/(?<! ) *\n+ */g, '<br>')
        .replaceAll('|', '\\|');
      const spanned = Math.min(Math.max(1, Number(cell.getAttribute('colspan')) || 1), 100);
      return ` ${line} |${'  |'.repeat(spanned - 1)}`;
    },
  });
  service.addRule('tableRow', {
    filter: 'tr',
    replacement: (content, node) =>
      isLayout(tableAround(node)) ? content : `\n|${content.replace(/\n/g, '')}`,
  });
  service.addRule('tableCaption', {
    filter: 'caption',
    replacement: (content) => `\n\n${content.trim()}\n\n`,
  });
  service.addRule('table', {
    filter: 'table',
    replacement: (content, node) => {
      const table = node as HTMLTableElement;
      if (isLayout(table)) return `\n\n${content}\n\n`;
      const lines = content.split('\n').filter((line) => line.trim() !== '');
      const rows = lines.filter((line) => line.startsWith('|'));
      const captions = lines.filter((line) => !line.startsWith('|'));
      const dividers = dividersOf(Array.from(table.rows, cellsOf));
      const divider = `|${dividers.map((text) => ` ${text} |`).join('')}`;
      const head = isHeader(table.rows[0]) ? [] : [`|${'  |'.repeat(dividers.length)}`];
      const [first = '', ...others] = [...head, ...rows];
      const above = captions.length > 0 ? `${captions.join('\n')}\n\n` : '';
      return `\n\n${above}${[first, divider, ...others].join('\n')}\n\n`;
    },
  });
}

function tableAround(node: Node): HTMLTableElement | null {
  let parent = node.parentNode;
  while (parent && parent.nodeName !== 'TABLE') parent = parent.parentNode;
  return parent as HTMLTableElement | null;
}

const layouts = new WeakMap<Node, boolean>();

/** Whether a table is only used for layout: it has at most one cell, or nested tables. */
function isLayout(table: HTMLTableElement | null): boolean {
  if (!table) return true;
  const known = layouts.get(table);
  if (known !== undefined) return known;
  const cells = Array.from(table.rows).reduce((sum, row) => sum + widthOf(row), 0);
  const layout = cells <= 1 || Boolean(table.querySelector('table'));
  layouts.set(table, layout);
  return layout;
}

const cellsOf = (row: HTMLTableRowElement): Element[] =>
  Array.from(row.children).filter(({ nodeName }) => nodeName === 'TD' || nodeName === 'TH');

const widthOf = (row: HTMLTableRowElement): number => cellsOf(row).length;

const isHeader = (row: HTMLTableRowElement | undefined): boolean =>
  row !== undefined &&
  (row.parentNode?.nodeName === 'THEAD' || cellsOf(row).every(({ nodeName }) => nodeName === 'TH'));

/** The divider row between header and body. A column takes the alignment of its first cell that declares one. */
function dividersOf(rows: readonly (readonly Element[])[]): string[] {
  const dividers: string[] = [];
  for (const cells of rows) {
    cells.forEach((cell, column) => {
      if (dividers[column] !== undefined && dividers[column] !== UNALIGNED) return;
      const classes = (cell.getAttribute('class') ?? '').split(/\s+/);
      const alignment = alignmentOf((name) => cell.getAttribute(name), classes);
      dividers[column] = alignment ? DIVIDERS[alignment] : UNALIGNED;
    });
  }
  return dividers;
}
