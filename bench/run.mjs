// `npm run bench`: Pressgraph beside what one would take instead, on a real WordPress.
import { deepStrictEqual } from 'node:assert';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { chartOf } from './lib/chart.mjs';
import { startContenders } from './lib/contenders.mjs';
import { CountingProxy } from './lib/counting-proxy.mjs';
import { discussedPost } from './lib/discussed-post.mjs';
import { measureHot } from './lib/hot.mjs';
import { markdownOf } from './lib/markdown.mjs';
import { measureLatency, measureThroughput, runnersOf, SLOW } from './lib/measure.mjs';
import { residentMegabytes } from './lib/processes.mjs';
import { CALLERS, QUERY_NAMES } from './lib/results.mjs';
import { startSite } from './lib/site.mjs';
import { printedTables } from './lib/table.mjs';

/** @import { Result } from './lib/results.mjs' */
/** @import { Runner } from './lib/measure.mjs' */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '5' },
    'keep-rig': { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const log = (/** @type {string} */ message) => process.stderr.write(`  ${message}\n`);
const here = (/** @type {string} */ path) => new URL(path, import.meta.url);

/** @param {readonly Runner[]} runners */
async function assertEqual(runners) {
  const shown = await Promise.all(runners.map(({ ask }) => ask()));
  runners.forEach(({ contender }, index) => {
    deepStrictEqual(shown[index], shown[0], `${contender.name} shows something else`);
  });
}

/**
 * What one query asks of WordPress, through the proxy.
 * @param {CountingProxy} proxy
 * @param {Runner} runner
 */
async function countRequests(proxy, { ask, contender }) {
  await ask();
  await proxy.take();
  await ask();
  const { requests, bytes } = await proxy.take();
  // A plugin is asked past the proxy.
  return contender.name.startsWith('WPGraphQL') ? { requests: undefined, bytes } : { requests, bytes };
}

const site = await startSite(log);
const proxy = await CountingProxy.start(site.url);
const direct = await startContenders(site.url);
const counted = await startContenders(proxy.url);
const atStart = residentMegabytes(direct.holding.pid);
const slug = await discussedPost(site.url);
/** @type {Result[]} */
const results = [];
try {
  for (const query of QUERY_NAMES) {
    const runners = runnersOf(direct.contenders, query, slug);
    await assertEqual(runners);

    log(`${query}: latency`);
    const latencies = await measureLatency(runners, { rounds, processes: site.processes });

    log(`${query}: requests, own time`);
    const proxied = runnersOf(counted.contenders, query, slug);
    const recorded = proxied.filter(({ contender }) => !contender.isHolding);
    const counts = [];
    for (const runner of proxied) counts.push(await countRequests(proxy, runner));
    await proxy.replay(true);
    const own = await measureLatency(recorded, { rounds: 3 * rounds });
    await proxy.replay(false);

    for (const [index, { contender, ask }] of runners.entries()) {
      const latency = latencies[index];
      const ownLatency = own[recorded.findIndex((one) => one.contender.name === contender.name)];
      const count = counts[index];
      if (!latency || !count) continue;
      const throughput = new Map();
      // With many callers, the slow ones would measure nothing but the queue before PHP.
      if (latency.ratio.median < SLOW) {
        for (const callers of CALLERS) {
          log(`${query}: throughput of ${contender.name}, ${callers} callers`);
          throughput.set(callers, await measureThroughput(ask, { callers, seconds }));
        }
      }
      results.push({
        query,
        contender: contender.name,
        latency,
        ...count,
        own: ownLatency?.milliseconds,
        throughput,
      });
    }
  }
  const hot = await measureHot(direct.holding.endpoint, slug, {
    rounds: Math.ceil(rounds / 6),
    seconds: 2,
    log,
  });
  const [{ model } = { model: 'unknown' }] = cpus();
  const report = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores (${model.trim()}), Node ${process.version}`,
    site: site.description,
    rounds,
    memory: { atStart, atEnd: residentMegabytes(direct.holding.pid) },
    results,
    hot,
  };
  process.stdout.write(printedTables(report));
  process.stdout.write(
    `\nThe gateway's memory: ${report.memory.atStart} MB at the start, ${report.memory.atEnd} MB at the end.\n`,
  );
  if (!values['dry-run']) {
    const explained = await readFile(here('explained.md'), 'utf8');
    await writeFile(here('../docs/benchmarks.md'), markdownOf(report, explained));
    await writeFile(here('../docs/images/benchmark.svg'), chartOf(report));
  }
} finally {
  await Promise.all([direct.stop(), counted.stop()]);
  await proxy.stop();
  if (!values['keep-rig']) await site.stop();
}
