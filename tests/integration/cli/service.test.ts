import { expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const knownService = signedIn({ [basic('gateway:abcd')]: {} });

async function serve(wordpress: string, env: Record<string, string>) {
  const told: string[] = [];
  const outcome = await run({
    argv: ['--wordpress', wordpress, '--port', '0'],
    env,
    print: () => {},
    printError: (text) => told.push(text),
  });
  return { outcome, told: told.join('') };
}

test('the command serves with a credential of its own that WordPress knows', async () => {
  await using site = await startWordPressServer({ override: knownService });
  const { outcome, told } = await serve(site.url, { SERVICE_AUTHORIZATION: 'gateway:abcd' });
  expect(told).toBe('');
  if (typeof outcome === 'number') throw new Error('Expected it to run.');
  await outcome.stop();
});

test.each([
  ['that WordPress does not know', { SERVICE_AUTHORIZATION: 'gateway:hunter2' }, /rejected the service/],
  ['in another form', { SERVICE_AUTHORIZATION: 'hunter2' }, /user:application password/],
  [
    'missing beside a preview secret',
    { PREVIEW_SECRET: 'hunter2 hunter2 hunter2 hunter2 hunter2' },
    /service/,
  ],
  ['beside headers that stay here', { FORWARD_HEADERS: 'Cookie' }, /“Cookie” cannot be forwarded/],
])('the command does not start with a credential %s, and tells no secret', async (_name, env, words) => {
  await using site = await startWordPressServer({ override: knownService });
  const { outcome, told } = await serve(site.url, env);
  expect(outcome).toBe(2);
  expect(told).toMatch(words);
  expect(told).not.toContain('hunter2');
});

test.each([
  [{ FORWARD_HEADERS: 'Cookie' }, /“Cookie” cannot be forwarded/],
  [{ PREVIEW_SECRET: 'hunter2 hunter2 hunter2 hunter2 hunter2' }, /service credential/],
  [{ PERSISTED_ONLY: 'true' }, /without it, no operation could run/],
  [{ PERSISTED_OPERATIONS: 'package.json' }, /Expected persisted operations in package.json/],
])('what is wrong with %j is told before WordPress is asked', async (env, words) => {
  await using site = await startWordPressServer();
  const { outcome, told } = await serve(site.url, env);
  expect(outcome).toBe(2);
  expect(told).toMatch(words);
  expect(site.calls).toEqual([]);
});
