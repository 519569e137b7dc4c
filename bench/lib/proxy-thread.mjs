import { createServer } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { Agent } from 'undici';

// A reverse proxy before the site, in a thread of its own. The name under which it is asked goes on to WordPress, which
// makes its links of it; so whoever follows them stays with the proxy.

/** @typedef {{ status: number, headers: [string, string][], body: Buffer }} Kept */

const site = new URL(workerData.site);
const agent = new Agent({ connections: 64 });
/** @type {Map<string, Kept>} */
const kept = new Map();
const counts = { requests: 0, bytes: 0, milliseconds: 0 };
/** Requests under way, and since when there are any. */
const busy = { requests: 0, since: 0 };
let isReplaying = false;

/** What belongs to one connection, not to the answer. */
const OF_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date', 'content-length']);

/** @param {import('node:http').IncomingMessage} request */
async function answerOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const sent = Buffer.concat(chunks);
  const name = `${request.method} ${request.url} ${sent}`;
  const known = isReplaying ? kept.get(name) : undefined;
  if (known) return known;
  const { host, accept, 'accept-encoding': encoding, 'content-type': type } = request.headers;
  const response = await agent.request({
    origin: site.origin,
    path: request.url ?? '/',
    method: /** @type {'GET'} */ (request.method),
    headers: {
      ...(host && { host }),
      ...(accept && { accept }),
      ...(encoding && { 'accept-encoding': String(encoding) }),
      ...(type && { 'content-type': type }),
    },
    body: sent.length > 0 ? sent : null,
  });
  const body = Buffer.from(await response.body.arrayBuffer());
  /** @type {[string, string][]} */
  const headers = Object.entries(response.headers)
    .filter(([header]) => !OF_CONNECTION.has(header))
    .map(([header, value]) => [header, [value].flat().join(', ')]);
  const answer = { status: response.statusCode, headers, body };
  kept.set(name, answer);
  return answer;
}

const server = createServer((request, response) => {
  if (busy.requests === 0) busy.since = performance.now();
  busy.requests += 1;
  response.once('close', () => {
    busy.requests -= 1;
    if (busy.requests === 0) counts.milliseconds += performance.now() - busy.since;
  });
  answerOf(request).then(
    ({ status, headers, body }) => {
      counts.requests += 1;
      counts.bytes += body.length;
      response.writeHead(status, Object.fromEntries([...headers, ['content-length', String(body.length)]]));
      response.end(request.method === 'HEAD' ? undefined : body);
    },
    (error) => response.writeHead(502).end(String(error)),
  );
});
server.keepAliveTimeout = 60_000;

parentPort?.on('message', (/** @type {{ id: number, replay?: boolean }} */ { id, replay }) => {
  if (replay !== undefined) isReplaying = replay;
  parentPort?.postMessage({ id, ...counts });
  Object.assign(counts, { requests: 0, bytes: 0, milliseconds: 0 });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  parentPort?.postMessage({ port: typeof address === 'object' && address ? address.port : 0 });
});
