import type { Server, ServerResponse } from 'node:http';
import { Server as TcpServer } from 'node:net';

/** Milliseconds that a silent connection is kept, for a request that may be on its way on it already. */
const LINGER = 1_000;

export interface DrainOptions {
  /** Milliseconds until requests under way are cut off. */
  readonly timeout: number;
  /** Milliseconds that new connections are still taken. */
  readonly delay?: number;
}

/** What becomes of a server's connections when it is told to end. */
export interface Drain {
  /**
   * Takes no more connections, answers what is under way or comes on the open ones, and resolves when all are closed.
   * Streams are ended: their readers connect anew, elsewhere.
   *
   * @returns How many requests were cut off, because their time was over.
   */
  end(options: DrainOptions): Promise<number>;
}

/** To be made before the server listens: it has to know each request. */
export function createDrain(server: Server): Drain {
  const open = new Set<ServerResponse>();
  let isEnding = false;
  server.prependListener('request', (_, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    if (isEnding) lastOnItsConnection(response);
  });

  return {
    async end({ timeout, delay = 0 }) {
      isEnding = true;
      for (const response of open) lastOnItsConnection(response);
      if (delay > 0) await wait(delay);
      const closed = new Promise<void>((resolve) => server.once('close', resolve));
      // Not the method of node:http, which ends silent connections at once: a request may just be coming in on one, and
      // would be lost.
      TcpServer.prototype.close.call(server);
      for (const response of open) if (isStream(response)) response.socket?.end();
      const linger = setInterval(() => server.closeIdleConnections(), LINGER);
      let cut = 0;
      const limit = setTimeout(() => {
        cut = open.size;
        server.closeAllConnections();
      }, timeout);
      await closed;
      clearInterval(linger);
      clearTimeout(limit);
      return cut;
    },
  };
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const isStream = (response: ServerResponse): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');

function lastOnItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
