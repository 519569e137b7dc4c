import { test } from 'vitest';
import { BOMBS, bulkySite } from '../../helpers/proof/bombs.ts';
import { surviveBombs } from '../../helpers/proof/survive-bombs.ts';
import { startSmallGateway } from '../../helpers/small-heap.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

test('small heap: 128 MiB survive six of the worst bombs at once', { timeout: 120_000 }, async () => {
  await using site = await startWordPressServer(bulkySite(4_000));
  await using gateway = await startSmallGateway(site.url, 128);
  const worst = ['the same text under many aliases', 'long texts twice', 'introspection under aliases'];
  await surviveBombs(
    gateway,
    worst.flatMap((name) => BOMBS[name] ?? []),
    { rounds: 1, refused: 20 },
  );
});
