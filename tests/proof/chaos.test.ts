import { expect, test } from 'vitest';
import { startChaosProxy } from '../helpers/chaos-proxy.ts';
import { knownValuesOf, schemaOf } from '../helpers/proof/ask.ts';
import { heldOf, liveThroughChaos, someQuestions } from '../helpers/proof/chaos.ts';
import { liveThroughOutage, refuseBombs } from '../helpers/proof/outage.ts';
import { SeededRandom } from '../helpers/proof/seeded-random.ts';
import { startEmbedded, startQuietGateway } from './embedded.ts';

const SEED = Number(process.env['PROOF_SEED'] ?? 1);
const DEADLINE = 20_000;
const SLACK = 5_000;

test('a real WordPress behind a proxy that delays, cuts, garbles, resets, and goes away', async () => {
  await using wordPress = await startEmbedded();
  await using proxy = await startChaosProxy({
    target: wordPress.url,
    random: new SeededRandom(SEED),
    longestDelay: 15_000,
  });
  const options = {
    limits: { operationTimeout: DEADLINE },
    upstream: { headersTimeout: 10_000, bodyTimeout: 10_000 },
  };
  await using plain = await startQuietGateway(proxy.url, { ...options, cache: { ttl: 0 } });
  await using holding = await startQuietGateway(proxy.url, { ...options, cache: { ttl: 5, stale: 5 } });
  const questions = await someQuestions(plain, {
    schema: await schemaOf(plain),
    known: await knownValuesOf(plain),
    seed: SEED,
    count: 120,
  });
  expect(questions.length).toBeGreaterThan(20);

  const report = await liveThroughChaos({
    ...{ proxy, plain, holding, questions },
    ...{ callers: 4, times: 3, share: 0.3, patience: 240_000 },
  });
  console.error(report, proxy.happened);
  expect([...report.disturbed.wrong, ...report.killed.wrong].join('\n\n')).toBe('');
  expect(Math.max(report.disturbed.slowest, report.killed.slowest)).toBeLessThan(DEADLINE + SLACK);
  expect(Math.min(...Object.values(proxy.happened))).toBeGreaterThan(0);
  expect([report.whileKilled, report.afterwards]).toEqual(['unavailable', 'available']);
  expect(report.recovery).toBeLessThan(240_000);

  const held = await heldOf(holding, questions);
  console.error(
    questions.filter((one) => !held.includes(one)).map(({ body }) => body),
    'are not held',
  );
  expect(held.length).toBeGreaterThan(questions.length * 0.8);
  const outage = await liveThroughOutage({
    proxy,
    gateway: holding,
    questions: held,
    perSecond: 200,
    seconds: 30,
  });
  console.error(outage);
  expect(outage.held).toMatchObject({ answers: 6_000, whole: 6_000, wrong: [] });
  expect(Object.keys(outage.unheld)).toEqual(['UPSTREAM_UNAVAILABLE']);
  expect(outage.slowestUnheld).toBeLessThan(DEADLINE + SLACK);
  expect(outage.recovery).toBeLessThan(10_000);

  const before = proxy.requests;
  console.error('a bomb of 10,000 aliases, median of 20:', await refuseBombs(plain, 20), 'ms');
  expect(proxy.requests).toBe(before);
});
