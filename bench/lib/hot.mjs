import { Agent } from 'undici';
import { FIXED_QUERIES } from '../contenders/pressgraph.mjs';
import { startBare, startHello } from './gateway.mjs';
import { measureThroughput } from './measure.mjs';
import { QUERIES } from './results.mjs';
import { slugOf } from './slugs.mjs';
import { spreadOf } from './statistics.mjs';

/** @import { Slugs } from './slugs.mjs' */
/** @import { Spread } from './statistics.mjs' */

/**
 * @typedef {object} HotResult
 * @property {string} title
 * @property {number} callers
 * @property {Spread} perSecond
 * @property {Spread | undefined} ratio to a bare Yoga in the same round
 * @property {Spread} bareRatio to a bare `node:http` in the same round
 */

/** Sizes of answers, from 1 to 60 KB. */
const HOT = /** @type {const} */ (['home', 'article', 'titles', 'categories']);

/**
 * Measures the throughput of cached answers, compared with a Yoga that answers `{ hello }`, and with a bare `node:http` that
 * parses the same bodies. All use keep-alive and accept gzip; bodies are read, but not parsed. By `POST`; the home page by
 * `GET`, too.
 * @param {string} endpoint of a gateway that caches answers
 * @param {Slugs} slugs
 * @param {{ rounds: number, seconds: number, callers: readonly number[], log: (message: string) => void }} options
 * @returns {Promise<HotResult[]>}
 */
export async function measureHot(endpoint, slugs, { rounds, seconds, callers: all, log }) {
  const hello = await startHello();
  const bare = await startBare();
  const agent = new Agent({ connections: Math.max(...all) });
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
  /** @param {string} url */
  const createGet = (url) => {
    const { origin, pathname } = new URL(url);
    const path = `${pathname}?query=${encodeURIComponent(FIXED_QUERIES.home)}`;
    return async () => {
      const response = await agent.request({
        origin,
        path,
        method: 'GET',
        headers: { 'accept-encoding': 'gzip' },
      });
      await response.body.arrayBuffer();
      if (response.statusCode !== 200) throw new Error(`Expected 200, got ${response.statusCode}`);
    };
  };
  /**
   * @param {number} callers
   * @returns {Promise<HotResult>}
   */
  const hotByGet = async (callers) => {
    const [ofBare, ofHot] = [createGet(bare.endpoint), createGet(endpoint)];
    const perSecond = [];
    const bareRatio = [];
    for (let round = 0; round < rounds + 1; round++) {
      const http = await measureThroughput(ofBare, { callers, seconds });
      const hot = await measureThroughput(ofHot, { callers, seconds });
      // The first warms up.
      if (round === 0) continue;
      perSecond.push(hot);
      bareRatio.push(hot / http);
    }
    const spreads = { perSecond: spreadOf(perSecond), bareRatio: spreadOf(bareRatio) };
    return { title: `${QUERIES.home.title}, by GET`, callers, ratio: undefined, ...spreads };
  };
  const requestHello = createRequest(hello.endpoint, { query: '{ hello }' });
  try {
    /** @type {HotResult[]} */
    const results = [];
    for (const callers of all) {
      await measureThroughput(requestHello, { callers, seconds: 2 });
      for (const name of HOT) {
        log(`${name}: hot, ${callers} callers`);
        const asked = { query: FIXED_QUERIES[name], variables: { slug: slugOf(name, slugs) } };
        const requestHot = createRequest(endpoint, asked);
        await measureThroughput(requestHot, { callers, seconds: 1 });
        const perSecond = [];
        const ratio = [];
        const bareRatio = [];
        const requestBare = createRequest(bare.endpoint, asked);
        for (let round = 0; round < rounds; round++) {
          const yoga = await measureThroughput(requestHello, { callers, seconds });
          const http = await measureThroughput(requestBare, { callers, seconds });
          const hot = await measureThroughput(requestHot, { callers, seconds });
          perSecond.push(hot);
          ratio.push(hot / yoga);
          bareRatio.push(hot / http);
        }
        results.push({
          title: QUERIES[name].title,
          callers,
          perSecond: spreadOf(perSecond),
          ratio: spreadOf(ratio),
          bareRatio: spreadOf(bareRatio),
        });
      }
      results.push(await hotByGet(callers));
    }
    return results;
  } finally {
    await agent.close();
    await hello.stop();
    await bare.stop();
  }
}
