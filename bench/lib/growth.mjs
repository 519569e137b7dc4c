import { homeOf } from '../contenders/pressgraph.mjs';
import { graphqlAt, HttpClient } from './http-client.mjs';
import { measureLatency } from './measure.mjs';

/** @import { CountingProxy } from './counting-proxy.mjs' */
/** @import { Latency } from './measure.mjs' */

/** List sizes. The last is the maximum page size. */
const SIZES = [20, 100, 200, 500, 1000];

/** The size that others are compared with: one full page of WordPress. */
export const GROWTH_REFERENCE = 100;

/**
 * @typedef {object} GrowthResult
 * @property {number} size number of posts
 * @property {Latency} latency
 * @property {number} requests to WordPress
 * @property {number} bytes of WordPress's responses
 * @property {Latency} own with recorded responses
 */

/** @param {string} endpoint */
function createRunners(endpoint) {
  const http = new HttpClient();
  const execute = graphqlAt(http, endpoint);
  const runners = SIZES.map((size) => ({
    async run() {
      const { posts } = await execute(homeOf(size));
      if (posts.nodes.length !== size) throw new Error(`Expected ${size} posts, got ${posts.nodes.length}`);
    },
  }));
  return { runners, close: () => http.close() };
}

/**
 * Measures the home page's list at increasing sizes.
 * @param {{ direct: string, counted: string }} endpoints of gateways without caches: for the site, and for the proxy
 * @param {CountingProxy} proxy
 * @param {{ rounds: number, processes: readonly number[], log: (message: string) => void }} options
 * @returns {Promise<GrowthResult[]>}
 */
export async function measureGrowth(endpoints, proxy, { rounds, processes, log }) {
  const direct = createRunners(endpoints.direct);
  const counted = createRunners(endpoints.counted);
  // All sizes are the same query to the same gateway, so they warm it up for each other. None counts as slow.
  const options = {
    warmUp: 1000,
    // The gateway is warm already.
    warmUpQueries: 0,
    warmUpCallers: 1,
    slow: Number.POSITIVE_INFINITY,
    reference: SIZES.indexOf(GROWTH_REFERENCE),
  };
  try {
    log('growth: latency');
    const latencies = await measureLatency(direct.runners, { ...options, rounds, processes });
    log('growth: requests, own time');
    /** @type {{ requests: number, bytes: number }[]} */
    const counts = [];
    for (const { run } of counted.runners) counts.push(await proxy.countOf(run));
    const own = await proxy.replaying(() =>
      measureLatency(counted.runners, { ...options, rounds: 3 * rounds, upstream: () => proxy.busy() }),
    );
    return SIZES.flatMap((size, index) => {
      const [latency, count, ownLatency] = [latencies[index], counts[index], own[index]];
      return latency && count && ownLatency ? [{ size, latency, ...count, own: ownLatency }] : [];
    });
  } finally {
    await Promise.all([direct.close(), counted.close()]);
  }
}
