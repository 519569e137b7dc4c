import { expect, test } from 'vitest';
import { startGateway } from '../helpers/gateway.ts';
import { fuzz } from '../helpers/proof/fuzz.ts';
import { proofSite, SITE_SECRETS } from '../helpers/proof/proof-site.ts';
import { proveShortcuts } from '../helpers/proof/shortcuts.ts';
import { knownValuesOf, schemaOf } from '../helpers/proof/target.ts';
import { QUIET, startEmbedded, startQuietGateway } from './embedded.ts';

const SEED = Number(process.env['PROOF_SEED'] ?? 100_000);

test('fuzz: 10,000 operations over a simulated site', async () => {
  const count = Number(process.env['PROOF_COUNT'] ?? 10_000);
  await using uncached = await startGateway(proofSite, { ...QUIET, onError: console.error });
  await using cached = await startQuietGateway(uncached.site.url, { cache: { ttl: 3_600 } });
  const report = await fuzz({
    gateway: uncached.gateway,
    cached,
    schema: await schemaOf(uncached.gateway),
    known: await knownValuesOf(uncached.gateway),
    seed: SEED,
    count,
    mutations: 0.05,
    secrets: SITE_SECRETS,
    upstream: new URL(uncached.site.url).host,
    takeRequests: () => uncached.asked(),
    timeout: 60_000,
  });
  console.error(report.outcomes, report.requests, report.estimated);
  expect(report.findings.join('\n\n')).toBe('');
  expect(report.outcomes['answered']).toBeGreaterThan(count / 4);
});

test('fuzz: hundreds of anonymous operations over a real WordPress', async () => {
  const count = Number(process.env['PROOF_COUNT'] ?? 400);
  await using wordPress = await startEmbedded();
  const requests: string[] = [];
  await using gateway = await startQuietGateway(wordPress.url, {
    cache: { ttl: 0 },
    upstream: { retries: 0 },
    onError: console.error,
    onRequest: ({ method, url }) => requests.push(`${method} ${url}`),
  });
  const report = await fuzz({
    gateway,
    schema: await schemaOf(gateway),
    known: await knownValuesOf(gateway),
    seed: SEED,
    count,
    // Private values in the demo content.
    secrets: ['user_pass', 'user_activation_key'],
    upstream: new URL(wordPress.url).host,
    takeRequests: () => requests.splice(0),
    timeout: 130_000,
  });
  console.error(report.outcomes, report.requests, report.estimated);
  expect(report.findings.join('\n\n')).toBe('');
  expect(report.outcomes['answered']).toBeGreaterThan(count / 5);
});

test('fuzz: shortcuts change no value, on a site that changes', async () => {
  const count = Number(process.env['PROOF_COUNT'] ?? 2_000);
  const { findings, answered, reads } = await proveShortcuts(SEED, count);
  console.error(answered);
  expect(findings.join('\n\n')).toBe('');
  expect(answered).toBeGreaterThan(count);
  expect(reads).toBeGreaterThan(count);
});
