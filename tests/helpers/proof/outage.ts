import { setTimeout as wait } from 'node:timers/promises';
import type { ChaosProxy } from '../chaos-proxy.ts';
import type { GraphQLAnswer } from './answer-checks.ts';
import { AnswerRecorder, type LoadReport, type RecordedOperation, runAtRate, timeUntil } from './load.ts';
import { send, type Target } from './target.ts';

export interface OutageOptions {
  readonly proxy: ChaosProxy;
  /** A gateway that has cached the answers to the operations. */
  readonly gateway: Target;
  readonly operations: readonly RecordedOperation[];
  readonly perSecond: number;
  /** How long WordPress is down. */
  readonly seconds: number;
}

export interface OutageReport {
  /** Operations whose answers are cached. */
  readonly cached: LoadReport;
  /** Error codes of operations that are not cached; `none` for an answer without errors. */
  readonly uncached: Readonly<Record<string, number>>;
  /** Duration of the slowest of these, in milliseconds. */
  readonly slowestUncached: number;
  /** Milliseconds from WordPress's return until an uncached operation is answered. */
  readonly recovery: number;
}

let count = 0;

/** An operation that was never sent before. */
const uncachedOperation = () =>
  JSON.stringify({
    query: `{ posts(first: 3, where: { search: "never sent ${count++}" }) { nodes { title } } }`,
  });

async function codeOf(gateway: Target): Promise<string> {
  const response = await send(gateway, uncachedOperation());
  const { errors } = (await response.json()) as GraphQLAnswer;
  return errors ? String(errors[0]?.extensions?.code) : 'none';
}

/** Takes WordPress down under a load of cached operations, and a few that are not cached. */
export async function runOutage(options: OutageOptions): Promise<OutageReport> {
  const { proxy, gateway, operations, perSecond, seconds } = options;
  const recorder = new AnswerRecorder(new URL(proxy.url).host);
  const uncached: Record<string, number> = {};
  let slowestUncached = 0;
  let isOver = false;
  await proxy.kill();
  const runUncached = async () => {
    while (!isOver) {
      const start = performance.now();
      const code = await codeOf(gateway);
      slowestUncached = Math.max(slowestUncached, performance.now() - start);
      uncached[code] = (uncached[code] ?? 0) + 1;
      await wait(100);
    }
  };
  const others = runUncached();
  await runAtRate(recorder, gateway, operations, { perSecond, seconds });
  isOver = true;
  await others;
  await proxy.revive();
  const recovery = await timeUntil(async () => (await codeOf(gateway)) === 'none', 30_000);
  return { cached: recorder.report(), uncached, slowestUncached: Math.round(slowestUncached), recovery };
}

/** Median duration, in milliseconds, of rejecting an operation with 10,000 aliases. */
export async function measureBombRejection(gateway: Target, times: number): Promise<number> {
  const fields = Array.from({ length: 10_000 }, (_, index) => `a${index}: posts { nodes { title } }`);
  const durations: number[] = [];
  for (let time = 0; time < times; time++) {
    // Each is different, so that none is known already.
    const body = JSON.stringify({ query: `{ time${time}: __typename ${fields.join(' ')} }` });
    const start = performance.now();
    const response = await send(gateway, body);
    const { errors } = (await response.json()) as GraphQLAnswer;
    durations.push(performance.now() - start);
    if (errors?.[0]?.extensions?.code !== 'QUERY_TOO_COMPLEX')
      throw new Error('Expected QUERY_TOO_COMPLEX for 10,000 aliases.');
  }
  return durations.sort((one, other) => one - other)[Math.floor(times / 2)] ?? Number.NaN;
}
