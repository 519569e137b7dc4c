import type { Gateway } from '../../src/server/gateway.ts';
import type { GatewayOptions, ServeOptions } from '../../src/server/gateway-options.ts';
import { startGateway as start } from '../../src/server/start-gateway.ts';
import { mergeOptions } from './merge-options.ts';
import { partsWithSharedSchemas } from './shared-schemas.ts';
import {
  type Call,
  startWordPressServer,
  type WordPressServer,
  type WordPressServerOptions,
} from './wordpress-server.ts';

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: {
    readonly code?: string;
    readonly wordpress?: { readonly code?: string; readonly status: number };
  };
}

export interface Answer<Data> {
  readonly data: Data;
  readonly errors?: readonly AnswerError[];
}

export interface TestGateway extends AsyncDisposable {
  /** The imitated WordPress behind it. */
  readonly site: WordPressServer;
  /** For tests that need the gateway itself: a listener for `node:http`. */
  readonly gateway: Gateway;
  query<Data = unknown>(
    document: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Answer<Data>>;
  /**
   * What WordPress was asked since the last time: `/wp/v2/posts?per_page=10&_fields=id`, decoded, with its method where
   * that is not `GET`. Sorted, since requests that go out together arrive in any order.
   */
  asked(): string[];
}

/**
 * A gateway over an imitated WordPress, called in process, with the log of its requests to WordPress. It runs with the
 * defaults that users have, so it caches: `cache: { ttl: 0 }` is for tests of what is requested again.
 *
 * @param enter How requests reach it: see `ways.ts`.
 */
export async function startGateway(
  contents: WordPressServerOptions = {},
  options: ServeOptions = {},
  enter: (gateway: Gateway) => Gateway = (gateway) => gateway,
): Promise<TestGateway> {
  const { override } = contents;
  let isServed = false;
  const site = await startWordPressServer({
    ...contents,
    // What a test does to the site happens to its queries: the gateway finds the site whole, and its own users.
    ...(override && {
      override: (request) =>
        isServed || request.route === '/wp/v2/users/me' ? override(request) : undefined,
    }),
  });
  // What fails is asked again, as ever, but nobody waits for it.
  const given: GatewayOptions = mergeOptions({ wordpress: site.url, upstream: { retryDelay: 1 } }, options);
  const warn = (message: string) => given.logger?.warn({}, message);
  const started = await start(given, warn, partsWithSharedSchemas(given));
  const gateway = enter(started.gateway);
  isServed = true;
  site.calls.length = 0;
  return {
    site,
    gateway,
    async query<Data>(document: string, variables = {}, headers = {}) {
      const response = await gateway.fetch('http://gateway/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: document, variables }),
      });
      return (await response.json()) as Answer<Data>;
    },
    asked: () => site.calls.splice(0).map(tell).sort(),
    async [Symbol.asyncDispose]() {
      await gateway.dispose();
      await site.close();
    },
  };
}

function tell({ method, route, query, path }: Call): string {
  const words = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  const address = route === undefined ? path : [route, words.join('&')].filter(Boolean).join('?');
  return method === 'GET' ? address : `${method} ${address}`;
}

/** The global id of an item, as the gateway gives it out. */
export const idOf = (typeName: string, id: number): string =>
  Buffer.from(`${typeName}:${id}`).toString('base64');

/** `[1, 2, …]`: ids, or whatever a test makes of them. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
