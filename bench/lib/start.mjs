import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGateway } from './gateway.mjs';
import { cpuMilliseconds } from './processes.mjs';
import { meanOf, spreadOf } from './statistics.mjs';

/** @import { Spread } from './statistics.mjs' */

/**
 * @typedef {object} StartResult
 * @property {string} title
 * @property {Spread} ready milliseconds from the start of the process until it prints its address
 * @property {Spread} answered milliseconds from there until it has answered a query
 * @property {number} cpu milliseconds of its process, until then
 */

/** @typedef {{ ready: number, answered: number, cpu: number }} Start */

const body = JSON.stringify({ query: '{ posts(first: 1) { nodes { title } } }' });

/**
 * @param {string} site
 * @param {string | undefined} stateDir
 * @returns {Promise<Start>}
 */
async function startOnce(site, stateDir) {
  const begin = performance.now();
  const gateway = await startGateway(site, { stateDir });
  try {
    const ready = performance.now() - begin;
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(gateway.endpoint, { method: 'POST', headers, body });
    const text = await response.text();
    if (!text.includes('"title"')) throw new Error(`Expected a post, got ${text.slice(0, 300)}`);
    const answered = performance.now() - begin;
    return { ready, answered, cpu: cpuMilliseconds([gateway.pid ?? 0]) };
  } finally {
    await gateway.stop();
  }
}

/**
 * Measures how long the command takes until it serves, and until its first answer: a process each time. Before, it starts once,
 * so that Node.js has its compiled code in the cache (22.1 or newer).
 * @param {string} site
 * @param {{ rounds: number, log: (message: string) => void }} options
 * @returns {Promise<StartResult[]>}
 */
export async function measureStart(site, { rounds, log }) {
  const folder = await mkdtemp(join(tmpdir(), 'pressgraph-bench-'));
  const ways = [
    { title: 'for the first time', stateDir: undefined, starts: /** @type {Start[]} */ ([]) },
    { title: 'with what STATE_DIR keeps', stateDir: folder, starts: /** @type {Start[]} */ ([]) },
  ];
  log(`start: ${rounds} of each`);
  try {
    for (const { stateDir } of ways) await startOnce(site, stateDir);
    for (let round = 0; round < rounds; round += 1) {
      for (const { stateDir, starts } of ways) starts.push(await startOnce(site, stateDir));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return ways.map(({ title, starts }) => ({
    title,
    ready: spreadOf(starts.map(({ ready }) => ready)),
    answered: spreadOf(starts.map(({ answered }) => answered)),
    cpu: meanOf(starts.map(({ cpu }) => cpu)),
  }));
}
