import type { Plugin } from 'graphql-yoga';

/** Whether a path is that of the endpoint, with or without a slash at its end. */
export const isEndpoint = (pathname: string, endpoint: string): boolean =>
  pathname === endpoint || pathname === `${endpoint.replace(/\/$/, '')}/`;

/**
 * Answers 404 at any path but the endpoint's own. Yoga also takes addresses that end like it: a front end that asks
 * `/wp/graphql`, where WPGraphQL's schema is off, would get the other schema without a word.
 */
export function useEndpoint(endpoint: string): Plugin {
  return {
    onRequest({ url, fetchAPI, endResponse }) {
      if (isEndpoint(url.pathname, endpoint)) return;
      const message = `Expected a request to ${endpoint}, got one to ${url.pathname}.`;
      endResponse(
        new fetchAPI.Response(
          JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] }),
          { status: 404, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } },
        ),
      );
    },
  };
}
