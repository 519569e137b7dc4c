import { acceptedPartTypes } from '../incremental/without-delivery.ts';

/**
 * The same request at one address. Clients of the plugin expect JSON and the status 200, whatever they accept: Apollo
 * and others would else be answered with 400 for a query that is not valid.
 */
export function dialectRequest(request: Request, endpoint: string): Request {
  const url = new URL(request.url);
  url.pathname = endpoint;
  url.searchParams.delete('graphql');
  const headers = new Headers(request.headers);
  headers.set('accept', [...acceptedPartTypes(request), 'application/json'].join(', '));
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  return new Request(url, {
    method: request.method,
    headers,
    signal: request.signal,
    ...(hasBody && { body: request.body, duplex: 'half' }),
  } as RequestInit);
}
