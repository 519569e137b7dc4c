import { expect, test } from 'vitest';
import { blocksOf } from '../../../../src/html/blocks/blocks.ts';
import { readTable } from '../../../../src/html/blocks/tables.ts';
import { parseHtml } from '../../../../src/html/parse-html.ts';

test('tables: header, body and footer rows, spans and cell alignment', () => {
  const content = parseHtml(
    '<table><thead><tr><th>Sort</th><th class="has-text-align-right">Count</th></tr></thead><tbody><tr><td colspan="2"><b>e</b><table><tr><td>in</td></tr></table></td></tr></tbody><tfoot><tr><td>all</td></tr></tfoot></table>',
  );
  const { headerRows, bodyRows, footerRows } = readTable(content, blocksOf(content)[0]?.element);
  expect(headerRows[0]?.cells).toMatchObject([
    { text: 'Sort', isHeader: true, alignment: undefined },
    { text: 'Count', alignment: 'right' },
  ]);
  expect(bodyRows).toHaveLength(1);
  expect(bodyRows[0]?.cells[0]).toMatchObject({ text: 'e in', columnSpan: 2, isHeader: false });
  expect(footerRows[0]?.cells[0]?.html).toBe('all');
});
