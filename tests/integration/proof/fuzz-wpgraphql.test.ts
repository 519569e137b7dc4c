import { expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { fuzz } from '../../helpers/proof/fuzz.ts';
import { proofSite, SITE_SECRETS } from '../../helpers/proof/proof-site.ts';
import { knownValuesOf, schemaOf, type Target } from '../../helpers/proof/target.ts';

const SEED = Number(process.env['PROOF_SEED'] ?? 1);
const COUNT = Number(process.env['PROOF_COUNT'] ?? 150);
const QUIET = { cache: { ttl: 0 }, freshness: { watchInterval: 0, refreshInterval: 0, sweepInterval: 0 } };

test('fuzz: at the address of WPGraphQL, too, no operation takes more requests than estimated', {
  timeout: 120_000,
}, async () => {
  await using gateway = await startGateway(proofSite, QUIET);
  const dialect: Target = {
    fetch: (_, init) => gateway.gateway.fetch('http://gateway/wp/graphql', init),
  };
  const report = await fuzz({
    gateway: dialect,
    schema: await schemaOf(dialect),
    known: await knownValuesOf(gateway.gateway),
    seed: SEED,
    count: COUNT,
    secrets: SITE_SECRETS,
    upstream: new URL(gateway.site.url).host,
    takeRequests: () => gateway.asked(),
    // Answered as lists, here.
    without: ['a batch of operations', 'not an object'],
    timeout: 20_000,
  });
  expect(report.findings.join('\n\n')).toBe('');
  expect(report.outcomes['answered']).toBeGreaterThan(COUNT / 5);
  // Not by estimating far too much.
  expect(report.requests).toBeGreaterThan(report.estimated / 20);
});
