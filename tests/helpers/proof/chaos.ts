import type { GraphQLSchema } from 'graphql';
import type { ChaosProxy } from '../chaos-proxy.ts';
import { type Asked, send } from './ask.ts';
import { askInTurn, Judge, type LoadReport, type Question, questionsOf, stateOf, untilSo } from './load.ts';
import { randomOperation } from './random-operation.ts';
import type { KnownValues } from './random-values.ts';
import { SeededRandom } from './seeded-random.ts';

export interface ChaosOptions {
  readonly proxy: ChaosProxy;
  /** Holds nothing. */
  readonly plain: Asked;
  /** Holds what it was told, for a short while. */
  readonly holding: Asked;
  readonly questions: readonly Question[];
  readonly callers: number;
  /** How often each question is put to both while answers are disturbed. */
  readonly times: number;
  /** Three of ten answers are disturbed: 0.3. */
  readonly share: number;
  /** Milliseconds in which it shall be well again. */
  readonly patience: number;
}

export interface ChaosReport {
  readonly disturbed: LoadReport;
  readonly killed: LoadReport;
  /** What the gateway said of WordPress while that was off. */
  readonly whileKilled: unknown;
  /** Milliseconds from its return until all is answered as before. */
  readonly recovery: number;
  readonly afterwards: unknown;
}

/** What the front page of a magazine asks. */
const HOME =
  '{ posts { nodes { title uri excerpt author { name } featuredMedia { altText } categories { name } tags { name } } } }';

/** Questions that a schema allows and that are answered without an error, each with its answer of now. */
export async function someQuestions(
  gateway: Asked,
  options: {
    readonly schema: GraphQLSchema;
    readonly known: KnownValues;
    readonly seed: number;
    /** How many operations are made to choose from. */
    readonly count: number;
  },
): Promise<Question[]> {
  const random = new SeededRandom(options.seed);
  const bodies = Array.from({ length: options.count }, () =>
    JSON.stringify(randomOperation({ ...options, random })),
  );
  // What tells how WordPress fares, tells that it fares ill.
  const lasting = bodies.filter((body) => !body.includes('capabilities'));
  const questions = await questionsOf(gateway, [JSON.stringify({ query: HOME }), ...lasting]);
  return questions.filter(({ answer }) => !answer.errors);
}

/** Of the questions, those whose answers are held: the others hang on a password, or on something else of one caller. */
export async function heldOf(gateway: Asked, questions: readonly Question[]): Promise<Question[]> {
  const held: Question[] = [];
  for (const question of questions) {
    await (await send(gateway, question.body)).text();
    const again = await send(gateway, question.body);
    await again.text();
    if (/; hit\b/.test(again.headers.get('cache-status') ?? '')) held.push(question);
  }
  return held;
}

/** Puts questions while answers are disturbed, then while WordPress is gone, and waits until all is well again. */
export async function liveThroughChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { proxy, plain, holding, questions, callers, times, patience } = options;
  const upstream = new URL(proxy.url).host;
  const both = [plain, holding];

  const disturbed = new Judge(upstream);
  proxy.disturb(options.share);
  await askInTurn(disturbed, both, questions, { callers, times });

  const killed = new Judge(upstream);
  await proxy.kill();
  await askInTurn(killed, both, questions, { callers, times: 1 });
  const whileKilled = await stateOf(plain);

  proxy.disturb(0);
  await proxy.revive();
  const isWell = async () => {
    const judge = new Judge(upstream);
    await askInTurn(judge, both, questions, { callers, times: 1 });
    const { answers, whole, wrong } = judge.report();
    return answers === whole && wrong.length === 0;
  };
  const recovery = await untilSo(isWell, patience);
  return {
    disturbed: disturbed.report(),
    killed: killed.report(),
    whileKilled,
    recovery,
    afterwards: await stateOf(plain),
  };
}
