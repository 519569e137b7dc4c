import { expect, test } from 'vitest';
import { startGateway } from '../helpers/gateway.ts';
import { fuzz } from '../helpers/proof/fuzz.ts';
import { proofSite, SITE_SECRETS } from '../helpers/proof/proof-site.ts';
import { knownValuesOf, schemaOf, type Target } from '../helpers/proof/target.ts';
import { QUIET } from './embedded.ts';

test('fuzz: 5,000 operations in the schema of WPGraphQL, over a simulated site', async () => {
  const count = Number(process.env['PROOF_COUNT'] ?? 5_000);
  await using gateway = await startGateway(proofSite, { ...QUIET, cache: { ttl: 0 } });
  const dialect: Target = {
    fetch: (_, init) => gateway.gateway.fetch('http://gateway/wp/graphql', init),
  };
  const report = await fuzz({
    gateway: dialect,
    schema: await schemaOf(dialect),
    known: await knownValuesOf(gateway.gateway),
    seed: Number(process.env['PROOF_SEED'] ?? 100_000),
    count,
    secrets: SITE_SECRETS,
    upstream: new URL(gateway.site.url).host,
    takeRequests: () => gateway.asked(),
    // Where only the kind of an item, or a page's cursors are asked, the item itself is read nevertheless.
    tolerance: 2,
    without: ['a batch of operations', 'not an object'],
    timeout: 60_000,
  });
  console.error(report.outcomes, report.requests, report.estimated);
  expect(report.findings.join('\n\n')).toBe('');
});
