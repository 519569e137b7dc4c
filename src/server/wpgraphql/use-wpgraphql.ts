import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../operation/request-state.ts';
import { isDialectAddress } from './dialect-address.ts';
import { dialectRequest } from './dialect-request.ts';

/** A server of the dialect, at one address. */
export interface DialectServer {
  readonly endpoint: string;
  fetch(request: Request, context: object): Promise<Response>;
}

const TYPE = 'application/json; charset=UTF-8';

/** Answers WPGraphQL's addresses with the schema of that plugin. */
export function useWPGraphQL(
  base: string,
  { endpoint, fetch }: DialectServer,
): Plugin<Record<never, never>, RequestContext> {
  return {
    async onRequest({ request, serverContext, endResponse }) {
      // Not the `url` that Yoga passes: it is a proxy, which no other runtime takes for an address.
      if (!isDialectAddress(new URL(request.url, 'http://localhost'), base)) return;
      const response = await fetch(dialectRequest(request, endpoint), serverContext);
      // It is in the response already: no plugin of this server has to send it.
      delete serverContext.requestState.answer;
      endResponse(asPlugin(response));
    },
  };
}

/** Gatsby takes no other content type; and whatever is wrong with a query, the plugin answers 200. */
function asPlugin(response: Response): Response {
  const { headers, status } = response;
  if (headers.get('content-type')?.startsWith('application/json')) headers.set('content-type', TYPE);
  return status === 404 ? new Response(response.body, { status: 200, headers }) : response;
}
