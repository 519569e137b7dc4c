import type { Server, ServerResponse } from 'node:http';
import { type Socket, Server as TcpServer } from 'node:net';

/** How long an idle connection is kept, in milliseconds: a request may already be on its way on it. */
const LINGER = 1_000;

export interface DrainOptions {
  /** Milliseconds until requests in progress are aborted. */
  readonly timeout: number;
  /** Milliseconds during which new connections are still accepted. */
  readonly delay?: number;
}

/** Graceful shutdown of a server's connections. */
export interface Drain {
  /**
   * Stops accepting connections, finishes requests on open ones, and resolves when all are closed. Streams are
   * ended, so that their clients reconnect elsewhere.
   *
   * @returns Number of requests aborted at the timeout.
   */
  end(options: DrainOptions): Promise<number>;
}

/** Create it before the server listens: it must see every request. */
export function createDrain(server: Server): Drain {
  const open = new Set<ServerResponse>();
  // Node counts event streams as busy connections.
  const silent = new Set<Socket>();
  let isEnding = false;
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.prependListener('request', ({ socket }, response) => {
    silent.delete(socket);
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
      // Not `server.close()` of node:http, which closes idle connections at once: a request just arriving on
      // one would be lost.
      TcpServer.prototype.close.call(server);
      for (const response of open) if (isStream(response)) response.socket?.end();
      const linger = setInterval(() => {
        server.closeIdleConnections();
        for (const socket of silent) socket.destroy();
      }, LINGER);
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

/** A response in progress to a client that reads server-sent events. */
const isStream = ({ req, headersSent, writableEnded }: ServerResponse): boolean =>
  headersSent && !writableEnded && String(req.headers.accept).includes('text/event-stream');

function lastOnItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
