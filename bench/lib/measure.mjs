import { setTimeout as sleep } from 'node:timers/promises';
import { cpuMilliseconds } from './processes.mjs';
import { meanOf, spreadOf } from './statistics.mjs';

/** @import { Contender, QueryName } from '../contenders/shown.mjs' */
/** @import { Spread } from './statistics.mjs' */

/** @typedef {{ contender: Contender, ask: () => Promise<unknown> }} Runner one contender with one query */

/**
 * @typedef {object} Latency
 * @property {Spread} milliseconds
 * @property {Spread} ratio to the reference, round by round: what disturbs the machine disturbs both
 * @property {number | undefined} cpu milliseconds of PHP and the database for each query
 */

/**
 * @param {readonly Contender[]} contenders
 * @param {QueryName} query
 * @param {string} slug
 * @returns {Runner[]}
 */
export function runnersOf(contenders, query, slug) {
  return contenders.flatMap((contender) => {
    const asked = contender[query];
    return asked ? [{ contender, ask: () => asked(slug) }] : [];
  });
}

const WARM_UP_MILLISECONDS = 4000;
const WARM_UP_QUERIES = 300;
/** What takes a second, does not depend on how well its code is optimized. */
const LONGEST_WARM_UP_MILLISECONDS = 25_000;

/** Contenders that take many times the reference's time are asked in every fourth round. */
export const SLOW = 5;

/**
 * One after another, round by round, each round beginning with another contender. Each is asked twice in its turn, and the
 * second time counts: the first finds processor and memory full of what the one before it did.
 * @param {readonly Pick<Runner, 'ask'>[]} runners
 * @param {object} options
 * @param {number} options.rounds
 * @param {readonly number[]} [options.processes]
 * @param {number} [options.warmUp] milliseconds for each, at least
 * @param {number} [options.warmUpQueries] so many times each, at least, within half a minute
 * @param {number} [options.warmUpCallers] who ask at once meanwhile
 * @param {() => Promise<number>} [options.upstream] milliseconds that WordPress took since it was called last, which do not count
 * @param {number} [options.slow] who takes so many times the reference's time is asked in every fourth round
 * @param {number} [options.reference] which of the runners
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
  for (const { ask } of runners) {
    // A gateway that has just started runs unoptimized code, and optimizes it beside: what serves has long been warm.
    const isSlow = (await timed(ask)) > slow * (warm[reference] ?? Number.POSITIVE_INFINITY);
    const start = performance.now();
    let asked = 0;
    const isWarm = () => {
      const time = performance.now() - start;
      return time > LONGEST_WARM_UP_MILLISECONDS || (time > warmUp && (isSlow || asked >= warmUpQueries));
    };
    await Promise.all(
      Array.from({ length: warmUpCallers }, async () => {
        for (let count = 0; count < 2 || !isWarm(); count++, asked++) await ask();
      }),
    );
    warm.push(await timed(ask));
  }
  /** @type {{ time: number, ratio: number, cpu: number }[][]} */
  const samples = runners.map(() => []);
  for (let round = 0; round < rounds; round++) {
    const due = runners
      .map((_, index) => index)
      .filter((index) => round % 4 === 0 || (warm[index] ?? 0) < slow * (warm[reference] ?? 0));
    const order = due.map((_, index) => due[(index + round) % due.length] ?? 0);
    /** @type {Map<number, { time: number, cpu: number }>} */
    const times = new Map();
    for (const index of order) {
      const runner = runners[index];
      if (!runner) continue;
      await runner.ask();
      // PHP works on for a moment after its answer.
      if (processes.length > 0) await sleep(10);
      const before = cpuMilliseconds(processes);
      await upstream();
      const time = (await timed(runner.ask)) - (await upstream());
      if (processes.length > 0) await sleep(10);
      times.set(index, { time, cpu: cpuMilliseconds(processes) - before });
    }
    const usual = times.get(reference)?.time ?? Number.NaN;
    for (const [index, { time, cpu }] of times) samples[index]?.push({ time, ratio: time / usual, cpu });
  }
  return samples.map((taken) => ({
    milliseconds: spreadOf(taken.map(({ time }) => time)),
    ratio: spreadOf(taken.map(({ ratio }) => ratio)),
    cpu: processes.length > 0 ? meanOf(taken.map(({ cpu }) => cpu)) : undefined,
  }));
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Queries answered in a second, with so many callers who ask again as soon as they have their answer.
 * @param {() => Promise<unknown>} ask
 * @param {{ callers: number, seconds: number }} options
 */
export async function measureThroughput(ask, { callers, seconds }) {
  const start = performance.now();
  const end = start + seconds * 1000;
  let answered = 0;
  let last = start;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < end) {
        await ask();
        answered += 1;
        last = performance.now();
      }
    }),
  );
  // Those under way at the end are waited for, and count with their time.
  return (answered * 1000) / (last - start);
}
