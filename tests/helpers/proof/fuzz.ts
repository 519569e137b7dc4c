import { setTimeout as wait } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import { type Asked, send } from './ask.ts';
import { brokenOperation } from './broken-operation.ts';
import { complaintsOf, differences, type GivenAnswer } from './judge.ts';
import { randomOperation } from './random-operation.ts';
import type { KnownValues } from './random-values.ts';
import { SeededRandom } from './seeded-random.ts';

export interface FuzzOptions {
  readonly gateway: Asked;
  /** Another one over the same site, that holds what it was told. */
  readonly holding?: Asked;
  readonly schema: GraphQLSchema;
  readonly known: KnownValues;
  /** The first of the run; each operation has its own, so that it can be made again alone. */
  readonly seed: number;
  readonly count: number;
  readonly mutations?: number;
  readonly secrets: readonly string[];
  /** Host and port of WordPress. */
  readonly upstream: string;
  /** What WordPress was asked since the last time; unless given, it is not compared with the estimate. */
  readonly takeRequests?: () => readonly string[];
  /** Milliseconds after which an answer is not coming any more. */
  readonly patience: number;
}

export interface FuzzReport {
  /** How many operations ended in which way: without errors, with some, refused. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Requests to WordPress that operations took, and what they were estimated to take. */
  readonly requests: number;
  readonly estimated: number;
  /** Whatever should not be, with the seed that shows it. */
  readonly findings: readonly string[];
}

const TRACE = { 'x-pressgraph-trace': '1' };

interface Sent {
  readonly how: string;
  readonly body: string;
}

/** The operation of a seed: three of five are such as the schema allows. */
export function operationOf(seed: number, { schema, known, mutations = 0 }: FuzzOptions): Sent {
  const random = new SeededRandom(seed);
  const operation = randomOperation({ schema, known, random, mutations });
  return random.chance(0.6)
    ? { how: 'allowed', body: JSON.stringify(operation) }
    : brokenOperation(operation, random);
}

/** Sends operations that a schema allows, and such as it does not, one after the other, and looks at the answers. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { gateway, holding, seed: first, count, takeRequests } = options;
  const outcomes: Record<string, number> = {};
  const findings: string[] = [];
  let requests = 0;
  let estimated = 0;

  for (let seed = first; seed < first + count; seed += 1) {
    const sent = operationOf(seed, options);
    const find = (what: string) =>
      findings.push(`seed ${seed} (${sent.how}): ${what}\n  ${sent.body.slice(0, 1_500)}`);
    try {
      takeRequests?.();
      const { answer, complaints } = await ask(gateway, sent, options, TRACE);
      complaints.forEach(find);
      const outcome = outcomeOf(answer);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      // A `HEAD` that was refused and asked again by `GET`, to hear why, is one of them.
      let told = takeRequests?.() ?? [];
      const estimate = answer.extensions?.cost?.estimate ?? 0;
      if (told.length > estimate && takeRequests) {
        // The operation before may have ended with an error while requests of it were still to come.
        await wait(200);
        takeRequests();
        await ask(gateway, sent, options, TRACE);
        told = takeRequests();
      }
      const asked = told.filter((one) => !told.includes(`HEAD ${one}`)).length;
      if (asked > estimate) find(`${asked} requests, but estimated were ${estimate}: ${told.join(' ')}`);
      requests += asked;
      estimated += estimate;
      if (holding && answer.data && !isMutation(sent)) {
        for (const time of ['made', 'held']) {
          const { answer: other, complaints: others } = await ask(holding, sent, options, {});
          others.forEach(find);
          const different = JSON.stringify(other.data) !== JSON.stringify(answer.data);
          if (different)
            find(`another answer where it is ${time}: ${differences(other, answer).join(' | ')}`);
        }
      }
    } catch (error) {
      find(`no answer: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return { outcomes, requests, estimated, findings };
}

const isMutation = ({ body }: Sent): boolean => body.startsWith('{"query":"mutation');

async function ask(
  gateway: Asked,
  { body }: Sent,
  { secrets, upstream, patience }: FuzzOptions,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly answer: GivenAnswer; readonly complaints: readonly string[] }> {
  const response = await send(gateway, body, headers, AbortSignal.timeout(patience));
  const text = await response.text();
  const answer = JSON.parse(text) as GivenAnswer;
  // What was sent may come back in an error; only what was not sent can be a leak.
  const planted = secrets.filter((secret) => !body.includes(secret));
  const complaints = complaintsOf(text, answer, planted, upstream);
  if ('polluted' in {}) throw new Error('The prototype of all objects was changed.');
  return { answer, complaints: response.status === 500 ? [...complaints, 'status 500'] : complaints };
}

function outcomeOf({ data, errors }: GivenAnswer): string {
  if (!errors) return 'answered';
  if (data) return 'answered in part';
  const code = String(errors[0]?.extensions?.code);
  return data === null ? `nothing to answer: ${code}` : `refused: ${code}`;
}
