import { attributeOf, classesOf, elementsIn, findIn, isElement, numberOf, textOf } from '../nodes.ts';
import type { HtmlElement, HtmlParent, ParsedHtml } from '../parse-html.ts';
import { innerHtmlOf } from '../source-range.ts';

export type Alignment = 'left' | 'center' | 'right';

export interface TableCell {
  readonly html: string;
  readonly text: string;
  readonly isHeader: boolean;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly alignment: Alignment | undefined;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
}

export interface Table {
  readonly headerRows: readonly TableRow[];
  readonly bodyRows: readonly TableRow[];
  readonly footerRows: readonly TableRow[];
}

/** Reads the table that an element is or contains. Without a `thead`, a first row of only `th` is the header. */
export function readTable(content: ParsedHtml, element: HtmlElement | undefined): Table {
  const table =
    element?.tagName === 'table' ? element : element && findIn(element, ({ tagName }) => tagName === 'table');
  const sections = (table?.childNodes ?? []).filter(isElement);
  const rowsOf = (tagName: string): TableRow[] =>
    sections
      .filter((section) => section.tagName === tagName)
      .flatMap((section) => section.childNodes.filter(isElement))
      .filter((row) => row.tagName === 'tr')
      .map((row) => readRow(content, row));
  const headerRows = rowsOf('thead');
  const bodyRows = rowsOf('tbody');
  const [first] = bodyRows;
  const isHeading = headerRows.length === 0 && first?.cells.every(({ isHeader }) => isHeader) === true;
  return {
    headerRows: isHeading ? bodyRows.slice(0, 1) : headerRows,
    bodyRows: isHeading ? bodyRows.slice(1) : bodyRows,
    footerRows: rowsOf('tfoot'),
  };
}

const readRow = (content: ParsedHtml, row: HtmlElement): TableRow => ({
  cells: row.childNodes
    .filter(isElement)
    .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
    .map((cell) => ({
      html: innerHtmlOf(content, cell),
      text: textOf(cell.childNodes),
      isHeader: cell.tagName === 'th',
      columnSpan: numberOf(cell, 'colspan') ?? 1,
      rowSpan: numberOf(cell, 'rowspan') ?? 1,
      alignment: alignmentOf((name) => attributeOf(cell, name), classesOf(cell)),
    })),
});

/** A cell's alignment, from WordPress's class or attribute, the old HTML attribute, or the style. */
export function alignmentOf(
  attribute: (name: string) => string | null | undefined,
  classes: readonly string[],
): Alignment | undefined {
  const declared = [
    classes.find((name) => name.startsWith('has-text-align-'))?.slice('has-text-align-'.length),
    attribute('data-align'),
    attribute('align'),
    /text-align:\s*(\w+)/i.exec(attribute('style') ?? '')?.[1],
  ].find((value) => value);
  const alignment = declared?.toLowerCase();
  return alignment === 'left' || alignment === 'center' || alignment === 'right' ? alignment : undefined;
}

/** The most cells in a table's grid that converters may lay out; each is padded with spaces. */
const MAX_GRID_CELLS = 100_000;

/**
 * Whether spans inflate a table's grid far beyond its cells. Fifty cells of a thousand rows and columns each would be
 * laid out as fifty million.
 */
export function hasOversizedGrid(parent: HtmlParent): boolean {
  return elementsIn(parent, 'table').some((table) => {
    let widest = 0;
    let spanned = 0;
    const rows = elementsIn(table, 'tr');
    for (const row of rows) {
      let width = 0;
      for (const cell of row.childNodes.filter(isElement)) {
        const columns = convertedSpan(cell, 'colspan');
        width += columns;
        spanned += columns * convertedSpan(cell, 'rowspan');
      }
      widest = Math.max(widest, width);
    }
    return Math.max(spanned, rows.length * widest) > MAX_GRID_CELLS;
  });
}

/** The span as the converters read it: they accept any JavaScript number, such as `1e3`. */
const convertedSpan = (cell: HtmlElement, name: string): number =>
  Math.max(1, Number(attributeOf(cell, name)) || 1);
