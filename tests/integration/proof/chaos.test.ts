import { expect, test } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import { startChaosProxy } from '../../helpers/chaos-proxy.ts';
import { recordRandomOperations, runChaos } from '../../helpers/proof/chaos.ts';
import { proofSite } from '../../helpers/proof/proof-site.ts';
import { SeededRandom } from '../../helpers/proof/seeded-random.ts';
import { knownValuesOf, schemaOf } from '../../helpers/proof/target.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const SEED = Number(process.env['PROOF_SEED'] ?? 1);
const DEADLINE = 3_000;
/** Tolerance for a machine that is busy with other tests. */
const SLACK = 4_000;

const OPTIONS = {
  limits: { operationTimeout: DEADLINE },
  upstream: { headersTimeout: 1_000, bodyTimeout: 1_000, retryDelay: 10, breakerCooldown: 300 },
  freshness: { watchInterval: 0, sweepInterval: 0, refreshInterval: 0 },
};

test('chaos: answers are correct and in time while WordPress’s responses are disturbed, and recover afterwards', {
  timeout: 120_000,
}, async () => {
  await using site = await startWordPressServer(proofSite);
  await using proxy = await startChaosProxy({
    target: site.url,
    random: new SeededRandom(SEED),
    longestDelay: 1_500,
  });
  const uncached = await createGateway({ wordpress: proxy.url, ...OPTIONS, cache: { ttl: 0 } });
  const cached = await createGateway({ wordpress: proxy.url, ...OPTIONS, cache: { ttl: 1, stale: 1 } });
  const operations = await recordRandomOperations(uncached, {
    schema: await schemaOf(uncached),
    known: await knownValuesOf(uncached),
    seed: SEED,
    count: 120,
  });
  expect(operations.length).toBeGreaterThan(20);
  const report = await runChaos({
    ...{ proxy, uncached, cached, operations },
    ...{ callers: 12, times: 3, share: 0.3, timeout: 15_000 },
  });
  await Promise.all([uncached.dispose(), cached.dispose()]);

  expect([...report.disturbed.wrong, ...report.killed.wrong].join('\n\n')).toBe('');
  expect(Math.max(report.disturbed.slowest, report.killed.slowest)).toBeLessThan(DEADLINE + SLACK);
  expect(Math.min(...Object.values(proxy.happened))).toBeGreaterThan(0);
  expect([report.whileKilled, report.afterwards]).toEqual(['unavailable', 'available']);
  expect(report.recovery).toBeLessThan(10_000);
});
