import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { httpError } from '../../base/http-error.ts';
import { operationIdOf } from '../limits/documents/operation-ids.ts';
import type { RequestContext } from '../operation/request-state.ts';

/** Gatsby refuses to build unless a request without a query is answered in these words. */
const NO_QUERY = 'GraphQL Request must include at least one of those two parameters: "query" or "queryId"';

/**
 * Takes requests as WPGraphQL takes them: `POST` with JSON alone, and a hash as `queryId`. Records which requests are
 * batches.
 */
export function usePlainRequests(): Plugin<Record<never, never>, RequestContext> {
  return {
    onRequestParse({ request, url, requestParser: parse, setRequestParser, serverContext, fetchAPI }) {
      if (request.method === 'POST' && !isJson(request)) throw unsupported(request);
      if (!parse) return;
      setRequestParser(async (whole) => {
        const parsed = await parse(whole);
        if (parsed instanceof fetchAPI.Response) return parsed;
        if (Array.isArray(parsed)) {
          if (parsed.length === 0) throw noQuery();
          serverContext.requestState.isBatch = true;
          return parsed.map(withHash);
        }
        const queryId = whole.method === 'GET' ? url.searchParams.get('queryId') : null;
        return withHash(queryId ? { ...parsed, queryId } : parsed);
      });
    },
    onParams({ params }) {
      if (!params.query && operationIdOf(params) === null) throw noQuery();
    },
  };
}

const isJson = ({ headers }: Request): boolean =>
  /^application\/json\b/i.test(headers.get('content-type') ?? '');

const unsupported = ({ headers }: Request) =>
  httpError(
    'BAD_USER_INPUT',
    `Expected the content type application/json, got ${headers.get('content-type') ?? 'none'}.`,
    { status: 415 },
  );

const noQuery = () => httpError('BAD_USER_INPUT', NO_QUERY, { status: 200 });

/** `queryId` is the hash of an operation, as Apollo sends it in `extensions`. */
function withHash<Params extends GraphQLParams>(params: Params): Params {
  const { queryId, extensions, query } = params as Params & { readonly queryId?: unknown };
  const given = { ...params, query: query || undefined };
  if (typeof queryId !== 'string' || queryId === '') return given;
  const persistedQuery = { version: 1, sha256Hash: queryId };
  return { ...given, extensions: { persistedQuery, ...extensions } };
}
