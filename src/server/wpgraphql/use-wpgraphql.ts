import type { Plugin } from 'graphql-yoga';
import { asksNothing, dialectRequest, isDialectAddress, NO_QUERY } from './dialect-request.ts';

/** A server of the dialect, at one address. */
export interface DialectServer {
  readonly endpoint: string;
  fetch(request: Request, context: object): Promise<Response>;
}

const TYPE = 'application/json; charset=UTF-8';

/** Answers WPGraphQL's addresses with the schema of that plugin. */
export function useWPGraphQL(base: string, { endpoint, fetch }: DialectServer): Plugin {
  return {
    async onRequest({ request, url, serverContext, endResponse }) {
      if (!isDialectAddress(new URL(url), base)) return;
      if (asksNothing(request)) {
        endResponse(
          Response.json({ errors: [{ message: NO_QUERY }] }, { headers: { 'content-type': TYPE } }),
        );
        return;
      }
      const response = await fetch(dialectRequest(request, endpoint), serverContext ?? {});
      // Gatsby takes no other content type.
      if (response.headers.get('content-type')?.startsWith('application/json')) {
        response.headers.set('content-type', TYPE);
      }
      endResponse(response);
    },
  };
}
