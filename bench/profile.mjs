// `node bench/profile.mjs [home|article|titles|categories] [times]`: where the gateway's own time goes. WordPress's answers
// are recorded and given back at once; the profile opens in the browser's developer tools.
import { parseArgs } from 'node:util';
import { pressgraph } from './contenders/pressgraph.mjs';
import { CountingProxy } from './lib/counting-proxy.mjs';
import { discussedPost } from './lib/discussed-post.mjs';
import { startGateway } from './lib/gateway.mjs';
import { measureLatency, runnersOf } from './lib/measure.mjs';
import { startSite } from './lib/site.mjs';

/** @import { QueryName } from './contenders/shown.mjs' */

const { positionals } = parseArgs({ allowPositionals: true });
const query = /** @type {QueryName} */ (positionals[0] ?? 'home');
const times = Number(positionals[1] ?? 300);
const folder = 'bench/.cache';

const site = await startSite((message) => process.stderr.write(`  ${message}\n`));
const proxy = await CountingProxy.start(site.url);
const gateway = await startGateway(proxy.url, { nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${folder}`] });
const contender = pressgraph(gateway.endpoint);
try {
  const runners = runnersOf([contender], query, await discussedPost(site.url));
  for (const { ask } of runners) await ask();
  await proxy.replay(true);
  const [own] = await measureLatency(runners, { rounds: times });
  const { median, low, high } = own?.milliseconds ?? {};
  process.stdout.write(
    `${query}: ${median?.toFixed(1)} ms (${low?.toFixed(1)}–${high?.toFixed(1)}); see ${folder}\n`,
  );
} finally {
  await contender.close();
  await gateway.stop();
  await proxy.stop();
}
