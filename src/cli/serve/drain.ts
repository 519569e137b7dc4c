import type { Server, ServerResponse } from 'node:http';
import { type Socket, Server as TcpServer } from 'node:net';

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
  // Node counts those among the busy ones.
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
      // Not the method of node:http, which ends silent connections at once: a request may just be coming in on one, and
      // would be lost.
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

/** An answer that has begun and is written on, to a reader who takes events. */
const isStream = ({ req, headersSent, writableEnded }: ServerResponse): boolean =>
  headersSent && !writableEnded && String(req.headers.accept).includes('text/event-stream');

function lastOnItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
