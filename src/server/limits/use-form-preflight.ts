import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Either one proves that a script sent the request and that the browser made a CORS preflight. */
const PREFLIGHT_HEADERS = ['graphql-require-preflight', 'apollo-require-preflight'] as const;

/** Media types that Yoga reads and that a page of another site can send without a preflight. */
const SIMPLE_TYPES = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/** Rejects forms that any page could send on a visitor's behalf (CSRF), before their bodies are read. */
export const useFormPreflight = (): Plugin => ({
  onRequestParse({ request }) {
    if (!SIMPLE_TYPES.test(request.headers.get('content-type') ?? '')) return;
    if (PREFLIGHT_HEADERS.some((name) => request.headers.has(name))) return;
    throw new GraphQLError(
      'Expected the header `graphql-require-preflight` (with any value) on a form request.',
      { extensions: { code: 'FORBIDDEN', http: { status: 403 } } },
    );
  },
});
