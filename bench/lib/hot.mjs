import { Agent } from 'undici';
import { FIXED_QUERIES } from '../contenders/pressgraph.mjs';
import { startBare, startHello } from './gateway.mjs';
import { measureThroughput } from './measure.mjs';
import { cpuMilliseconds } from './processes.mjs';
import { QUERIES } from './results.mjs';
import { slugOf } from './slugs.mjs';
import { spreadOf } from './statistics.mjs';

/** @import { Server } from './gateway.mjs' */
/** @import { Slugs } from './slugs.mjs' */
/** @import { Spread } from './statistics.mjs' */

/**
 * @typedef {object} HotResult
 * @property {string} title
 * @property {number} callers
 * @property {Spread} perSecond
 * @property {Spread | undefined} ratio to a bare Yoga in the same round
 * @property {Spread} bareRatio to a bare `node:http` in the same round
 * @property {Spread | undefined} cpu microseconds of the gateway's process for an answer; `undefined` if they are not known
 * @property {Spread | undefined} bareCpu the same of a bare `node:http`
 */

/** Sizes of answers, from 1 to 60 KB. */
const HOT = /** @type {const} */ (['home', 'article', 'titles', 'categories']);

/**
 * Measures the throughput of cached answers, compared with a Yoga that answers `{ hello }`, and with a bare `node:http` that
 * parses the same bodies and answers with the same bytes. All use keep-alive and accept gzip; bodies are read, but not parsed.
 * By `POST`; the home page by `GET`, too.
 *
 * The client is one process, which takes longer for an answer than a bare server does: the CPU time of the servers tells more
 * than their throughput.
 * @param {Server} gateway one that caches answers
 * @param {Slugs} slugs
 * @param {{ rounds: number, seconds: number, callers: readonly number[], log: (message: string) => void }} options
 * @returns {Promise<HotResult[]>}
 */
export async function measureHot(gateway, slugs, { rounds, seconds, callers: all, log }) {
  const { endpoint } = gateway;
  const hello = await startHello();
  const bare = await startBare(endpoint);
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
   * One round of the gateway and of the bare server.
   * @param {{ ofBare: () => Promise<void>, ofHot: () => Promise<void>, callers: number }} asked
   */
  const measureRound = async ({ ofBare, ofHot, callers }) => ({
    http: await measureServer(bare, ofBare, { callers, seconds }),
    hot: await measureServer(gateway, ofHot, { callers, seconds }),
  });
  /**
   * @param {number} callers
   * @returns {Promise<HotResult>}
   */
  const hotByGet = async (callers) => {
    const asked = { ofBare: createGet(bare.endpoint), ofHot: createGet(endpoint), callers };
    const measured = [];
    for (let round = 0; round < rounds + 1; round++) measured.push(await measureRound(asked));
    // The first warms up.
    const spreads = spreadsOf(measured.slice(1));
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
        const ofBare = createRequest(bare.endpoint, asked);
        await measureThroughput(ofBare, { callers, seconds: 1 });
        const ratio = [];
        const measured = [];
        for (let round = 0; round < rounds; round++) {
          const yoga = await measureThroughput(requestHello, { callers, seconds });
          const both = await measureRound({ ofBare, ofHot: requestHot, callers });
          measured.push(both);
          ratio.push(both.hot.perSecond / yoga);
        }
        results.push({
          title: QUERIES[name].title,
          callers,
          ratio: spreadOf(ratio),
          ...spreadsOf(measured),
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

/**
 * @typedef {{ perSecond: number, cpu: number }} Measured CPU time in microseconds for each answer
 */

/** @param {readonly { http: Measured, hot: Measured }[]} rounds */
function spreadsOf(rounds) {
  const cpu = spreadOf(rounds.map(({ hot }) => hot.cpu));
  const bareCpu = spreadOf(rounds.map(({ http }) => http.cpu));
  // Elsewhere than on Linux, it is not known.
  const isKnown = cpu.median > 0;
  return {
    perSecond: spreadOf(rounds.map(({ hot }) => hot.perSecond)),
    bareRatio: spreadOf(rounds.map(({ http, hot }) => hot.perSecond / http.perSecond)),
    cpu: isKnown ? cpu : undefined,
    bareCpu: isKnown ? bareCpu : undefined,
  };
}

/**
 * @param {Server} server
 * @param {() => Promise<void>} run
 * @param {{ callers: number, seconds: number }} options
 * @returns {Promise<Measured>}
 */
async function measureServer({ pid }, run, options) {
  const processes = pid === undefined ? [] : [pid];
  let answered = 0;
  const counted = async () => {
    await run();
    answered += 1;
  };
  const before = cpuMilliseconds(processes);
  const perSecond = await measureThroughput(counted, options);
  return { perSecond, cpu: (1000 * (cpuMilliseconds(processes) - before)) / answered };
}
