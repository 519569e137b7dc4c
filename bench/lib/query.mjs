import { deepStrictEqual } from 'node:assert';
import { measureLatency, measureThroughput, runnersOf, SLOW } from './measure.mjs';
import { CALLERS } from './results.mjs';

/** @import { Contender, QueryName } from '../contenders/page-data.mjs' */
/** @import { CountingProxy } from './counting-proxy.mjs' */
/** @import { Runner } from './measure.mjs' */
/** @import { Result } from './results.mjs' */

/** @param {readonly Runner[]} runners */
async function assertEqual(runners) {
  const pages = await Promise.all(runners.map(({ run }) => run()));
  runners.forEach(({ contender }, index) => {
    deepStrictEqual(pages[index], pages[0], `${contender.name} returns a different page`);
  });
}

/**
 * Counts the requests of one query to WordPress, through the proxy.
 * @param {CountingProxy} proxy
 * @param {Runner} runner
 */
async function countRequests(proxy, { run, contender }) {
  const { requests, bytes } = await proxy.countOf(run);
  // Requests to the plugin bypass the proxy.
  return contender.name.startsWith('WPGraphQL') ? { requests: undefined, bytes } : { requests, bytes };
}

/**
 * Measures one query on all contenders that support it.
 * @param {QueryName} query
 * @param {{ direct: readonly Contender[], counted: readonly Contender[] }} contenders for the site, and for the proxy
 * @param {CountingProxy} proxy
 * @param {object} options
 * @param {string} options.slug
 * @param {number} options.rounds
 * @param {number} options.seconds
 * @param {readonly number[]} options.processes
 * @param {(message: string) => void} options.log
 * @returns {Promise<Result[]>}
 */
export async function measureQuery(query, contenders, proxy, { slug, rounds, seconds, processes, log }) {
  const runners = runnersOf(contenders.direct, query, slug);
  await assertEqual(runners);

  log(`${query}: latency`);
  const latencies = await measureLatency(runners, { rounds, processes });

  log(`${query}: requests, own time`);
  const proxied = runnersOf(contenders.counted, query, slug);
  const recorded = proxied.filter(({ contender }) => !contender.isCaching);
  const counts = [];
  for (const runner of proxied) counts.push(await countRequests(proxy, runner));
  const own = await proxy.replaying(() =>
    measureLatency(recorded, { rounds: 3 * rounds, upstream: () => proxy.busy() }),
  );

  /** @type {Result[]} */
  const results = [];
  for (const [index, { contender, run }] of runners.entries()) {
    const latency = latencies[index];
    const ownLatency = own[recorded.findIndex((runner) => runner.contender.name === contender.name)];
    const count = counts[index];
    if (!latency || !count) continue;
    const throughput = new Map();
    // With many callers, slow contenders would only measure the queue in front of PHP.
    if (latency.ratio.median < SLOW) {
      for (const callers of CALLERS) {
        log(`${query}: throughput of ${contender.name}, ${callers} callers`);
        throughput.set(callers, await measureThroughput(run, { callers, seconds }));
      }
    }
    results.push({
      query,
      contender: contender.name,
      latency,
      ...count,
      own: ownLatency?.milliseconds,
      throughput,
    });
  }
  return results;
}
