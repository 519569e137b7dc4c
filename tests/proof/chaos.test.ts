import { expect, test } from 'vitest';
import { startChaosProxy } from '../helpers/chaos-proxy.ts';
import { cachedOnly, recordRandomOperations, runChaos } from '../helpers/proof/chaos.ts';
import { measureBombRejection, runOutage } from '../helpers/proof/outage.ts';
import { SeededRandom } from '../helpers/proof/seeded-random.ts';
import { knownValuesOf, schemaOf } from '../helpers/proof/target.ts';
import { startEmbedded, startQuietGateway } from './embedded.ts';

const SEED = Number(process.env['PROOF_SEED'] ?? 1);
const DEADLINE = 20_000;
const SLACK = 5_000;

test('chaos: a real WordPress behind a proxy that delays, truncates, garbles, resets and disappears', async () => {
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
  await using uncached = await startQuietGateway(proxy.url, { ...options, cache: { ttl: 0 } });
  await using cached = await startQuietGateway(proxy.url, { ...options, cache: { ttl: 5, stale: 5 } });
  const operations = await recordRandomOperations(uncached, {
    schema: await schemaOf(uncached),
    known: await knownValuesOf(uncached),
    seed: SEED,
    count: 120,
  });
  expect(operations.length).toBeGreaterThan(20);

  const report = await runChaos({
    ...{ proxy, uncached, cached, operations },
    ...{ callers: 4, times: 3, share: 0.3, timeout: 240_000 },
  });
  console.error(report, proxy.happened);
  expect([...report.disturbed.wrong, ...report.killed.wrong].join('\n\n')).toBe('');
  expect(Math.max(report.disturbed.slowest, report.killed.slowest)).toBeLessThan(DEADLINE + SLACK);
  expect(Math.min(...Object.values(proxy.happened))).toBeGreaterThan(0);
  expect([report.whileKilled, report.afterwards]).toEqual(['unavailable', 'available']);
  expect(report.recovery).toBeLessThan(240_000);

  const hits = await cachedOnly(cached, operations);
  console.error(
    'not cached:',
    operations.filter((operation) => !hits.includes(operation)).map(({ body }) => body),
  );
  expect(hits.length).toBeGreaterThan(operations.length * 0.8);
  const outage = await runOutage({
    proxy,
    gateway: cached,
    operations: hits,
    perSecond: 200,
    seconds: 30,
  });
  console.error(outage);
  expect(outage.cached).toMatchObject({ answers: 6_000, whole: 6_000, wrong: [] });
  expect(Object.keys(outage.uncached)).toEqual(['UPSTREAM_UNAVAILABLE']);
  expect(outage.slowestUncached).toBeLessThan(DEADLINE + SLACK);
  expect(outage.recovery).toBeLessThan(10_000);

  const before = proxy.requests;
  console.error('rejecting 10,000 aliases, median of 20:', await measureBombRejection(uncached, 20), 'ms');
  expect(proxy.requests).toBe(before);
});
