import { GROWTH_REFERENCE } from './growth.mjs';
import { ROUND_TRIP } from './network.mjs';
import { CALLERS, QUERIES, QUERY_NAMES } from './results.mjs';

/** @import { GrowthResult } from './growth.mjs' */
/** @import { MemorySample } from './memory.mjs' */
/** @import { Report, Result } from './results.mjs' */
/** @import { Spread } from './statistics.mjs' */

const HEAD = [
  'contender',
  'ms (quartiles)',
  '× reference',
  'requests',
  'KB',
  'WordPress CPU ms',
  'gateway CPU ms',
  'own ms',
  ...CALLERS.map((callers) => `queries/s, ${callers} callers`),
];

/** @param {number | undefined} value */
const fixed = (value, digits = 0) => (value === undefined ? '–' : value.toFixed(digits));

/** @param {Spread} spread */
const spread = ({ median, low, high }) => `${fixed(median)} (${fixed(low)}–${fixed(high)})`;

/** @param {Result} result */
const cells = ({ contender, latency, requests, bytes, own, throughput }) => [
  contender,
  spread(latency.milliseconds),
  `${fixed(latency.ratio.median, 2)} ×`,
  fixed(requests),
  requests === undefined ? '–' : fixed(bytes / 1024),
  fixed(latency.cpu),
  fixed(latency.gatewayCpu, 1),
  requests === undefined ? '–' : fixed(own?.median, 1),
  ...CALLERS.map((callers) => fixed(throughput.get(callers), 1)),
];

const HOT_HEAD = ['answer cached', 'callers', 'queries/s (quartiles)', '× bare node:http', '× bare Yoga'];

const NETWORK_HEAD = ['page', 'contender', 'ms (quartiles)', '× reference'];

const GROWTH_HEAD = [
  'posts',
  'ms (quartiles)',
  'ms per 100 posts',
  'requests',
  'KB',
  'WordPress CPU ms',
  'own ms',
  'own ms per 100 posts',
  `own ms per post, × that at ${GROWTH_REFERENCE}`,
];

/** @param {GrowthResult} result */
function growthCells({ size, latency, requests, bytes, own }) {
  const per100 = (/** @type {Spread} */ { median }) => (median * 100) / size;
  return [
    String(size),
    spread(latency.milliseconds),
    fixed(per100(latency.milliseconds)),
    fixed(requests),
    fixed(bytes / 1024),
    fixed(latency.cpu),
    fixed(own.milliseconds.median, 1),
    fixed(per100(own.milliseconds), 1),
    `${fixed((own.ratio.median * GROWTH_REFERENCE) / size, 2)} ×`,
  ];
}

const MEMORY_HEAD = ['at', 'responses', 'MB of responses', 'resident MB', 'heap MB', 'buffers MB'];

/** @param {MemorySample} sample */
const memoryCells = ({ when, answers, megabytes, resident, heap, external }) => [
  when,
  fixed(answers),
  fixed(megabytes),
  fixed(resident),
  fixed(heap),
  fixed(external),
];

/**
 * The tables: one for each query, and those of the cache, growth and memory. Rows with the head first; what was not measured
 * has no table.
 * @param {Report} report
 */
export function tablesOf({ results, hot, network, growth, load }) {
  const queries = QUERY_NAMES.map((query) => ({
    title: `${QUERIES[query].title}: ${QUERIES[query].detail}`,
    rows: [HEAD, ...results.filter((result) => result.query === query).map(cells)],
  }));
  const rows = hot.map(({ title, callers, perSecond, ratio, bareRatio }) => [
    title,
    String(callers),
    spread(perSecond),
    `${fixed(bareRatio.median, 2)} ×`,
    ratio ? `${fixed(ratio.median, 2)} ×` : '–',
  ]);
  const minutes = load.minutes === 1 ? 'one minute' : `${load.minutes} minutes`;
  return [
    ...queries,
    { title: 'Cached responses per second', rows: [HOT_HEAD, ...rows] },
    {
      title: `With ${ROUND_TRIP} ms of network in front of WordPress, without a cache`,
      rows: [
        NETWORK_HEAD,
        ...network.map(({ title, contender, latency }) => [
          title,
          contender,
          spread(latency.milliseconds),
          `${fixed(latency.ratio.median, 2)} ×`,
        ]),
      ],
    },
    {
      title: 'Growth: the home page’s list with more posts, without a cache',
      rows: [GROWTH_HEAD, ...growth.map(growthCells)],
    },
    {
      title: `Memory: ${minutes} of lists not requested before, ${load.callers} callers`,
      rows: [MEMORY_HEAD, ...load.samples.map(memoryCells)],
    },
  ].filter(({ rows }) => rows.length > 1);
}

/**
 * The tables for a terminal.
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
