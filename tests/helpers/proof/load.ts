import { setTimeout as wait } from 'node:timers/promises';
import { type Asked, send } from './ask.ts';
import { complaintsOf, differences, type GivenAnswer } from './judge.ts';

/** An operation, and what is answered to it while nothing is wrong. */
export interface Question {
  /** Of the request. */
  readonly body: string;
  readonly answer: GivenAnswer;
}

export interface LoadReport {
  readonly answers: number;
  /** Of these, the ones without an error that is not there while nothing is wrong. */
  readonly whole: number;
  /** Milliseconds that the slowest one took. */
  readonly slowest: number;
  /** Values that are not what they should be, errors that tell too much, no answer at all. */
  readonly wrong: readonly string[];
  /** Codes of errors, and how often each came. */
  readonly codes: Readonly<Record<string, number>>;
}

/** What is answered now is what shall be answered later. */
export async function questionsOf(gateway: Asked, bodies: readonly string[]): Promise<Question[]> {
  const questions: Question[] = [];
  for (const body of bodies) {
    const response = await send(gateway, body);
    const answer = (await response.json()) as GivenAnswer;
    if (answer.data) questions.push({ body, answer });
  }
  return questions;
}

/** Judges answers as they come, for one report. */
export class Judge {
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

  async ask(gateway: Asked, { body, answer: wanted }: Question): Promise<void> {
    const start = performance.now();
    try {
      const response = await send(gateway, body);
      const text = await response.text();
      const answer = JSON.parse(text) as GivenAnswer;
      const found = [
        ...differences(answer, wanted),
        ...complaintsOf(text, answer, ['planted-page'], this.#upstream),
      ];
      for (const what of found) this.#wrong.push(`${what}\n  ${body.slice(0, 600)}`);
      for (const { extensions } of answer.errors ?? []) {
        const code = String(extensions?.code);
        this.#codes[code] = (this.#codes[code] ?? 0) + 1;
      }
      if ((answer.errors?.length ?? 0) <= (wanted.errors?.length ?? 0)) this.#whole += 1;
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

/** So many callers, each of whom asks again when answered, until all questions were asked so many times. */
export async function askInTurn(
  judge: Judge,
  gateways: readonly Asked[],
  questions: readonly Question[],
  { callers, times }: { readonly callers: number; readonly times: number },
): Promise<void> {
  const turns = Array.from({ length: times }, () =>
    questions.flatMap((question) => gateways.map((gateway) => ({ question, gateway }))),
  ).flat();
  const next = turns.values();
  const caller = async () => {
    for (const { question, gateway } of next) await judge.ask(gateway, question);
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

/** So many questions a second, whether or not the ones before are answered. */
export async function askSteadily(
  judge: Judge,
  gateway: Asked,
  questions: readonly Question[],
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<void> {
  const asked: Promise<void>[] = [];
  const start = performance.now();
  while (asked.length < perSecond * seconds) {
    const due = Math.min(perSecond * seconds, ((performance.now() - start) / 1000) * perSecond);
    while (asked.length < due) {
      const question = questions[asked.length % questions.length];
      if (question) asked.push(judge.ask(gateway, question));
    }
    await wait(10);
  }
  await Promise.all(asked);
}

/** Milliseconds until something is so. */
export async function untilSo(isSo: () => Promise<boolean>, patience: number): Promise<number> {
  const start = performance.now();
  while (!(await isSo())) {
    if (performance.now() - start > patience) return Number.POSITIVE_INFINITY;
    await wait(50);
  }
  return Math.round(performance.now() - start);
}

/** What `/readyz` says of WordPress. */
export async function stateOf(gateway: Asked): Promise<unknown> {
  const response = await gateway.fetch('http://gateway/readyz', {});
  return ((await response.json()) as { readonly wordpress?: unknown }).wordpress;
}
