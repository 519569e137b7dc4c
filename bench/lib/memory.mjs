import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { unseen } from '../contenders/pressgraph.mjs';
import { startGateway } from './gateway.mjs';
import { residentMegabytes } from './processes.mjs';

/**
 * @typedef {object} MemorySample
 * @property {string} when
 * @property {number} answers so far
 * @property {number} megabytes of all answers so far
 * @property {number | undefined} resident in MB, before garbage is collected
 * @property {number} heap in MB, after that
 * @property {number} external in MB, after that: what buffers take beside the heap
 */

const MEGABYTE = 1024 * 1024;
const WHEN = ['1/3', '2/3', 'end'];

/** Tells how much memory its process takes, having collected garbage. */
const sampler = new URL('../../tests/proof/heap-sampler.mjs', import.meta.url).href;

/** A list that nobody asked before, whole articles in it: two dozen of these fill what answers may take. */
const query = () =>
  `{ posts(first: 100${unseen()}) { nodes { title content author { name } categories { name } tags { name } } } }`;

/**
 * The memory of a gateway with a cache of the usual size (64 MiB), under lists that were not asked before: what is held
 * turns over all the time.
 * @param {string} site
 * @param {{ callers: number, minutes: number, log: (message: string) => void }} options
 * @returns {Promise<MemorySample[]>}
 */
export async function measureMemory(site, { callers, minutes, log }) {
  const gateway = await startGateway(site, {
    isCaching: true,
    hasChannel: true,
    nodeOptions: ['--expose-gc', '--import', sampler],
  });
  const agent = new Agent({ connections: callers });
  const { origin, pathname: path } = new URL(gateway.endpoint);
  let answers = 0;
  let bytes = 0;
  const ask = async () => {
    const response = await agent.request({
      origin,
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: query() }),
    });
    const text = await response.body.text();
    if (response.statusCode !== 200 || text.startsWith('{"errors"')) {
      throw new Error(`Expected a list, but got ${response.statusCode}: ${text.slice(0, 300)}`);
    }
    answers += 1;
    bytes += Buffer.byteLength(text);
  };
  /** @param {string} when @returns {Promise<MemorySample>} */
  const sample = async (when) => {
    const resident = residentMegabytes(gateway.pid);
    // Twice: buffers are let go of only after the collection that found them.
    await gateway.tell('memory');
    const { heapUsed, external } = await gateway.tell('memory');
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
        while (!isOver) await ask();
      }),
    );
    for (const when of WHEN) {
      // Whoever fails ends it at once.
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
