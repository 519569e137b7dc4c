import { expect, test } from 'vitest';
import { range } from '../helpers/gateway.ts';
import { BOMBS, bulkySite, DIALECT_BOMBS } from '../helpers/proof/bombs.ts';
import { surviveBombs } from '../helpers/proof/survive-bombs.ts';
import { startSmallGateway } from '../helpers/small-heap.ts';
import { startWordPressServer } from '../helpers/wordpress-server.ts';

test.each([
  [128, '/graphql', BOMBS, 100],
  [512, '/graphql', BOMBS, 600],
  [128, '/wp/graphql', DIALECT_BOMBS, 100],
  [512, '/wp/graphql', DIALECT_BOMBS, 100],
] as const)(
  'small heap: %i MiB survive the bombs at %s',
  { timeout: 1_200_000 },
  async (megabytes, path, bombs, refused) => {
    await using site = await startWordPressServer(bulkySite(4_000));
    await using gateway = await startSmallGateway(site.url, megabytes);
    await surviveBombs(gateway, Object.values(bombs), { rounds: 3, refused, path });
  },
);

test('small heap: 512 MiB survive a site of 10,000 post types', { timeout: 600_000 }, async () => {
  const types = Object.fromEntries(range(1, 10_000).map((n) => [`type_${n}`, { rest_base: `types_${n}` }]));
  await using site = await startWordPressServer({ types });
  await using gateway = await startSmallGateway(site.url, 512);
  for (const path of ['/graphql', '/wp/graphql'])
    expect(await gateway.send('{ posts { nodes { title } } }', path)).toMatchObject({ status: 200 });
});
