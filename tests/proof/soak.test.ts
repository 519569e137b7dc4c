import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type GraphQLAnswer, violationsIn } from '../helpers/proof/answer-checks.ts';
import { proofSite, SITE_SECRETS } from '../helpers/proof/proof-site.ts';
import { randomOperation } from '../helpers/proof/random-operation.ts';
import { SeededRandom } from '../helpers/proof/seeded-random.ts';
import { knownValuesOf, schemaOf, send, type Target } from '../helpers/proof/target.ts';
import { startWordPressServer } from '../helpers/wordpress-server.ts';
import { COMMAND, ENVIRONMENT } from '../integration/cli/pressgraph.ts';

const SECONDS = Number(process.env['PROOF_SECONDS'] ?? 600);
const PER_SECOND = Number(process.env['PROOF_PER_SECOND'] ?? 60);
const SAMPLES = 60;

/** A small cache with short lifetimes, so that its entries turn over all the time. */
const SMALL_CACHE = {
  CACHE_MAX_BYTES: String(2 * 1024 ** 2),
  CACHE_TTL: '2',
  CACHE_STALE: '2',
  WATCH_INTERVAL: '5',
};

async function startGatewayProcess(wordpress: string) {
  const sampler = new URL('heap-sampler.mjs', import.meta.url).pathname;
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', sampler, COMMAND, '--wordpress', wordpress, '--port', '0'],
    {
      env: { ...ENVIRONMENT, LOG_FORMAT: 'json', LOG_LEVEL: 'info', ...SMALL_CACHE },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  if (!child.stderr) throw new Error('Expected a pipe for stderr.');
  const started = new Promise<string>((resolve) => {
    createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => {
      const entry = JSON.parse(line) as Record<string, unknown>;
      if (entry['msg'] === 'started') resolve(String(entry['url']));
    });
  });
  const url = await started;
  const target: Target = { fetch: (_, init) => fetch(new URL('/graphql', url), init) };
  const stop = async () => {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  };
  return { child, target, [Symbol.asyncDispose]: stop };
}

async function memoryOf(child: ChildProcess): Promise<NodeJS.MemoryUsage> {
  const reply = once(child, 'message');
  child.send('memory');
  const [usage] = (await reply) as [NodeJS.MemoryUsage];
  return usage;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test('soak: memory does not grow under a load of ever new operations', async () => {
  await using site = await startWordPressServer(proofSite);
  await using gateway = await startGatewayProcess(site.url);
  const { target, child } = gateway;
  const schema = await schemaOf(target);
  const known = await knownValuesOf(target);
  const random = new SeededRandom(1);
  const operation = () => JSON.stringify(randomOperation({ schema, known, random }));
  const hot = Array.from({ length: 10 }, operation);
  const titles = (first: number, name: string) =>
    JSON.stringify({
      query: `{ ${name}: posts(first: ${first}) { nodes { title content author { name } } } }`,
    });
  let next = 0;
  /** Cached answers; new answers from cached items; random operations; uncached searches. */
  const bodies = [
    () => random.pick(hot),
    () => titles(random.int(1, 40), `name${next++}`),
    operation,
    () => JSON.stringify({ query: `{ posts(where: { search: "word ${next++}" }) { totalCount } }` }),
  ];
  const wrong: string[] = [];
  let answers = 0;
  const run = async () => {
    const body = random.pick(bodies)();
    const response = await send(target, body);
    const text = await response.text();
    const found = violationsIn(text, JSON.parse(text) as GraphQLAnswer, SITE_SECRETS, new URL(site.url).host);
    if (wrong.length < 20) wrong.push(...found.map((what) => `${what}\n  ${body.slice(0, 600)}`));
    answers += 1;
  };

  const samples: NodeJS.MemoryUsage[] = [];
  const start = performance.now();
  for (let sample = 0; sample < SAMPLES; sample++) {
    const end = start + ((sample + 1) / SAMPLES) * SECONDS * 1000;
    const callers = Array.from({ length: 8 }, async () => {
      while (performance.now() < end) {
        const begin = performance.now();
        await run();
        await wait(Math.max(0, (8 / PER_SECOND) * 1000 - (performance.now() - begin)));
      }
    });
    await Promise.all(callers);
    samples.push(await memoryOf(child));
    site.calls.length = 0;
  }

  const megabytes = (key: 'heapUsed' | 'rss' | 'external') =>
    [0, 1, 2].map((third) => {
      const part = samples.slice((third * SAMPLES) / 3, ((third + 1) * SAMPLES) / 3);
      return Math.round((mean(part.map((usage) => usage[key])) / 1024 ** 2) * 10) / 10;
    });
  const [heap, rss, external] = [megabytes('heapUsed'), megabytes('rss'), megabytes('external')];
  console.error({ seconds: SECONDS, answers, heap, rss, external });
  expect(wrong.join('\n\n')).toBe('');
  const [, middle = 0, last = Number.NaN] = heap;
  expect(last / middle).toBeLessThanOrEqual(1.15);
});
