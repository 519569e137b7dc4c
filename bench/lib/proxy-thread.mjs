import { createServer } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { Agent } from 'undici';

// A reverse proxy in front of the site, in a thread of its own. It forwards the Host header, from which WordPress builds
// its links, so that clients that follow them stay on the proxy.

/** @typedef {{ status: number, headers: [string, string][], body: Buffer }} RecordedResponse */

const site = new URL(workerData.site);
const agent = new Agent({ connections: 64 });
/** @type {Map<string, RecordedResponse>} */
const recorded = new Map();
const counts = { requests: 0, bytes: 0, milliseconds: 0 };
/** Requests in flight, and since when there are any. */
const busy = { requests: 0, since: 0 };
let isReplaying = false;

/** Headers of the connection rather than the response. */
const CONNECTION_HEADERS = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'date',
  'content-length',
]);

/** @param {import('node:http').IncomingMessage} request */
async function responseTo(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const requestBody = Buffer.concat(chunks);
  const key = `${request.method} ${request.url} ${requestBody}`;
  const known = isReplaying ? recorded.get(key) : undefined;
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
    body: requestBody.length > 0 ? requestBody : null,
  });
  const body = Buffer.from(await response.body.arrayBuffer());
  /** @type {[string, string][]} */
  const headers = Object.entries(response.headers)
    .filter(([header]) => !CONNECTION_HEADERS.has(header))
    .map(([header, value]) => [header, [value].flat().join(', ')]);
  const result = { status: response.statusCode, headers, body };
  recorded.set(key, result);
  return result;
}

const server = createServer((request, response) => {
  if (busy.requests === 0) busy.since = performance.now();
  busy.requests += 1;
  response.once('close', () => {
    busy.requests -= 1;
    if (busy.requests === 0) counts.milliseconds += performance.now() - busy.since;
  });
  responseTo(request).then(
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
