import type { GraphQLSchema } from 'graphql';
import type { ChaosProxy } from '../chaos-proxy.ts';
import {
  AnswerRecorder,
  type LoadReport,
  type RecordedOperation,
  readinessOf,
  recordOperations,
  runConcurrently,
  timeUntil,
} from './load.ts';
import { randomOperation } from './random-operation.ts';
import type { KnownValues } from './random-values.ts';
import { SeededRandom } from './seeded-random.ts';
import { send, type Target } from './target.ts';

export interface ChaosOptions {
  readonly proxy: ChaosProxy;
  /** A gateway without caches. */
  readonly uncached: Target;
  /** A gateway with a short cache lifetime. */
  readonly cached: Target;
  readonly operations: readonly RecordedOperation[];
  readonly callers: number;
  /** How often each operation runs on both while responses are disturbed. */
  readonly times: number;
  /** Fraction of responses that are disturbed: 0.3 for three in ten. */
  readonly share: number;
  /** Milliseconds to wait for recovery. */
  readonly timeout: number;
}

export interface ChaosReport {
  readonly disturbed: LoadReport;
  readonly killed: LoadReport;
  /** What the gateway reported about WordPress while it was down. */
  readonly whileKilled: unknown;
  /** Milliseconds from its return until all operations are answered as before. */
  readonly recovery: number;
  readonly afterwards: unknown;
}

/** The query of a magazine's front page. */
const HOME =
  '{ posts { nodes { title uri excerpt author { name } featuredMedia { altText } categories { name } tags { name } } } }';

/** Random operations that are valid and answered without errors, each with its current answer. */
export async function recordRandomOperations(
  target: Target,
  options: {
    readonly schema: GraphQLSchema;
    readonly known: KnownValues;
    readonly seed: number;
    /** How many operations are generated. */
    readonly count: number;
  },
): Promise<RecordedOperation[]> {
  const random = new SeededRandom(options.seed);
  const bodies = Array.from({ length: options.count }, () =>
    JSON.stringify(randomOperation({ ...options, random })),
  );
  // `capabilities` reports the health of WordPress, so its answer changes in an outage.
  const stable = bodies.filter((body) => !body.includes('capabilities'));
  const operations = await recordOperations(target, [JSON.stringify({ query: HOME }), ...stable]);
  return operations.filter(({ answer }) => !answer.errors);
}

/** The operations whose answers are cached. Others depend on a password, or on something else of one caller. */
export async function cachedOnly(
  target: Target,
  operations: readonly RecordedOperation[],
): Promise<RecordedOperation[]> {
  const hits: RecordedOperation[] = [];
  for (const operation of operations) {
    await (await send(target, operation.body)).text();
    const again = await send(target, operation.body);
    await again.text();
    if (/; hit\b/.test(again.headers.get('cache-status') ?? '')) hits.push(operation);
  }
  return hits;
}

/** Runs operations while responses are disturbed, then while WordPress is down, and waits for recovery. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { proxy, uncached, cached, operations, callers, times, timeout } = options;
  const upstream = new URL(proxy.url).host;
  const both = [uncached, cached];

  const disturbed = new AnswerRecorder(upstream);
  proxy.disturb(options.share);
  await runConcurrently(disturbed, both, operations, { callers, times });

  const killed = new AnswerRecorder(upstream);
  await proxy.kill();
  await runConcurrently(killed, both, operations, { callers, times: 1 });
  const whileKilled = await readinessOf(uncached);

  proxy.disturb(0);
  await proxy.revive();
  const hasRecovered = async () => {
    const recorder = new AnswerRecorder(upstream);
    await runConcurrently(recorder, both, operations, { callers, times: 1 });
    const { answers, whole, wrong } = recorder.report();
    return answers === whole && wrong.length === 0;
  };
  const recovery = await timeUntil(hasRecovered, timeout);
  return {
    disturbed: disturbed.report(),
    killed: killed.report(),
    whileKilled,
    recovery,
    afterwards: await readinessOf(uncached),
  };
}
