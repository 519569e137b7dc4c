import { setTimeout as wait } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import { differences, type GraphQLAnswer, violationsIn } from './answer-checks.ts';
import { malformedOperation } from './malformed-operation.ts';
import { randomOperation } from './random-operation.ts';
import type { KnownValues } from './random-values.ts';
import { SeededRandom } from './seeded-random.ts';
import { send, type Target } from './target.ts';

export interface FuzzOptions {
  readonly gateway: Target;
  /** A gateway over the same site that caches answers. */
  readonly cached?: Target;
  readonly schema: GraphQLSchema;
  readonly known: KnownValues;
  /** The first seed of the run. Each operation has its own, so that it can be reproduced alone. */
  readonly seed: number;
  readonly count: number;
  readonly mutations?: number;
  readonly secrets: readonly string[];
  /** Host and port of WordPress. */
  readonly upstream: string;
  /** Requests to WordPress since the last call. If missing, requests are not compared with the estimate. */
  readonly takeRequests?: () => readonly string[];
  /** Requests that an operation may take beyond its estimate. @defaultValue 0 */
  readonly tolerance?: number;
  /** Kinds of operations that are left out, as {@link malformedOperation} names them. */
  readonly without?: readonly string[];
  /** Milliseconds to wait for an answer. */
  readonly timeout: number;
}

export interface FuzzReport {
  /** Number of operations by outcome: without errors, with errors, rejected. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Requests to WordPress that operations took, and the sum of their estimates. */
  readonly requests: number;
  readonly estimated: number;
  /** Violations, each with the seed that reproduces it. */
  readonly findings: readonly string[];
}

const TRACE = { 'x-pressgraph-trace': '1' };

interface SentOperation {
  readonly how: string;
  readonly body: string;
}

/** The operation of a seed: three in five are valid, but for odd values. */
export function operationOf(seed: number, { schema, known, mutations = 0 }: FuzzOptions): SentOperation {
  const random = new SeededRandom(seed);
  const operation = randomOperation({ schema, known, random, mutations });
  return random.chance(0.6)
    ? { how: 'valid', body: JSON.stringify(operation) }
    : malformedOperation(operation, random);
}

/** Sends valid and malformed operations, one at a time, and checks the answers. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { gateway, cached, seed: first, count, takeRequests, tolerance = 0 } = options;
  const outcomes: Record<string, number> = {};
  const findings: string[] = [];
  let requests = 0;
  let estimated = 0;

  for (let seed = first; seed < first + count; seed += 1) {
    const sent = operationOf(seed, options);
    if (options.without?.includes(sent.how)) continue;
    const report = (what: string) =>
      findings.push(`seed ${seed} (${sent.how}): ${what}\n  ${sent.body.slice(0, 1_500)}`);
    try {
      takeRequests?.();
      const { answer, violations } = await run(gateway, sent, options, TRACE);
      violations.forEach(report);
      const outcome = outcomeOf(answer);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      let log = takeRequests?.() ?? [];
      const estimate = answer.extensions?.cost?.estimate ?? 0;
      if (log.length > estimate + tolerance && takeRequests) {
        // The operation before may have ended with an error while some of its requests were still in flight.
        await wait(200);
        takeRequests();
        await run(gateway, sent, options, TRACE);
        log = takeRequests();
      }
      // A refused HEAD that is repeated as GET, to read the error, counts once.
      const count = log.filter((request) => !log.includes(`HEAD ${request}`)).length;
      if (count > estimate + tolerance) report(`${count} requests, estimated ${estimate}: ${log.join(' ')}`);
      requests += count;
      estimated += estimate;
      if (cached && answer.data && !isMutation(sent)) {
        for (const state of ['a cache miss', 'a cache hit']) {
          const { answer: other, violations: others } = await run(cached, sent, options, {});
          others.forEach(report);
          const different = JSON.stringify(other.data) !== JSON.stringify(answer.data);
          if (different) report(`another answer on ${state}: ${differences(other, answer).join(' | ')}`);
        }
      }
    } catch (error) {
      report(`no answer: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return { outcomes, requests, estimated, findings };
}

const isMutation = ({ body }: SentOperation): boolean => body.startsWith('{"query":"mutation');

async function run(
  target: Target,
  { body }: SentOperation,
  { secrets, upstream, timeout }: FuzzOptions,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly answer: GraphQLAnswer; readonly violations: readonly string[] }> {
  const response = await send(target, body, headers, AbortSignal.timeout(timeout));
  const text = await response.text();
  const answer = JSON.parse(text) as GraphQLAnswer;
  // An error may quote the operation, so only a secret that was not sent can be a leak.
  const planted = secrets.filter((secret) => !body.includes(secret));
  const violations = violationsIn(text, answer, planted, upstream);
  if ('polluted' in {}) throw new Error('Object.prototype was polluted.');
  return { answer, violations: response.status === 500 ? [...violations, 'status 500'] : violations };
}

function outcomeOf({ data, errors }: GraphQLAnswer): string {
  if (!errors) return 'answered';
  if (data) return 'partial';
  const code = String(errors[0]?.extensions?.code);
  return data === null ? `no data: ${code}` : `rejected: ${code}`;
}
