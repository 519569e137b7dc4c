import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { newListArguments } from '../contenders/pressgraph.mjs';
import { startGateway } from './gateway.mjs';
import { residentMegabytes } from './processes.mjs';

/**
 * @typedef {object} MemorySample
 * @property {string} when
 * @property {number} answers so far
 * @property {number} megabytes of all answers so far
 * @property {number | undefined} resident in MB, before garbage is collected
 * @property {number} heap in MB, after that
 * @property {number} external in MB, after that: buffers outside the heap
 */

const MEGABYTE = 1024 * 1024;
const WHEN = ['1/3', '2/3', 'end'];

/** Collects garbage and reports memory usage, in the gateway process. */
const sampler = new URL('../../tests/proof/heap-sampler.mjs', import.meta.url).href;

/** A list of whole articles that is not cached yet. Two dozen of these fill the cache for answers. */
const query = () =>
  `{ posts(first: 100${newListArguments()}) { nodes { title content author { name } categories { name } tags { name } } } }`;

/**
 * Measures the memory of a gateway with the default cache size (64 MiB). The load consists of lists that are never cached
 * yet, so that cache entries turn over all the time.
 * @param {string} site
 * @param {{ callers: number, minutes: number, log: (message: string) => void }} options
 * @returns {Promise<MemorySample[]>}
 */
export async function measureMemory(site, { callers, minutes, log }) {
  const gateway = await startGateway(site, {
    isCaching: true,
    hasIpc: true,
    nodeOptions: ['--expose-gc', '--import', sampler],
  });
  const agent = new Agent({ connections: callers });
  const { origin, pathname: path } = new URL(gateway.endpoint);
  let answers = 0;
  let bytes = 0;
  const run = async () => {
    const response = await agent.request({
      origin,
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: query() }),
    });
    const text = await response.body.text();
    if (response.statusCode !== 200 || text.startsWith('{"errors"')) {
      throw new Error(`Expected a list, got ${response.statusCode}: ${text.slice(0, 300)}`);
    }
    answers += 1;
    bytes += Buffer.byteLength(text);
  };
  /** @param {string} when @returns {Promise<MemorySample>} */
  const sample = async (when) => {
    const resident = residentMegabytes(gateway.pid);
    // Twice, since buffers are released only after the collection that found them unused.
    await gateway.request('memory');
    const { heapUsed, external } = await gateway.request('memory');
    log(`memory: ${when}, ${resident} MB`);
    return {
      when,
      answers,
      megabytes: bytes / MEGABYTE,
      resident,
      heap: heapUsed / MEGABYTE,
      external: external / MEGABYTE,
    };
  };
  let isOver = false;
  try {
    const samples = [await sample('start')];
    const load = Promise.all(
      Array.from({ length: callers }, async () => {
        while (!isOver) await run();
      }),
    );
    for (const when of WHEN) {
      // A failure of any caller ends the measurement at once.
      await Promise.race([load, sleep((minutes * 60_000) / WHEN.length)]);
      samples.push(await sample(when));
    }
    isOver = true;
    await load;
    return samples;
  } finally {
    isOver = true;
    await agent.close();
    await gateway.stop();
  }
}
