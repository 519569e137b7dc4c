import { createGateway } from '../../src/server/create-gateway.ts';
import type { ServeOptions } from '../../src/server/gateway-options.ts';
import type { RequestLog } from '../../src/wordpress/http/messages.ts';
import type { TypedDocumentString } from '../e2e/generated/graphql.ts';
import { mergeOptions } from './merge-options.ts';

interface Answer<Result> {
  readonly data: Result;
  readonly errors?: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions?: { code?: string };
  }[];
}

/** PHP in WebAssembly takes its time, and on a busy machine more than the usual limits. */
export const PATIENT = {
  upstream: { headersTimeout: 150_000, bodyTimeout: 150_000 },
  limits: { operationTimeout: 170_000 },
};

/** A gateway over a real WordPress, asked through HTTP requests in process, with the log of what it asks WordPress. */
export async function startLiveGateway(wordpress: string, options: ServeOptions = {}) {
  const calls: RequestLog[] = [];
  const defaults = {
    ...PATIENT,
    wordpress,
    // What a test asks, it asks of WordPress.
    cache: { ttl: 0 },
    onRequest: (log: RequestLog) => calls.push(log),
  };
  const gateway = await createGateway(mergeOptions(defaults, options));
  calls.length = 0;
  return {
    /** Since the gateway found its site. */
    calls,
    async query<Result, Variables>(
      document: TypedDocumentString<Result, Variables>,
      variables: Variables,
      headers: Readonly<Record<string, string>> = {},
    ): Promise<Answer<Result>> {
      const response = await gateway.fetch('http://gateway/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: document.toString(), variables }),
      });
      return (await response.json()) as Answer<Result>;
    },
    [Symbol.asyncDispose]: async () => {
      await gateway.dispose();
    },
  };
}
