import { expect, test } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { knownValuesOf, schemaOf } from '../../helpers/proof/ask.ts';
import { fuzz } from '../../helpers/proof/fuzz.ts';
import { hostileSite, INSIDES, wrongTypedSite } from '../../helpers/proof/hostile-site.ts';
import { proofSite, SITE_SECRETS } from '../../helpers/proof/proof-site.ts';

/** Those of a finding make it again: `PROOF_SEED=17 PROOF_COUNT=1`. */
const SEED = Number(process.env['PROOF_SEED'] ?? 1);
const COUNT = Number(process.env['PROOF_COUNT'] ?? 500);
/** Most of it is work: it takes longer on a busy machine. */
const PATIENCE = { timeout: 120_000 };
const QUIET = { freshness: { watchInterval: 0, refreshInterval: 0, sweepInterval: 0 } };

test(
  'whatever is asked is answered, in the catalogue’s words, for no more than was estimated',
  PATIENCE,
  async () => {
    await using plain = await startGateway(proofSite, QUIET);
    const holding = await createGateway({ wordpress: plain.site.url, ...QUIET, cache: { ttl: 3_600 } });
    const schema = await schemaOf(plain.gateway);
    const report = await fuzz({
      gateway: plain.gateway,
      holding,
      schema,
      known: await knownValuesOf(plain.gateway),
      seed: SEED,
      count: COUNT,
      mutations: 0.05,
      secrets: SITE_SECRETS,
      upstream: new URL(plain.site.url).host,
      takeRequests: () => plain.asked(),
      patience: 20_000,
    });
    await holding.dispose();
    expect(report.findings.join('\n\n')).toBe('');
    expect(report.outcomes['answered']).toBeGreaterThan(COUNT / 4);
  },
);

test.each([
  ['nonsense', hostileSite],
  ['values of other types', wrongTypedSite()],
])('of a site that answers %s, nobody hears its insides', PATIENCE, async (_, site) => {
  await using gateway = await startGateway(site, { ...QUIET, upstream: { retries: 0, breakerCooldown: 0 } });
  await using whole = await startGateway(proofSite, QUIET);
  const report = await fuzz({
    gateway: gateway.gateway,
    schema: await schemaOf(whole.gateway),
    known: await knownValuesOf(whole.gateway),
    seed: SEED,
    count: Math.ceil(COUNT / 2),
    secrets: [...SITE_SECRETS, ...INSIDES],
    upstream: new URL(gateway.site.url).host,
    patience: 20_000,
  });
  expect(report.findings.join('\n\n')).toBe('');
});
