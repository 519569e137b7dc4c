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
 * @param {string} explained the text below the numbers, which does not change from run to run
 */
export function markdownOf(report, explained) {
  const { date, machine, site, rounds, memory } = report;
  const tables = tablesOf(report).map(({ title, rows }) => `### ${title}\n\n${markdownTable(rows)}\n`);
  return `# Benchmarks

What a page costs through Pressgraph, compared with the alternatives.
**Compare ratios, not milliseconds**: those depend on the machine and the day.

![Load time of four pages, relative to hand-batched REST calls](images/benchmark.svg)

Measured on ${date}, ${machine}; ${site}. ${rounds} rounds, one caller. Unless marked
warm or hot, the gateway's cache is off. \`npm run bench\` repeats the measurement and regenerates this page.

${tables.join('\n')}
The gateway process behind the warm and hot queries used ${memory.atStart ?? '–'} MB of memory at the start, and ${memory.atEnd ?? '–'} MB afterwards.

${explained}`;
}
