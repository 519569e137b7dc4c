import { setTimeout as wait } from 'node:timers/promises';
import { differences, type GraphQLAnswer, violationsIn } from './answer-checks.ts';
import { send, type Target } from './target.ts';

/** An operation, and its answer while everything works. */
export interface RecordedOperation {
  /** The request body. */
  readonly body: string;
  readonly answer: GraphQLAnswer;
}

export interface LoadReport {
  readonly answers: number;
  /** How many of these have no more errors than while everything works. */
  readonly whole: number;
  /** Duration of the slowest, in milliseconds. */
  readonly slowest: number;
  /** Wrong values, errors that leak internals, and missing answers. */
  readonly wrong: readonly string[];
  /** Number of errors by code. */
  readonly codes: Readonly<Record<string, number>>;
}

/** Runs operations while everything works, and records their answers as the expected ones. */
export async function recordOperations(
  target: Target,
  bodies: readonly string[],
): Promise<RecordedOperation[]> {
  const operations: RecordedOperation[] = [];
  for (const body of bodies) {
    const response = await send(target, body);
    const answer = (await response.json()) as GraphQLAnswer;
    if (answer.data) operations.push({ body, answer });
  }
  return operations;
}

/** Checks answers as they arrive, and collects them for a report. */
export class AnswerRecorder {
  readonly #upstream: string;
  readonly #wrong: string[] = [];
  readonly #codes: Record<string, number> = {};
  #answers = 0;
  #whole = 0;
  #slowest = 0;

  /** @param upstream Host and port of WordPress. */
  constructor(upstream: string) {
    this.#upstream = upstream;
  }

  async run(target: Target, { body, answer: expected }: RecordedOperation): Promise<void> {
    const start = performance.now();
    try {
      const response = await send(target, body);
      const text = await response.text();
      const answer = JSON.parse(text) as GraphQLAnswer;
      const found = [
        ...differences(answer, expected),
        ...violationsIn(text, answer, ['planted-page'], this.#upstream),
      ];
      for (const what of found) this.#wrong.push(`${what}\n  ${body.slice(0, 600)}`);
      for (const { extensions } of answer.errors ?? []) {
        const code = String(extensions?.code);
        this.#codes[code] = (this.#codes[code] ?? 0) + 1;
      }
      if ((answer.errors?.length ?? 0) <= (expected.errors?.length ?? 0)) this.#whole += 1;
    } catch (error) {
      this.#wrong.push(`no answer: ${String(error)}\n  ${body.slice(0, 600)}`);
    }
    this.#answers += 1;
    this.#slowest = Math.max(this.#slowest, performance.now() - start);
  }

  report(): LoadReport {
    return {
      answers: this.#answers,
      whole: this.#whole,
      slowest: Math.round(this.#slowest),
      wrong: this.#wrong,
      codes: this.#codes,
    };
  }
}

/** Runs every operation on every target a number of times. Each caller sends the next one when its last is answered. */
export async function runConcurrently(
  recorder: AnswerRecorder,
  targets: readonly Target[],
  operations: readonly RecordedOperation[],
  { callers, times }: { readonly callers: number; readonly times: number },
): Promise<void> {
  const runs = Array.from({ length: times }, () =>
    operations.flatMap((operation) => targets.map((target) => ({ operation, target }))),
  ).flat();
  const queue = runs.values();
  const caller = async () => {
    for (const { operation, target } of queue) await recorder.run(target, operation);
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

/** Runs operations at a constant rate, whether or not earlier ones are answered. */
export async function runAtRate(
  recorder: AnswerRecorder,
  target: Target,
  operations: readonly RecordedOperation[],
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<void> {
  const runs: Promise<void>[] = [];
  const start = performance.now();
  while (runs.length < perSecond * seconds) {
    const due = Math.min(perSecond * seconds, ((performance.now() - start) / 1000) * perSecond);
    while (runs.length < due) {
      const operation = operations[runs.length % operations.length];
      if (operation) runs.push(recorder.run(target, operation));
    }
    await wait(10);
  }
  await Promise.all(runs);
}

/** Milliseconds until a condition is met; infinite after the timeout. */
export async function timeUntil(condition: () => Promise<boolean>, timeout: number): Promise<number> {
  const start = performance.now();
  while (!(await condition())) {
    if (performance.now() - start > timeout) return Number.POSITIVE_INFINITY;
    await wait(50);
  }
  return Math.round(performance.now() - start);
}

/** The state of WordPress that `/readyz` reports. */
export async function readinessOf(target: Target): Promise<unknown> {
  const response = await target.fetch('http://gateway/readyz', {});
  return ((await response.json()) as { readonly wordpress?: unknown }).wordpress;
}
