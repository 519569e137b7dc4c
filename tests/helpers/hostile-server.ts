import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostileServer extends AsyncDisposable {
  /** `http://127.0.0.1:40123`, without a trailing slash. */
  readonly url: string;
  /** `GET /wp-json/wp/v2/posts`, in order. */
  readonly requests: string[];
  /** TCP connections that were opened so far. */
  readonly connections: () => number;
}

/** A real HTTP server that answers whatever a test wants, down to the socket. */
export async function startHostileServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<HostileServer> {
  const requests: string[] = [];
  let connections = 0;
  const server: Server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A port on which nothing listens. Not one of those that `fetch` blocks. */
export async function closedPort(): Promise<number> {
  const server = await startHostileServer(() => {});
  await server[Symbol.asyncDispose]();
  return Number(new URL(server.url).port);
}

export interface HoldingServer extends HostileServer {
  /** How many requests it has got. */
  readonly held: readonly IncomingMessage[];
  /** The answer that a request waits for, by its place. */
  answerTo(index: number): ServerResponse;
  /** Resolves when it has got as many. */
  until(count: number): Promise<void>;
}

/** A server that keeps every request waiting until a test answers it. */
export async function startHoldingServer(): Promise<HoldingServer> {
  const held: IncomingMessage[] = [];
  const answers: ServerResponse[] = [];
  const waiters: (() => void)[] = [];
  const server = await startHostileServer((request, response) => {
    held.push(request);
    answers.push(response);
    for (const wake of waiters.splice(0)) wake();
  });
  return {
    ...server,
    held,
    answerTo(index) {
      const answer = answers[index];
      if (answer === undefined) throw new Error(`No request ${index} has come yet.`);
      return answer;
    },
    async until(count) {
      while (held.length < count) await new Promise<void>((resolve) => waiters.push(resolve));
    },
  };
}

export function sendJson(response: ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json; charset=UTF-8');
  response.end(JSON.stringify(body));
}

export function sendHtml(response: ServerResponse, status: number, title: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/html; charset=UTF-8');
  response.end(`<!DOCTYPE html><html><head><title>${title}</title></head><body>No.</body></html>`);
}
