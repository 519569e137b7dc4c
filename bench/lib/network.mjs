import { pressgraph } from '../contenders/pressgraph.mjs';
import { restBatched } from '../contenders/rest-batched.mjs';
import { wpgraphql } from '../contenders/wpgraphql.mjs';
import { hasCompanion, WITH_COMPANION } from './companion.mjs';
import { startDelayingProxy } from './delaying-proxy.mjs';
import { startGateway } from './gateway.mjs';
import { measureLatency, runnersOf } from './measure.mjs';
import { QUERIES, QUERY_NAMES } from './results.mjs';

/** @import { Latency } from './measure.mjs' */
/** @import { Plugin } from './plugin.mjs' */
/** @import { Slugs } from './slugs.mjs' */

/** Milliseconds: between a host of front ends and one of WordPress in the same part of the world. */
export const ROUND_TRIP = 20;

/** @typedef {{ title: string, contender: string, latency: Latency }} NetworkResult */

/**
 * Measures all queries with a network in front of WordPress: between the gateway and the site, and between the caller and the
 * plugin, which is on the site.
 * @param {string} site
 * @param {Plugin | undefined} plugin
 * @param {{ slugs: Slugs, rounds: number, warmUp: number, log: (message: string) => void }} options
 * @returns {Promise<NetworkResult[]>}
 */
export async function measureNetwork(site, plugin, { slugs, rounds, warmUp, log }) {
  const network = await startDelayingProxy(site, ROUND_TRIP);
  const gateway = await startGateway(network.url);
  const together = (await hasCompanion(site))
    ? await startGateway(network.url, { usesCompanion: true })
    : undefined;
  const far = plugin?.isOnSite ? new URL(plugin.endpoint) : undefined;
  if (far) far.host = new URL(network.url).host;
  const contenders = [
    restBatched(network.url),
    pressgraph(gateway.endpoint),
    ...(together ? [pressgraph(together.endpoint, WITH_COMPANION)] : []),
    ...(plugin && far ? [wpgraphql(far.href, plugin.name)] : []),
  ];
  try {
    /** @type {NetworkResult[]} */
    const results = [];
    for (const query of QUERY_NAMES) {
      log(`${query}: with ${ROUND_TRIP} ms of network`);
      const runners = runnersOf(contenders, query, slugs);
      const latencies = await measureLatency(runners, { rounds, warmUp: 500 * warmUp, warmUpQueries: 30 });
      results.push(
        ...latencies.map((latency, index) => ({
          title: QUERIES[query].title,
          contender: runners[index]?.contender.name ?? '',
          latency,
        })),
      );
    }
    return results;
  } finally {
    await Promise.all(contenders.map((contender) => contender.close()));
    await gateway.stop();
    await together?.stop();
    await network.stop();
  }
}
