import { expect, test } from 'vitest';
import { startGateway } from '../helpers/gateway.ts';
import { knownValuesOf, schemaOf } from '../helpers/proof/ask.ts';
import { fuzz } from '../helpers/proof/fuzz.ts';
import { proofSite, SITE_SECRETS } from '../helpers/proof/proof-site.ts';
import { QUIET, startEmbedded, startQuietGateway } from './embedded.ts';

const SEED = Number(process.env['PROOF_SEED'] ?? 100_000);

test('10,000 operations over an imitated site', async () => {
  const count = Number(process.env['PROOF_COUNT'] ?? 10_000);
  await using plain = await startGateway(proofSite, { ...QUIET, onError: console.error });
  await using holding = await startQuietGateway(plain.site.url, { cache: { ttl: 3_600 } });
  const report = await fuzz({
    gateway: plain.gateway,
    holding,
    schema: await schemaOf(plain.gateway),
    known: await knownValuesOf(plain.gateway),
    seed: SEED,
    count,
    mutations: 0.05,
    secrets: SITE_SECRETS,
    upstream: new URL(plain.site.url).host,
    takeRequests: () => plain.asked(),
    patience: 60_000,
  });
  console.error(report.outcomes, report.requests, report.estimated);
  expect(report.findings.join('\n\n')).toBe('');
  expect(report.outcomes['answered']).toBeGreaterThan(count / 4);
});

test('hundreds over a real WordPress, by callers who are nobody', async () => {
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
    // Of what its seed has that the public may not read.
    secrets: ['user_pass', 'user_activation_key'],
    upstream: new URL(wordPress.url).host,
    takeRequests: () => requests.splice(0),
    patience: 130_000,
  });
  console.error(report.outcomes, report.requests, report.estimated);
  expect(report.findings.join('\n\n')).toBe('');
  expect(report.outcomes['answered']).toBeGreaterThan(count / 5);
});
