import { expect, test } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { fuzz } from '../../helpers/proof/fuzz.ts';
import { hostileSite, INTERNALS, wrongTypedSite } from '../../helpers/proof/hostile-site.ts';
import { proofSite, SITE_SECRETS } from '../../helpers/proof/proof-site.ts';
import { proveShortcuts } from '../../helpers/proof/shortcuts.ts';
import { knownValuesOf, schemaOf } from '../../helpers/proof/target.ts';

/** To reproduce a finding, set its seed: `PROOF_SEED=17 PROOF_COUNT=1`. */
const SEED = Number(process.env['PROOF_SEED'] ?? 1);
const COUNT = Number(process.env['PROOF_COUNT'] ?? 250);
/** CPU-bound, so that it takes longer on a busy machine. */
const SLOW = { timeout: 120_000 };
const QUIET = { freshness: { watchInterval: 0, refreshInterval: 0, sweepInterval: 0 } };

test(
  'fuzz: every operation is answered, with catalogued errors and no more requests than estimated',
  SLOW,
  async () => {
    await using uncached = await startGateway(proofSite, QUIET);
    const cached = await createGateway({ wordpress: uncached.site.url, ...QUIET, cache: { ttl: 3_600 } });
    const schema = await schemaOf(uncached.gateway);
    const report = await fuzz({
      gateway: uncached.gateway,
      cached,
      schema,
      known: await knownValuesOf(uncached.gateway),
      seed: SEED,
      count: COUNT,
      mutations: 0.05,
      secrets: SITE_SECRETS,
      upstream: new URL(uncached.site.url).host,
      takeRequests: () => uncached.asked(),
      timeout: 20_000,
    });
    await cached.dispose();
    expect(report.findings.join('\n\n')).toBe('');
    expect(report.outcomes['answered']).toBeGreaterThan(COUNT / 4);
  },
);

test.each([
  ['invalid responses', hostileSite],
  ['values of wrong types', wrongTypedSite()],
])('fuzz: a site with %s leaks no internals', SLOW, async (_, site) => {
  await using gateway = await startGateway(site, { ...QUIET, upstream: { retries: 0, breakerCooldown: 0 } });
  await using healthy = await startGateway(proofSite, QUIET);
  const report = await fuzz({
    gateway: gateway.gateway,
    schema: await schemaOf(healthy.gateway),
    known: await knownValuesOf(healthy.gateway),
    seed: SEED,
    count: Math.ceil(COUNT / 2),
    secrets: [...SITE_SECRETS, ...INTERNALS],
    upstream: new URL(gateway.site.url).host,
    timeout: 20_000,
  });
  expect(report.findings.join('\n\n')).toBe('');
});

test('fuzz: shortcuts change no value, on a site that changes', SLOW, async () => {
  const { findings, answered, reads } = await proveShortcuts(SEED, Math.ceil(COUNT / 8));
  expect(findings.join('\n\n')).toBe('');
  expect(answered).toBeGreaterThan(COUNT / 8);
  expect(reads).toBeGreaterThan(COUNT / 8);
});
