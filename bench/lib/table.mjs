import { GROWTH_REFERENCE } from './growth.mjs';
import { ROUND_TRIP } from './network.mjs';
import { QUERIES, QUERY_NAMES } from './results.mjs';

/** @import { GrowthResult } from './growth.mjs' */
/** @import { Latency } from './measure.mjs' */
/** @import { MemorySample } from './memory.mjs' */
/** @import { Report, Result } from './results.mjs' */
/** @import { Spread } from './statistics.mjs' */

const HEAD = [
  'contender',
  'ms (quartiles)',
  '× reference',
  '× WPGraphQL',
  'requests',
  'KB',
  'WordPress CPU ms',
  'gateway CPU ms',
  'own ms',
];

/** @param {number | undefined} value */
const fixed = (value, digits = 0) => (value === undefined ? '–' : value.toFixed(digits));

/** @param {Spread} spread */
const spread = ({ median, low, high }) => `${fixed(median)} (${fixed(low)}–${fixed(high)})`;

/** @param {string} contender */
export const isPlugin = (contender) => contender.startsWith('WPGraphQL');

/**
 * A row's median, as a multiple of the plugin's.
 * @param {{ latency: Latency }} result
 * @param {readonly { contender: string, latency: Latency }[]} all of the same query
 */
function toPlugin({ latency }, all) {
  const plugin = all.find(({ contender }) => isPlugin(contender));
  return plugin ? `${fixed(latency.milliseconds.median / plugin.latency.milliseconds.median, 2)} ×` : '–';
}

/**
 * @param {Result} result
 * @param {readonly Result[]} all of the same query
 * @param {readonly number[]} callers
 */
const cells = ({ contender, latency, requests, bytes, own, throughput }, all, callers) => [
  contender,
  spread(latency.milliseconds),
  `${fixed(latency.ratio.median, 2)} ×`,
  toPlugin({ latency }, all),
  fixed(requests),
  requests === undefined ? '–' : fixed(bytes / 1024),
  fixed(latency.cpu),
  fixed(latency.gatewayCpu, 1),
  requests === undefined ? '–' : fixed(own?.median, 1),
  ...callers.map((count) => fixed(throughput.get(count), 1)),
];

const HOT_HEAD = [
  'answer cached',
  'callers',
  'queries/s (quartiles)',
  '× bare node:http',
  'CPU µs per response',
  'of bare node:http',
  '× bare Yoga',
];

const NETWORK_HEAD = ['page', 'contender', 'ms (quartiles)', '× reference', '× WPGraphQL'];

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

const START_HEAD = ['start', 'ready ms (quartiles)', 'first response ms (quartiles)', 'gateway CPU ms'];

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
export function tablesOf({ results, callers, hot, network, growth, starts, load }) {
  const head = [...HEAD, ...callers.map((count) => `queries/s, ${count} callers`)];
  const queries = QUERY_NAMES.map((query) => {
    const all = results.filter((result) => result.query === query);
    return {
      title: `${QUERIES[query].title}: ${QUERIES[query].detail}`,
      rows: [head, ...all.map((result) => cells(result, all, callers))],
    };
  });
  const rows = hot.map(({ title, callers, perSecond, ratio, bareRatio, cpu, bareCpu }) => [
    title,
    String(callers),
    spread(perSecond),
    `${fixed(bareRatio.median, 2)} ×`,
    fixed(cpu?.median, 1),
    fixed(bareCpu?.median, 1),
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
          toPlugin(
            { latency },
            network.filter((other) => other.title === title),
          ),
        ]),
      ],
    },
    {
      title: 'Growth: the home page’s list with more posts, without a cache',
      rows: [GROWTH_HEAD, ...growth.map(growthCells)],
    },
    {
      title: 'Start: the command, until it serves and until its first response',
      rows: [
        START_HEAD,
        ...starts.map(({ title, ready, answered, cpu }) => [
          title,
          spread(ready),
          spread(answered),
          fixed(cpu),
        ]),
      ],
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
