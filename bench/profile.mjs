// `node bench/profile.mjs [home|article|titles|categories] [times] [--posts 1000]`: a CPU profile of the gateway, for the
// browser's developer tools. WordPress's responses are recorded and replayed at once. --posts profiles the home page's list
// with that many posts.
import { parseArgs } from 'node:util';
import { homeOf, pressgraph } from './contenders/pressgraph.mjs';
import { CountingProxy } from './lib/counting-proxy.mjs';
import { startGateway } from './lib/gateway.mjs';
import { graphqlAt, HttpClient } from './lib/http-client.mjs';
import { measureLatency, runnersOf } from './lib/measure.mjs';
import { startSite } from './lib/site.mjs';
import { findSlugs } from './lib/slugs.mjs';

/** @import { QueryName } from './contenders/page-data.mjs' */

const { positionals, values } = parseArgs({ allowPositionals: true, options: { posts: { type: 'string' } } });
const query = /** @type {QueryName} */ (positionals[0] ?? 'home');
const times = Number(positionals[1] ?? 300);
const folder = 'bench/.cache';

const site = await startSite((message) => process.stderr.write(`  ${message}\n`));
const proxy = await CountingProxy.start(site.url);
const gateway = await startGateway(proxy.url, { nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${folder}`] });
const contender = pressgraph(gateway.endpoint);
const http = new HttpClient();
const execute = graphqlAt(http, gateway.endpoint);
try {
  const runners = values.posts
    ? [{ run: () => execute(homeOf(Number(values.posts))) }]
    : runnersOf([contender], query, await findSlugs(site.url));
  for (const { run } of runners) await run();
  const [own] = await proxy.replaying(() => measureLatency(runners, { rounds: times }));
  const { median, low, high } = own?.milliseconds ?? {};
  process.stdout.write(
    `${query}: ${median?.toFixed(1)} ms (${low?.toFixed(1)}–${high?.toFixed(1)}); see ${folder}\n`,
  );
} finally {
  await Promise.all([contender.close(), http.close()]);
  await gateway.stop();
  await proxy.stop();
}
