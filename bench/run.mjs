// `npm run bench`: compares Pressgraph with its alternatives, on a real WordPress.
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { chartOf } from './lib/chart.mjs';
import { startContenders } from './lib/contenders.mjs';
import { CountingProxy } from './lib/counting-proxy.mjs';
import { measureGrowth } from './lib/growth.mjs';
import { measureHot } from './lib/hot.mjs';
import { markdownOf } from './lib/markdown.mjs';
import { measureMemory } from './lib/memory.mjs';
import { measureNetwork } from './lib/network.mjs';
import { findPlugin } from './lib/plugin.mjs';
import { residentMegabytes } from './lib/processes.mjs';
import { measureQuery } from './lib/query.mjs';
import { PARTS, QUERY_NAMES } from './lib/results.mjs';
import { startSite } from './lib/site.mjs';
import { findSlugs } from './lib/slugs.mjs';
import { measureStart } from './lib/start.mjs';
import { printedTables } from './lib/table.mjs';

/** @import { Result } from './lib/results.mjs' */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '5' },
    callers: { type: 'string', default: '8,64' },
    'warm-up': { type: 'string', default: '4' },
    'keep-rig': { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    'memory-minutes': { type: 'string', default: '1' },
    'memory-callers': { type: 'string', default: '64' },
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const warmUp = Number(values['warm-up']);
const concurrent = values.callers.split(',').map(Number);
const minutes = Number(values['memory-minutes']);
const callers = Number(values['memory-callers']);
const named = [...(values.only ?? []), ...positionals];
const only = named.length > 0 ? named : undefined;
for (const part of named) {
  if (!PARTS.includes(part)) throw new Error(`Expected --only to be one of ${PARTS.join(', ')}, got ${part}`);
}
const isSelected = (/** @type {string} */ part) => only?.includes(part) ?? true;
const log = (/** @type {string} */ message) =>
  process.stderr.write(`  ${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${message}\n`);
const here = (/** @type {string} */ path) => new URL(path, import.meta.url);

const site = await startSite(log);
const proxy = await CountingProxy.start(site.url);
const plugin = await findPlugin(site, log);
const direct = await startContenders(site.url, plugin);
const counted = await startContenders(proxy.url, plugin);
const atStart = residentMegabytes(direct.cachingGateway.pid);
const { processes } = site;
const slugs = await findSlugs(site.url);
/** @type {Result[]} */
const results = [];
try {
  for (const query of QUERY_NAMES.filter(isSelected)) {
    const contenders = { direct: direct.contenders, counted: counted.contenders };
    results.push(
      ...(await measureQuery(query, contenders, proxy, {
        slugs,
        rounds,
        seconds,
        warmUp,
        callers: concurrent,
        processes,
        log,
      })),
    );
  }
  const hot = isSelected('hot')
    ? await measureHot(direct.cachingGateway, slugs, {
        rounds: Math.ceil(rounds / 6),
        seconds: Math.min(2, seconds),
        callers: concurrent,
        log,
      })
    : [];
  const network = isSelected('network')
    ? await measureNetwork(site.url, plugin, { slugs, rounds, warmUp, log })
    : [];
  // The process that cached all answers so far. The memory load below runs in another process.
  const memory = { atStart, atEnd: residentMegabytes(direct.cachingGateway.pid) };
  const endpoints = { direct: direct.gateway.endpoint, counted: counted.gateway.endpoint };
  const growth = isSelected('growth')
    ? await measureGrowth(endpoints, proxy, { rounds: Math.ceil(rounds / 3), processes, log })
    : [];
  const starts = isSelected('start')
    ? await measureStart(site.url, { rounds: Math.ceil(rounds / 3), log })
    : [];
  const samples = isSelected('memory') ? await measureMemory(site.url, { callers, minutes, log }) : [];
  const [{ model } = { model: 'unknown' }] = cpus();
  const report = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores (${model.trim()}), Node ${process.version}`,
    site: site.description,
    rounds,
    warmUp,
    memory,
    callers: concurrent,
    results,
    hot,
    network,
    growth,
    starts,
    load: { callers, minutes, samples },
  };
  process.stdout.write(printedTables(report));
  if (results.length + hot.length > 0) {
    process.stdout.write(
      `\nMemory of the caching gateway: ${memory.atStart} MB at the start, ${memory.atEnd} MB after these queries.\n`,
    );
  }
  // A partial run would overwrite the page with fewer results.
  if (!values['dry-run'] && !only) {
    const explained = await readFile(here('explained.md'), 'utf8');
    await writeFile(here('../docs/benchmarks.md'), markdownOf(report, explained));
    await writeFile(here('../docs/images/benchmark.svg'), chartOf(report));
  }
} finally {
  await Promise.all([direct.stop(), counted.stop()]);
  await proxy.stop();
  if (!values['keep-rig']) await site.stop();
}
