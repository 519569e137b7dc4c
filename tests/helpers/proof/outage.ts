import { setTimeout as wait } from 'node:timers/promises';
import type { ChaosProxy } from '../chaos-proxy.ts';
import { type Asked, send } from './ask.ts';
import type { GivenAnswer } from './judge.ts';
import { askSteadily, Judge, type LoadReport, type Question, untilSo } from './load.ts';

export interface OutageOptions {
  readonly proxy: ChaosProxy;
  /** Holds the answers to the questions. */
  readonly gateway: Asked;
  readonly questions: readonly Question[];
  readonly perSecond: number;
  /** How long WordPress is gone. */
  readonly seconds: number;
}

export interface OutageReport {
  /** Questions whose answers are held. */
  readonly held: LoadReport;
  /** Codes of the errors to what is not held; `none` for an answer without one. */
  readonly unheld: Readonly<Record<string, number>>;
  /** Milliseconds that the slowest of these took. */
  readonly slowestUnheld: number;
  /** Milliseconds from WordPress's return until what is not held is answered. */
  readonly recovery: number;
}

let asked = 0;

/** What nobody asked before. */
const unheldQuestion = () =>
  JSON.stringify({
    query: `{ posts(first: 3, where: { search: "never asked ${asked++}" }) { nodes { title } } }`,
  });

async function codeOf(gateway: Asked): Promise<string> {
  const response = await send(gateway, unheldQuestion());
  const { errors } = (await response.json()) as GivenAnswer;
  return errors ? String(errors[0]?.extensions?.code) : 'none';
}

/** Takes WordPress away, while questions come whose answers are held, and a few whose are not. */
export async function liveThroughOutage(options: OutageOptions): Promise<OutageReport> {
  const { proxy, gateway, questions, perSecond, seconds } = options;
  const judge = new Judge(new URL(proxy.url).host);
  const unheld: Record<string, number> = {};
  let slowestUnheld = 0;
  let isOver = false;
  await proxy.kill();
  const askUnheld = async () => {
    while (!isOver) {
      const start = performance.now();
      const code = await codeOf(gateway);
      slowestUnheld = Math.max(slowestUnheld, performance.now() - start);
      unheld[code] = (unheld[code] ?? 0) + 1;
      await wait(100);
    }
  };
  const others = askUnheld();
  await askSteadily(judge, gateway, questions, { perSecond, seconds });
  isOver = true;
  await others;
  await proxy.revive();
  const recovery = await untilSo(async () => (await codeOf(gateway)) === 'none', 30_000);
  return { held: judge.report(), unheld, slowestUnheld: Math.round(slowestUnheld), recovery };
}

/** Milliseconds that the refusal of an operation of 10,000 aliases takes, the median of so many. */
export async function refuseBombs(gateway: Asked, times: number): Promise<number> {
  const fields = Array.from({ length: 10_000 }, (_, index) => `a${index}: posts { nodes { title } }`);
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    // Each another, so that none is known.
    const body = JSON.stringify({ query: `{ time${time}: __typename ${fields.join(' ')} }` });
    const start = performance.now();
    const response = await send(gateway, body);
    const { errors } = (await response.json()) as GivenAnswer;
    taken.push(performance.now() - start);
    if (errors?.[0]?.extensions?.code !== 'QUERY_TOO_COMPLEX') throw new Error('The bomb was not refused.');
  }
  return taken.sort((one, other) => one - other)[Math.floor(times / 2)] ?? Number.NaN;
}
