import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** What stands around a file in a multipart request: the operation, its variables, and the lines between the parts. */
const AROUND_THE_FILE = 1024 * 1024;

/** The most bytes that a request may have, for files of so many. */
export const largestBody = (maxUploadBytes: number): number => maxUploadBytes + AROUND_THE_FILE;

/** Either one shows that a script sent the request, and that the browser asked the gateway before it let it. */
const PREFLIGHT_HEADERS = ['graphql-require-preflight', 'apollo-require-preflight'] as const;

/** What a page of another site can have a browser send without asking, and that Yoga would read. */
const SIMPLE_TYPES = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/**
 * Refuses forms that any page could have sent in a visitor's name (CSRF), and uploads that are too large, before their
 * bodies are read. A body that hides its length is cut off by Yoga, at the same size.
 */
export function useUploads({ maxUploadBytes }: { readonly maxUploadBytes: number }): Plugin {
  return {
    onRequestParse({ request }) {
      if (!SIMPLE_TYPES.test(request.headers.get('content-type') ?? '')) return;
      if (!PREFLIGHT_HEADERS.some((name) => request.headers.has(name))) {
        throw refusal(
          403,
          'FORBIDDEN',
          'Expected the header `graphql-require-preflight` (with any value) on a request that is sent as a form.',
        );
      }
      if (Number(request.headers.get('content-length') ?? 0) > largestBody(maxUploadBytes)) {
        throw refusal(413, 'BAD_USER_INPUT', `Expected files of at most ${maxUploadBytes} bytes.`);
      }
    },
  };
}

const refusal = (status: number, code: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status } } });
