// `npm run bench`: Pressgraph beside what one would take instead, on a real WordPress.
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { chartOf } from './lib/chart.mjs';
import { startContenders } from './lib/contenders.mjs';
import { CountingProxy } from './lib/counting-proxy.mjs';
import { discussedPost } from './lib/discussed-post.mjs';
import { measureGrowth } from './lib/growth.mjs';
import { measureHot } from './lib/hot.mjs';
import { markdownOf } from './lib/markdown.mjs';
import { measureMemory } from './lib/memory.mjs';
import { residentMegabytes } from './lib/processes.mjs';
import { measureQuery } from './lib/query.mjs';
import { PARTS, QUERY_NAMES } from './lib/results.mjs';
import { startSite } from './lib/site.mjs';
import { printedTables } from './lib/table.mjs';

/** @import { Result } from './lib/results.mjs' */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '5' },
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
const minutes = Number(values['memory-minutes']);
const callers = Number(values['memory-callers']);
for (const part of values.only ?? []) {
  if (!PARTS.includes(part)) throw new Error(`Expected --only ${PARTS.join(', ')}, not ${part}`);
}
const isAsked = (/** @type {string} */ part) => values.only?.includes(part) ?? true;
const log = (/** @type {string} */ message) => process.stderr.write(`  ${message}\n`);
const here = (/** @type {string} */ path) => new URL(path, import.meta.url);

const site = await startSite(log);
const proxy = await CountingProxy.start(site.url);
const direct = await startContenders(site.url);
const counted = await startContenders(proxy.url);
const atStart = residentMegabytes(direct.holding.pid);
const { processes } = site;
const slug = await discussedPost(site.url);
/** @type {Result[]} */
const results = [];
try {
  for (const query of QUERY_NAMES.filter(isAsked)) {
    const contenders = { direct: direct.contenders, counted: counted.contenders };
    results.push(
      ...(await measureQuery(query, contenders, proxy, { slug, rounds, seconds, processes, log })),
    );
  }
  const hot = isAsked('hot')
    ? await measureHot(direct.holding.endpoint, slug, { rounds: Math.ceil(rounds / 6), seconds: 2, log })
    : [];
  // Of what has held all that was asked; the load below is another process's.
  const memory = { atStart, atEnd: residentMegabytes(direct.holding.pid) };
  const endpoints = { direct: direct.gateway.endpoint, counted: counted.gateway.endpoint };
  const growth = isAsked('growth')
    ? await measureGrowth(endpoints, proxy, { rounds: Math.ceil(rounds / 3), processes, log })
    : [];
  const samples = isAsked('memory') ? await measureMemory(site.url, { callers, minutes, log }) : [];
  const [{ model } = { model: 'unknown' }] = cpus();
  const report = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores (${model.trim()}), Node ${process.version}`,
    site: site.description,
    rounds,
    memory,
    results,
    hot,
    growth,
    load: { callers, minutes, samples },
  };
  process.stdout.write(printedTables(report));
  if (results.length + hot.length > 0) {
    process.stdout.write(
      `\nMemory of the gateway that holds: ${memory.atStart} MB at the start, ${memory.atEnd} MB after these queries.\n`,
    );
  }
  // A page with less than all of it would say less than the one that is there.
  if (!values['dry-run'] && !values.only) {
    const explained = await readFile(here('explained.md'), 'utf8');
    await writeFile(here('../docs/benchmarks.md'), markdownOf(report, explained));
    await writeFile(here('../docs/images/benchmark.svg'), chartOf(report));
  }
} finally {
  await Promise.all([direct.stop(), counted.stop()]);
  await proxy.stop();
  if (!values['keep-rig']) await site.stop();
}
