import { Agent } from 'undici';
import { FIXED_QUERIES } from '../contenders/pressgraph.mjs';
import { startHello } from './gateway.mjs';
import { measureThroughput } from './measure.mjs';
import { CALLERS, QUERY_NAMES } from './results.mjs';
import { spreadOf } from './statistics.mjs';

/** @import { Spread } from './statistics.mjs' */

/**
 * @typedef {object} HotResult
 * @property {string} title
 * @property {number} callers
 * @property {Spread} perSecond
 * @property {Spread} ratio to a bare Yoga in the same round
 */

const TITLES = { home: 'Home page', article: 'Article', titles: 'Titles', categories: 'Sections' };

/**
 * Measures the throughput of cached answers, compared with a Yoga that answers `{ hello }`. Both use keep-alive and
 * accept gzip; bodies are read, but not parsed.
 * @param {string} endpoint of a gateway that caches answers
 * @param {string} slug
 * @param {{ rounds: number, seconds: number, log: (message: string) => void }} options
 * @returns {Promise<HotResult[]>}
 */
export async function measureHot(endpoint, slug, { rounds, seconds, log }) {
  const hello = await startHello();
  const agent = new Agent({ connections: Math.max(...CALLERS) });
  /** @param {string} url @param {unknown} body */
  const createRequest = (url, body) => {
    const { origin, pathname: path } = new URL(url);
    const headers = { 'content-type': 'application/json', 'accept-encoding': 'gzip' };
    const sent = JSON.stringify(body);
    return async () => {
      const response = await agent.request({ origin, path, method: 'POST', headers, body: sent });
      await response.body.arrayBuffer();
      if (response.statusCode !== 200) throw new Error(`Expected 200, got ${response.statusCode}`);
    };
  };
  const requestHello = createRequest(hello.endpoint, { query: '{ hello }' });
  try {
    /** @type {HotResult[]} */
    const results = [];
    for (const callers of CALLERS) {
      await measureThroughput(requestHello, { callers, seconds: 2 });
      for (const name of QUERY_NAMES) {
        log(`${name}: hot, ${callers} callers`);
        const requestHot = createRequest(endpoint, { query: FIXED_QUERIES[name], variables: { slug } });
        await measureThroughput(requestHot, { callers, seconds: 1 });
        const perSecond = [];
        const ratio = [];
        for (let round = 0; round < rounds; round++) {
          const bare = await measureThroughput(requestHello, { callers, seconds });
          const hot = await measureThroughput(requestHot, { callers, seconds });
          perSecond.push(hot);
          ratio.push(hot / bare);
        }
        results.push({
          title: TITLES[name],
          callers,
          perSecond: spreadOf(perSecond),
          ratio: spreadOf(ratio),
        });
      }
    }
    return results;
  } finally {
    await agent.close();
    await hello.stop();
  }
}
