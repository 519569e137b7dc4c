import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { startService } from '../../helpers/service.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const hasNginx = spawnSync('nginx', ['-v']).error === undefined;

/** The balancer of `deploy/nginx.conf` on loopback, before gateways at these addresses. */
async function startBalancer(gateways: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'pressgraph-nginx-'));
  const port = await freePort();
  const given = await readFile(new URL('../../../deploy/nginx.conf', import.meta.url), 'utf8');
  const site = gateways
    .reduce((text, url, index) => text.replace(`gateway-${index + 1}:4000`, new URL(url).host), given)
    .replace('listen 80;', `listen 127.0.0.1:${port};`);
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
     events {} http { access_log off; ${folders.join(' ')} ${site} }`,
  );
  const child = spawn('nginx', ['-e', `${folder}/error.log`, '-p', folder, '-c', `${folder}/nginx.conf`]);
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  await vi.waitUntil(
    () =>
      fetch(url).then(
        () => true,
        () => false,
      ),
    { timeout: 20_000 },
  );
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

test.skipIf(!hasNginx)('behind the balancer, nobody notices that one of two gateways ends', async () => {
  await using site = await startWordPressServer({ posts: [makePost({ id: 1, title: 'Ink' })] });
  const [first, second] = await Promise.all([startService(site.url), startService(site.url)]);
  await using balancer = await startBalancer([first.url, second.url]);
  let answered = 0;
  let isOver = false;
  const failures: unknown[] = [];
  const readers = Array.from({ length: 8 }, async (_, reader) => {
    for (let turn = 0; !isOver; turn += 1) {
      const response = await fetch(`${balancer.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-request-id': `r-${reader}-${turn}` },
        body: JSON.stringify({
          query: `query Q${reader} { posts(first: ${1 + (turn % 50)}) { nodes { title } } }`,
        }),
      });
      const answer = await response.text();
      if (answer === '{"data":{"posts":{"nodes":[{"title":"Ink"}]}}}') answered += 1;
      else failures.push(response.status, answer);
      if (response.headers.get('x-request-id') !== `r-${reader}-${turn}`) failures.push('another id');
    }
  });
  await vi.waitUntil(() => answered > 100, { timeout: 20_000 });
  expect(first.lines.filter(({ msg }) => msg === 'operation')).not.toEqual([]);
  expect(second.lines.filter(({ msg }) => msg === 'operation')).not.toEqual([]);
  first.child.kill('SIGTERM');
  expect(await first.exited).toEqual([0, null]);
  const afterwards = answered + 100;
  await vi.waitUntil(() => answered > afterwards || failures.length > 0, { timeout: 20_000 });
  isOver = true;
  await Promise.all(readers);
  expect(failures).toEqual([]);
  expect((await fetch(`${balancer.url}/readyz`)).status).toBe(404);
  second.child.kill('SIGTERM');
  expect(await second.exited).toEqual([0, null]);
});
