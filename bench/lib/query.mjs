import { deepStrictEqual } from 'node:assert';
import { measureLatency, measureThroughput, runnersOf, warmUpOf } from './measure.mjs';
import { isPlugin } from './table.mjs';

/** @import { Contender, QueryName } from '../contenders/page-data.mjs' */
/** @import { CountingProxy } from './counting-proxy.mjs' */
/** @import { Runner } from './measure.mjs' */
/** @import { Result } from './results.mjs' */
/** @import { Slugs } from './slugs.mjs' */

/** Of a query whose throughput is measured. */
const MOST_REQUESTS = 20;

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
  return isPlugin(contender.name) ? { requests: undefined, bytes } : { requests, bytes };
}

/**
 * Measures one query on all contenders that support it.
 * @param {QueryName} query
 * @param {{ direct: readonly Contender[], counted: readonly Contender[] }} contenders for the site, and for the proxy
 * @param {CountingProxy} proxy
 * @param {object} options
 * @param {Slugs} options.slugs
 * @param {number} options.rounds
 * @param {number} options.seconds
 * @param {number} options.warmUp seconds
 * @param {readonly number[]} options.callers
 * @param {readonly number[]} options.processes
 * @param {(message: string) => void} options.log
 * @returns {Promise<Result[]>}
 */
export async function measureQuery(
  query,
  contenders,
  proxy,
  { slugs, rounds, seconds, warmUp, callers: all, processes, log },
) {
  const runners = runnersOf(contenders.direct, query, slugs);
  await assertEqual(runners);

  log(`${query}: latency`);
  const latencies = await measureLatency(runners, { rounds, processes, ...warmUpOf(warmUp) });

  log(`${query}: requests, own time`);
  const proxied = runnersOf(contenders.counted, query, slugs);
  const recorded = proxied.filter(({ contender }) => !contender.isCaching);
  const counts = [];
  for (const runner of proxied) counts.push(await countRequests(proxy, runner));
  // What is asked once can neither be recorded nor be asked again by several callers.
  const isOnce = query === 'unseen';
  const own = isOnce
    ? []
    : await proxy.replaying(() =>
        measureLatency(recorded, { rounds: 3 * rounds, upstream: () => proxy.busy(), ...warmUpOf(warmUp) }),
      );

  /** @type {Result[]} */
  const results = [];
  for (const [index, { contender, run }] of runners.entries()) {
    const latency = latencies[index];
    const ownLatency = own[recorded.findIndex((runner) => runner.contender.name === contender.name)];
    const count = counts[index];
    if (!latency || !count) continue;
    const throughput = new Map();
    // With many callers, contenders of many requests would only measure the queue in front of PHP.
    if (!isOnce && (count.requests ?? 0) <= MOST_REQUESTS) {
      for (const callers of all) {
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
