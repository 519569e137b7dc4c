import { once } from 'node:events';
import { createServer } from 'node:http';
import { sendStaticFile } from './static-files.mjs';

/** @import { IncomingMessage, Server, ServerResponse } from 'node:http' */
/** @import { PhpMethod, PhpResponse } from './php-instance.mjs' */
/** @import { PhpPool } from './php-pool.mjs' */

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const HEADERS_OF_THE_CONNECTION = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'transfer-encoding',
]);

/**
 * Binds the port before PHP starts, so that WordPress knows its URL and a port in use fails immediately.
 * @param {{ port: number, host: string }} options
 */
export async function listen({ port, host }) {
  const server = createServer({ requestTimeout: 120_000 });
  server.on('request', (_request, response) => {
    response.writeHead(503, { 'retry-after': '2' }).end('WordPress is starting.\n');
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new Error(`Expected port ${port} of ${host} to be free for WordPress: ${cause}`, { cause });
  }
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error(`Expected a TCP port, got ${address}.`);
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const printed = reachable.includes(':') ? `[${reachable}]` : reachable;
  return { server, port: address.port, url: `http://${printed}:${address.port}` };
}

/**
 * @param {{
 *   server: Server,
 *   url: string,
 *   pool: PhpPool,
 *   wordpressFolder: string,
 *   log: (message: string) => void,
 * }} options
 */
export function serve({ server, url, pool, wordpressFolder, log }) {
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    answer(request, response).catch((error) => {
      // The client disconnected while a file was sent: not a server error.
      if (response.destroyed) return;
      log(`${request.method} ${request.url} failed: ${error}`);
      if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain; charset=UTF-8' });
      response.end(`The embedded WordPress failed: ${error}\n`);
    });
  });

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   */
  async function answer(request, response) {
    const method = request.method ?? 'GET';
    const pathname = decodedPathname(request.url ?? '/', url);
    if (pathname === undefined) {
      response.writeHead(400).end();
      return;
    }
    const reads = READING_METHODS.has(method);
    const withBody = method !== 'HEAD';
    const readUpload = (/** @type {string} */ path) => pool.readUpload(path);
    if (reads && (await sendStaticFile({ pathname, response, withBody, wordpressFolder, readUpload })))
      return;

    const body = await bodyOf(request);
    const phpResponse = await pool.request(
      {
        url: request.url ?? '/',
        method: /** @type {PhpMethod} */ (method),
        headers: headersOf(request, new URL(url).host),
        ...(body.length > 0 && { body }),
      },
      { mayWrite: !reads || writesWhileReading(pathname, request) },
    );
    send(phpResponse, response, withBody);
  }
}

/**
 * @param {string} target
 * @param {string} base
 */
function decodedPathname(target, base) {
  try {
    // Not `new URL(target, base)`, which parses `//name/path` as another host.
    return decodeURIComponent(new URL(base + target).pathname);
  } catch {
    return undefined;
  }
}

/**
 * For logged-in users, WordPress writes even on reads: new drafts, edit locks, user settings.
 * @param {string} pathname
 * @param {IncomingMessage} request
 */
function writesWhileReading(pathname, request) {
  if (pathname.startsWith('/wp-admin/') || pathname === '/wp-login.php') return true;
  return /wordpress_logged_in_/.test(request.headers.cookie ?? '');
}

/** @param {IncomingMessage} request */
async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * @param {IncomingMessage} request
 * @param {string} defaultHost
 */
function headersOf(request, defaultHost) {
  /** @type {Record<string, string>} */
  const headers = { host: defaultHost };
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

/**
 * @param {PhpResponse} phpResponse
 * @param {ServerResponse} response
 * @param {boolean} withBody
 */
function send({ status, headers, body }, response, withBody) {
  const kept = Object.entries(headers).filter(([name]) => !HEADERS_OF_THE_CONNECTION.has(name.toLowerCase()));
  const sendsBody = withBody && status !== 204 && status !== 304;
  response.writeHead(status, {
    ...Object.fromEntries(kept),
    ...(sendsBody && { 'content-length': body.length }),
  });
  response.end(sendsBody ? body : undefined);
}
