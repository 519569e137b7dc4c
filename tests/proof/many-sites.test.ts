import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createSitesGateway } from '../../src/server/sites/create-sites-gateway.ts';
import { range } from '../helpers/gateway.ts';
import { makePost } from '../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../helpers/wordpress-server.ts';

const SITES = 200;
const MEGABYTE = 1024 ** 2;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

test('200 sites of one shape: memory, and the time to open them from what is kept', async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'pressgraph-sites-'));
  const servers = await Promise.all(
    range(1, SITES).map((id) =>
      startWordPressServer({ name: `Site ${id}`, posts: [makePost({ id, title: `Post of ${id}` })] }),
    ),
  );
  const sites = Object.fromEntries(servers.map(({ url }, index) => [`s${index + 1}`, url]));
  const options = { sites, stateDir, freshness: { watchInterval: 0 } };
  try {
    const begin = performance.now();
    const first = await createSitesGateway(options);
    expect([...(await first.sites.ready()).values()]).toEqual([]);
    const discovered = performance.now() - begin;
    await first.dispose();

    const before = heap();
    const again = performance.now();
    const gateway = await createSitesGateway(options);
    expect([...(await gateway.sites.ready()).values()]).toEqual([]);
    const opened = performance.now() - again;
    const idle = heap() - before;
    for (const id of range(1, SITES)) {
      const query = encodeURIComponent('{ site { name } posts { nodes { title } } }');
      const response = await gateway.fetch(`http://gateway/s${id}/graphql?query=${query}`);
      expect(await response.json()).toEqual({
        data: { site: { name: `Site ${id}` }, posts: { nodes: [{ title: `Post of ${id}` }] } },
      });
    }
    const used = heap() - before;
    await gateway.dispose();
    const rounded = Object.fromEntries(
      Object.entries({ discovered, opened, idle, used }).map(([name, value]) => [name, Math.round(value)]),
    );
    process.stderr.write(`${SITES} sites, in ms and MB of heap: ${JSON.stringify(rounded)}\n`);
    expect(used).toBeLessThan(250);
    expect(opened).toBeLessThan(10_000);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
    await rm(stateDir, { recursive: true, force: true });
  }
}, 600_000);
