import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FetchAPI } from 'graphql-yoga';
import type { SlowReaders } from '../answer/slow-readers.ts';
import { type FetchHandler, fetchHandler } from './fetch-handler.ts';
import { type NodeListener, nodeListener } from './node-listener.ts';
import type { Replay } from './replay.ts';

/** A server of GraphQL Yoga, as far as requests enter it here. */
interface Server {
  (request: IncomingMessage, response: ServerResponse, ...context: object[]): Promise<void>;
  (request: Request, ...context: object[]): Promise<Response> | Response;
  fetch(request: Request, ...context: object[]): Promise<Response> | Response;
  readonly fetchAPI: Pick<FetchAPI, 'Request' | 'Response'>;
}

/** The same server; of requests that are remembered it hears nothing. Its `handle` remembers none. */
export function withReplay<S extends object & Server>(server: S, replay: Replay, readers: SlowReaders): S {
  const { Request } = server.fetchAPI;
  const pass: NodeListener = (request, response, ...context) => server(request, response, ...context);
  const listen = nodeListener(replay, readers, pass);
  const handle: FetchHandler = fetchHandler(replay, server.fetchAPI, (request, ...context) =>
    server.fetch(request, ...context),
  );
  function fetch(input: unknown, ...rest: object[]): unknown {
    if (isRequest(input)) return handle(input, ...rest);
    const [init, ...context] = rest;
    if (init !== undefined && !isInit(init)) return Reflect.apply(server.fetch, server, [input, ...rest]);
    return handle(new Request(input as string, init), ...context);
  }
  return new Proxy(server, {
    get(target, name) {
      if (name === 'fetch') return fetch;
      // Yoga would give its own, bound to itself: an emitter of events calls its listeners by `apply`.
      return CALLS.has(name) ? Reflect.get(Function.prototype, name) : Reflect.get(target, name);
    },
    apply(target, self, given: [unknown, ...object[]]) {
      const [input, ...rest] = given;
      const [response, ...context] = rest;
      if (isNodeRequest(input) && isNodeResponse(response)) return listen(input, response, ...context);
      return isRequest(input) ? handle(input, ...rest) : Reflect.apply(target as never, self, given);
    },
  });
}

const CALLS = new Set<string | symbol>(['apply', 'call', 'bind']);

const has = (value: unknown, name: string): value is object =>
  typeof value === 'object' && value !== null && name in value;

const isNodeRequest = (value: unknown): value is IncomingMessage => has(value, 'httpVersionMajor');
const isNodeResponse = (value: unknown): value is ServerResponse => has(value, 'writeHead');
const isRequest = (value: unknown): value is Request => has(value, 'headers') && has(value, 'signal');
const isInit = (value: unknown): value is RequestInit =>
  ['method', 'headers', 'body', 'signal'].some((name) => has(value, name));
