import { connect } from 'node:tls';
import { shorten } from '../../base/shorten.ts';
import type { ConnectionFinding } from './examination.ts';
import type { RecordedExchange } from './recording-transport.ts';

/** Responses below this size, in characters, are not worth compressing. */
const WORTH_COMPRESSING = 2_000;

/** Derives the properties of the connection from recorded responses. One more connection tests for HTTP/2. */
export async function examineConnection(
  origin: URL,
  exchanges: readonly RecordedExchange[],
  connectTimeout: number,
): Promise<ConnectionFinding> {
  const answers = exchanges.flatMap(({ answer }) => (answer === undefined ? [] : [answer]));
  const header = (name: string) => answers.find(({ headers }) => headers[name] !== undefined)?.headers[name];
  const compression = header('content-encoding');
  const isWorthIt = answers.some(({ text }) => text.length > WORTH_COMPRESSING);
  const server = header('server');
  const isSecure = origin.protocol === 'https:';
  return {
    isSecure,
    compression: compression && shorten(compression, 20),
    compresses: compression !== undefined ? true : isWorthIt ? false : undefined,
    keepsAlive:
      answers.length === 0
        ? undefined
        : !answers.every(({ headers }) => /\bclose\b/i.test(headers['connection'] ?? '')),
    offersHttp2: isSecure && answers.length > 0 ? await offersHttp2(origin, connectTimeout) : undefined,
    server: server && shorten(server, 60),
    cache: cacheOf(exchanges),
  };
}

/** A cache is recognised by REST responses that report a cache hit. */
function cacheOf(exchanges: readonly RecordedExchange[]): string | undefined {
  for (const { request, answer } of exchanges) {
    if (answer === undefined || !request.route.startsWith('/wp/')) continue;
    const { headers } = answer;
    const name = ['cf-cache-status', 'x-cache', 'x-litespeed-cache', 'x-proxy-cache'].find((header) =>
      /\bhit\b/i.test(headers[header] ?? ''),
    );
    if (name !== undefined) return `${name}: ${shorten(headers[name] ?? '', 40)}`;
  }
  return undefined;
}

/** Whether a server supports HTTP/2, by its choice in the TLS handshake (ALPN); `undefined` if unknown. */
function offersHttp2(origin: URL, connectTimeout: number): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    const host = origin.hostname.replace(/^\[|\]$/g, '');
    const port = Number(origin.port || 443);
    const servername = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
    const socket = connect({ host, port, ...servername, ALPNProtocols: ['h2', 'http/1.1'] });
    const end = (answer: boolean | undefined) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(connectTimeout, () => end(undefined));
    socket.once('secureConnect', () => end(socket.alpnProtocol === 'h2'));
    socket.once('error', () => end(undefined));
  });
}
