import { setTimeout as sleep } from 'node:timers/promises';
import { cpuMilliseconds, residentMegabytes } from './processes.mjs';
import { slugOf } from './slugs.mjs';
import { meanOf, spreadOf } from './statistics.mjs';

/** @import { Contender, QueryName } from '../contenders/page-data.mjs' */
/** @import { Slugs } from './slugs.mjs' */
/** @import { Spread } from './statistics.mjs' */

/**
 * @typedef {object} Runner runs one query of one contender
 * @property {Contender} contender
 * @property {(turn?: number) => Promise<unknown>} run a measured turn, the same for all contenders; without one, to warm up
 */

/** The last page that is read to warm up, and how many are: before these, each turn has a page of its own. */
const [LAST_PAGE, PAGES_TO_WARM_UP] = [149, 60];

/**
 * @typedef {object} Latency
 * @property {Spread} milliseconds
 * @property {Spread} ratio to the reference in the same round, since disturbances of the machine affect both
 * @property {number | undefined} cpu milliseconds of PHP and the database for each query; `undefined` if they are not known
 * @property {number | undefined} gatewayCpu milliseconds of the gateway's process for each query
 */

/**
 * @param {readonly Contender[]} contenders
 * @param {QueryName} query
 * @param {Slugs} slugs
 * @returns {Runner[]}
 */
export function runnersOf(contenders, query, slugs) {
  return contenders.flatMap((contender) => {
    if (query === 'unseen') return unseenRunnerOf(contender);
    const method = contender[query];
    return method ? [{ contender, run: () => method(slugOf(query, slugs)) }] : [];
  });
}

/**
 * @param {Contender} contender
 * @returns {Runner[]}
 */
function unseenRunnerOf(contender) {
  const { unseen } = contender;
  if (!unseen) return [];
  let warmed = 0;
  const run = (/** @type {number | undefined} */ turn) => {
    if (turn === undefined) return unseen(LAST_PAGE - (warmed++ % PAGES_TO_WARM_UP));
    const page = turn + 1;
    if (page <= LAST_PAGE - PAGES_TO_WARM_UP) return unseen(page);
    throw new Error(`Expected at most ${(LAST_PAGE - PAGES_TO_WARM_UP) / 2} rounds of pages never seen`);
  };
  return [{ contender, run }];
}

const WARM_UP_MILLISECONDS = 4000;
const WARM_UP_QUERIES = 300;

/**
 * How long each runner is warmed up, from the shortest time. Queries too slow to reach the count in six times that are I/O-bound, so
 * that warm code matters little.
 * @param {number} seconds
 */
export const warmUpOf = (seconds) => ({ warmUp: 1000 * seconds, warmUpQueries: 75 * seconds });

/** Contenders slower than the reference by this factor run only in every fourth round. */
const SLOW = 5;

/**
 * Measures contenders in turn, in rounds that each start with another one. In its turn, each runs twice, and only the
 * second run counts. The first still finds the CPU caches filled by the contender before it.
 * @param {readonly (Pick<Runner, 'run'> & Partial<Runner>)[]} runners
 * @param {object} options
 * @param {number} options.rounds
 * @param {readonly number[]} [options.processes]
 * @param {number} [options.warmUp] minimum warm-up of each runner, in milliseconds
 * @param {number} [options.warmUpQueries] minimum number of warm-up queries, up to six times that time
 * @param {number} [options.warmUpCallers] number of concurrent callers during warm-up
 * @param {() => Promise<number>} [options.upstream] milliseconds spent in WordPress since the last call, to be subtracted
 * @param {number} [options.slow] runners slower than the reference by this factor run only in every fourth round
 * @param {number} [options.reference] index of the reference runner
 * @returns {Promise<Latency[]>}
 */
export async function measureLatency(
  runners,
  {
    rounds,
    processes = [],
    warmUp = WARM_UP_MILLISECONDS,
    warmUpQueries = WARM_UP_QUERIES,
    warmUpCallers = 8,
    upstream = async () => 0,
    slow = SLOW,
    reference = 0,
  },
) {
  /** @type {number[]} */
  const warm = [];
  for (const { run } of runners) {
    // A process that just started runs unoptimized code, while one in production has long been warm.
    const isSlow = (await timed(run)) > slow * (warm[reference] ?? Number.POSITIVE_INFINITY);
    const start = performance.now();
    let done = 0;
    const isWarm = () => {
      const time = performance.now() - start;
      return isSlow || time > 6 * warmUp || (time > warmUp && done >= warmUpQueries);
    };
    // Slow ones wait for WordPress, which is warm.
    await Promise.all(
      Array.from({ length: isSlow ? 1 : warmUpCallers }, async () => {
        for (let count = 0; count < (isSlow ? 1 : 2) || !isWarm(); count++, done++) await run();
      }),
    );
    warm.push(await timed(run));
  }
  /** @type {{ time: number, ratio: number, cpu: number, own: number }[][]} */
  const samples = runners.map(() => []);
  for (let round = 0; round < rounds; round++) {
    const due = runners
      .map((_, index) => index)
      .filter((index) => round % 4 === 0 || (warm[index] ?? 0) < slow * (warm[reference] ?? 0));
    const order = due.map((_, index) => due[(index + round) % due.length] ?? 0);
    /** @type {Map<number, { time: number, cpu: number, own: number }>} */
    const times = new Map();
    for (const index of order) {
      const runner = runners[index];
      if (!runner) continue;
      await runner.run(2 * round);
      // PHP keeps working for a moment after its response.
      if (processes.length > 0) await sleep(10);
      const gateway = pidsOf(runner);
      const before = cpuMilliseconds(processes);
      const ownBefore = cpuMilliseconds(gateway);
      await upstream();
      const time = (await timed(() => runner.run(2 * round + 1))) - (await upstream());
      if (processes.length > 0) await sleep(10);
      const own = cpuMilliseconds(gateway) - ownBefore;
      times.set(index, { time, cpu: cpuMilliseconds(processes) - before, own });
    }
    const referenceTime = times.get(reference)?.time ?? Number.NaN;
    for (const [index, { time, cpu, own }] of times)
      samples[index]?.push({ time, ratio: time / referenceTime, cpu, own });
  }
  return samples.map((ofRunner, index) => ({
    milliseconds: spreadOf(ofRunner.map(({ time }) => time)),
    ratio: spreadOf(ofRunner.map(({ ratio }) => ratio)),
    // What another site spends is not seen from here.
    cpu:
      processes.length > 0 && !runners[index]?.contender?.isElsewhere
        ? meanOf(ofRunner.map(({ cpu }) => cpu))
        : undefined,
    gatewayCpu: pidsOf(runners[index]).length > 0 ? meanOf(ofRunner.map(({ own }) => own)) : undefined,
  }));
}

/**
 * The process of the gateway that answers a runner, where its CPU time can be read.
 * @param {Partial<Runner> | undefined} runner
 */
function pidsOf(runner) {
  const pid = runner?.contender?.pid;
  return pid === undefined || residentMegabytes(pid) === undefined ? [] : [pid];
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Queries answered per second, with callers that each send the next query as soon as they have an answer.
 * @param {() => Promise<unknown>} run
 * @param {{ callers: number, seconds: number }} options
 */
export async function measureThroughput(run, { callers, seconds }) {
  const start = performance.now();
  const end = start + seconds * 1000;
  let answered = 0;
  let last = start;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < end) {
        await run();
        answered += 1;
        last = performance.now();
      }
    }),
  );
  // Queries in flight at the end are awaited, and count with their time.
  return (answered * 1000) / (last - start);
}
