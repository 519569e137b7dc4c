import { tablesOf } from './table.mjs';

/** @import { Report } from './results.mjs' */

/** @param {readonly string[][]} rows */
function markdownTable(rows) {
  const [head = [], ...body] = rows.map((row) => `| ${row.join(' | ')} |`);
  const line = `| ${(rows[0] ?? []).map((_, column) => (column === 0 ? '---' : '---:')).join(' | ')} |`;
  return [head, line, ...body].join('\n');
}

/**
 * `docs/benchmarks.md`
 * @param {Report} report
 * @param {string} explained what stands below the numbers, and does not change from run to run
 */
export function markdownOf(report, explained) {
  const { date, machine, site, rounds, memory } = report;
  const tables = tablesOf(report).map(({ title, rows }) => `### ${title}\n\n${markdownTable(rows)}\n`);
  return `# Benchmarks

What a page costs when it is asked through Pressgraph, and what it costs in the ways that one would take instead.
**Read the ratios, not the milliseconds**: those are of one machine, on one day.

![Time for four queries, as a multiple of REST calls batched by hand](images/benchmark.svg)

Measured on ${date}, ${machine}; ${site}. ${rounds} rounds, one caller. Nothing is held
but what WordPress holds itself, except where it says warm or hot. \`npm run bench\` measures anew and writes this page.

${tables.join('\n')}
The process that was asked the queries warm and hot took ${memory.atStart ?? '–'} MB of memory at the start, and ${memory.atEnd ?? '–'} MB after them.

${explained}`;
}
