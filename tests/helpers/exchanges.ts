import type { Exchange } from '../../src/wordpress/http/exchange/exchange.ts';
import { createFetchExchange } from '../../src/wordpress/http/exchange/fetch-exchange.ts';
import { type ClientOptions, createClient } from './wordpress-client.ts';

export interface ExchangeUnderTest {
  readonly name: 'undici' | 'fetch';
  /** `undefined`: the transport's own default, which is undici. */
  readonly exchange: Exchange | undefined;
}

/** Every exchange has to pass the same cases: `describe.each(EXCHANGES)('over $name', …)`. */
export const EXCHANGES: readonly ExchangeUnderTest[] = [
  { name: 'undici', exchange: undefined },
  { name: 'fetch', exchange: createFetchExchange() },
];

/** Makes clients of test servers, which retry without delay unless told otherwise. */
export const clientsOver =
  ({ exchange }: ExchangeUnderTest, defaults: Partial<ClientOptions> = {}) =>
  ({ url }: { readonly url: string }, options: Partial<ClientOptions> = {}) => {
    const client = createClient({
      restRoot: `${url}/wp-json/`,
      siteUrl: url,
      retryDelay: 1,
      ...(exchange && { exchange }),
      ...defaults,
      ...options,
    });
    return Object.assign(client, { [Symbol.asyncDispose]: () => client.close() });
  };
