import { expect, test } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import { startChaosProxy } from '../../helpers/chaos-proxy.ts';
import { knownValuesOf, schemaOf } from '../../helpers/proof/ask.ts';
import { heldOf, someQuestions } from '../../helpers/proof/chaos.ts';
import { liveThroughOutage } from '../../helpers/proof/outage.ts';
import { proofSite } from '../../helpers/proof/proof-site.ts';
import { SeededRandom } from '../../helpers/proof/seeded-random.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const DEADLINE = 5_000;
/** For a machine that is busy with other tests. */
const SLACK = 4_000;

test('while WordPress is gone, what is held is answered, and all else is told in time', {
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
    // Over before WordPress is back.
    cache: { ttl: 1, stale: 1 },
  });
  const asked = await someQuestions(gateway, {
    schema: await schemaOf(gateway),
    known: await knownValuesOf(gateway),
    seed: 1,
    count: 40,
  });
  const questions = await heldOf(gateway, asked);
  expect(questions.length).toBeGreaterThan(10);

  const report = await liveThroughOutage({ proxy, gateway, questions, perSecond: 200, seconds: 3 });
  await gateway.dispose();
  expect(report.held).toMatchObject({ answers: 600, whole: 600, wrong: [] });
  expect(Object.keys(report.unheld)).toEqual(['UPSTREAM_UNAVAILABLE']);
  expect(report.slowestUnheld).toBeLessThan(DEADLINE + SLACK);
  expect(report.recovery).toBeLessThan(10_000);
});
