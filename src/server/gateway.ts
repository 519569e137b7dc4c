import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChangeHub } from '../changes/changes.ts';

/**
 * A request listener for `node:http`, and a `fetch` for everything else. It is a GraphQL Yoga server: whatever serves one
 * serves it. Dispose of it to end its connections.
 */
export interface Gateway extends AsyncDisposable {
  /** For `createServer(gateway)`. */
  (request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** For frameworks whose handlers take a `Request`, and more arguments that are not read. */
  (request: Request, ...context: object[]): Promise<Response> | Response;
  /** The path that it answers GraphQL at. */
  readonly graphqlEndpoint: string;
  /**
   * Answers a request without a server: in tests, and in runtimes whose servers are functions. The context tells who asks:
   * `{ req }`, a request of `node:http`, has the address that they are counted by.
   */
  fetch(request: Request, ...context: object[]): Promise<Response> | Response;
  fetch(address: string, init?: RequestInit, ...context: object[]): Promise<Response> | Response;
  fetch(address: URL, init?: RequestInit, ...context: object[]): Promise<Response> | Response;
  /** For frameworks on top of `node:http` that send the response themselves, such as Fastify. */
  handleNodeRequestAndResponse(
    request: IncomingMessage,
    response: ServerResponse,
    ...context: object[]
  ): Promise<Response> | Response;
  /**
   * Looks at once whether the site has changed its types, and serves the new schema if so.
   *
   * @returns Whether the schema is a new one.
   */
  refresh(): Promise<boolean>;
  /** Makes `/readyz` report 503, so that load balancers stop sending requests: the process is about to exit. */
  drain(): void;
  /** Changes on the site: listen to be notified, publish to notify the gateway. */
  readonly changes: Pick<ChangeHub, 'publish' | 'listen'>;
  /** Ends its connections, after the operations in progress. */
  dispose(): Promise<void> | void;
}
