import { CALLERS, QUERIES, QUERY_NAMES } from './results.mjs';

/** @import { Report, Result } from './results.mjs' */

const HEAD = [
  'contender',
  'ms (quartiles)',
  'of the reference',
  'requests',
  'KB',
  'CPU ms of WordPress',
  'own ms',
  ...CALLERS.map((callers) => `queries/s, ${callers} callers`),
];

/** @param {number | undefined} value */
const fixed = (value, digits = 0) => (value === undefined ? '–' : value.toFixed(digits));

/** @param {Result} result */
const cells = ({ contender, latency, requests, bytes, own, throughput }) => [
  contender,
  `${fixed(latency.milliseconds.median)} (${fixed(latency.milliseconds.low)}–${fixed(latency.milliseconds.high)})`,
  `${fixed(latency.ratio.median, 2)} ×`,
  fixed(requests),
  requests === undefined ? '–' : fixed(bytes / 1024),
  fixed(latency.cpu),
  requests === undefined ? '–' : fixed(own?.median, 1),
  ...CALLERS.map((callers) => fixed(throughput.get(callers), 1)),
];

const HOT_HEAD = ['hot', 'callers', 'queries/s (quartiles)', 'of a bare Yoga'];

/**
 * One table for each query, and one of what is held: their rows, the head first.
 * @param {Report} report
 */
export function tablesOf({ results, hot }) {
  const queries = QUERY_NAMES.map((query) => ({
    title: `${QUERIES[query].title}: ${QUERIES[query].detail}`,
    rows: [HEAD, ...results.filter((result) => result.query === query).map(cells)],
  }));
  const rows = hot.map(({ title, callers, perSecond, ratio }) => [
    title,
    String(callers),
    `${fixed(perSecond.median)} (${fixed(perSecond.low)}–${fixed(perSecond.high)})`,
    `${fixed(ratio.median, 2)} ×`,
  ]);
  return [...queries, { title: 'What is held: answers a second', rows: [HOT_HEAD, ...rows] }];
}

/**
 * For a terminal.
 * @param {Report} report
 */
export function printedTables(report) {
  return tablesOf(report)
    .map(({ title, rows }) => {
      const widths = (rows[0] ?? []).map((_, column) =>
        Math.max(...rows.map((row) => row[column]?.length ?? 0)),
      );
      const lines = rows.map((row) =>
        row
          .map((cell, column) =>
            column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
          )
          .join('  '),
      );
      return `\n${title}\n${lines.join('\n')}\n`;
    })
    .join('');
}
