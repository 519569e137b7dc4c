import { homeOf } from '../contenders/pressgraph.mjs';
import { graphqlAt, HttpClient } from './http-client.mjs';
import { measureLatency } from './measure.mjs';

/** @import { CountingProxy } from './counting-proxy.mjs' */
/** @import { Latency } from './measure.mjs' */

/** The most that a list may be asked for comes last. */
const SIZES = [20, 100, 200, 500, 1000];

/** What the others are compared with: one full page of WordPress. */
export const GROWTH_REFERENCE = 100;

/**
 * @typedef {object} GrowthResult
 * @property {number} size so many posts
 * @property {Latency} latency
 * @property {number} requests to WordPress
 * @property {number} bytes of WordPress's answers
 * @property {Latency} own against recorded answers
 */

/** @param {string} endpoint */
function askerOf(endpoint) {
  const http = new HttpClient();
  const ask = graphqlAt(http, endpoint);
  const runners = SIZES.map((size) => ({
    async ask() {
      const { posts } = await ask(homeOf(size));
      if (posts.nodes.length !== size) throw new Error(`Expected ${size} posts, not ${posts.nodes.length}`);
    },
  }));
  return { runners, close: () => http.close() };
}

/**
 * What the home page's list costs as it grows.
 * @param {{ direct: string, counted: string }} endpoints of gateways that hold nothing: over the site, and over the proxy
 * @param {CountingProxy} proxy
 * @param {{ rounds: number, processes: readonly number[], log: (message: string) => void }} options
 * @returns {Promise<GrowthResult[]>}
 */
export async function measureGrowth(endpoints, proxy, { rounds, processes, log }) {
  const direct = askerOf(endpoints.direct);
  const counted = askerOf(endpoints.counted);
  // They are one query to one gateway, and warm each other; and the longest is what this is about.
  const options = {
    warmUp: 1000,
    // It has been asked for long before.
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
    for (const { ask } of counted.runners) counts.push(await proxy.countOf(ask));
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
