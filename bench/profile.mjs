// `node bench/profile.mjs [home|article|titles|categories] [times] [--posts 1000]`: a CPU profile of the gateway, for the
// browser's developer tools. WordPress's responses are recorded and replayed at once. --posts profiles the home page's list
// with that many posts.
import { parseArgs } from 'node:util';
import { homeOf, pressgraph } from './contenders/pressgraph.mjs';
import { CountingProxy } from './lib/counting-proxy.mjs';
import { discussedPost } from './lib/discussed-post.mjs';
import { startGateway } from './lib/gateway.mjs';
import { graphqlAt, HttpClient } from './lib/http-client.mjs';
import { measureLatency, runnersOf } from './lib/measure.mjs';
import { startSite } from './lib/site.mjs';

/** @import { QueryName } from './contenders/shown.mjs' */

const { positionals, values } = parseArgs({ allowPositionals: true, options: { posts: { type: 'string' } } });
const query = /** @type {QueryName} */ (positionals[0] ?? 'home');
const times = Number(positionals[1] ?? 300);
const folder = 'bench/.cache';

const site = await startSite((message) => process.stderr.write(`  ${message}\n`));
const proxy = await CountingProxy.start(site.url);
const gateway = await startGateway(proxy.url, { nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${folder}`] });
const contender = pressgraph(gateway.endpoint);
const http = new HttpClient();
const ask = graphqlAt(http, gateway.endpoint);
try {
  const runners = values.posts
    ? [{ ask: () => ask(homeOf(Number(values.posts))) }]
    : runnersOf([contender], query, await discussedPost(site.url));
  for (const { ask } of runners) await ask();
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
