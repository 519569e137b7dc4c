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
 * @param {string} explained the text below the tables, the same for every run
 */
export function markdownOf(report, explained) {
  const { date, machine, site, rounds, warmUp, memory } = report;
  const tables = tablesOf(report).map(({ title, rows }) => `### ${title}\n\n${markdownTable(rows)}\n`);
  return `# Benchmarks

What a page costs through Pressgraph, compared to the alternatives. **Read the ratios, not the milliseconds**, which are those
of one machine on one day.

![Load time of four pages, relative to hand-batched REST calls](images/benchmark.svg)

Measured on ${date}, ${machine}; ${site}. ${rounds} rounds, one caller; each contender was warmed up for
${warmUp} s at least. Nothing is cached but by WordPress itself, except for warm and hot. \`npm run bench\` measures again and writes this page.

${tables.join('\n')}
The caching gateway used ${memory.atStart ?? '–'} MB of memory at the start, and ${memory.atEnd ?? '–'} MB after these queries.

${explained}`;
}
