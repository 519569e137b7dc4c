import { expect, test } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import { startChaosProxy } from '../../helpers/chaos-proxy.ts';
import { cachedOnly, recordRandomOperations } from '../../helpers/proof/chaos.ts';
import { runOutage } from '../../helpers/proof/outage.ts';
import { proofSite } from '../../helpers/proof/proof-site.ts';
import { SeededRandom } from '../../helpers/proof/seeded-random.ts';
import { knownValuesOf, schemaOf } from '../../helpers/proof/target.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const DEADLINE = 5_000;
/** Tolerance for a machine that is busy with other tests. */
const SLACK = 4_000;

test('outage: while WordPress is down, cached operations are answered, and others fail in time', {
  timeout: 120_000,
}, async () => {
  await using site = await startWordPressServer(proofSite);
  await using proxy = await startChaosProxy({
    target: site.url,
    random: new SeededRandom(1),
    longestDelay: 1,
  });
  const gateway = await createGateway({
    wordpress: proxy.url,
    limits: { operationTimeout: DEADLINE },
    upstream: { breakerCooldown: 500 },
    freshness: { watchInterval: 0, sweepInterval: 0, refreshInterval: 0 },
    // Short enough to be stale before WordPress is back.
    cache: { ttl: 1, stale: 1 },
  });
  const candidates = await recordRandomOperations(gateway, {
    schema: await schemaOf(gateway),
    known: await knownValuesOf(gateway),
    seed: 1,
    count: 40,
  });
  const operations = await cachedOnly(gateway, candidates);
  expect(operations.length).toBeGreaterThan(10);

  const report = await runOutage({ proxy, gateway, operations, perSecond: 200, seconds: 3 });
  await gateway.dispose();
  expect(report.cached).toMatchObject({ answers: 600, whole: 600, wrong: [] });
  expect(Object.keys(report.uncached)).toEqual(['UPSTREAM_UNAVAILABLE']);
  expect(report.slowestUncached).toBeLessThan(DEADLINE + SLACK);
  expect(report.recovery).toBeLessThan(10_000);
});
