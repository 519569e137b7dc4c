import { hash } from 'node:crypto';
import { type ExecutionResult, type GraphQLSchema, printSchema } from 'graphql';
import { type GraphQLParams, isAsyncIterable, type Plugin } from 'graphql-yoga';
import { lifetimesOf } from '../../cache/cache-entry.ts';
import { CacheUse } from '../../cache/cache-use.ts';
import type { Produced } from '../../cache/read-through-cache.ts';
import { operationIdOf } from '../limits/documents/operation-ids.ts';
import type { Mistakes } from '../operating/mistakes.ts';
import { recordedName } from '../operating/use-operation-record.ts';
import type { CallerPolicy } from '../operation/caller-policy.ts';
import type { RequestedOperation } from '../operation/operation.ts';
import type { RequestContext } from '../operation/request-state.ts';
import type { Answer, ServedCaches } from '../site/caching.ts';
import type { ServedSite } from '../site/served-site.ts';
import { answerHeaders, isUnchanged } from './answer-headers.ts';
import { outcomeOf } from './answer-outcome.ts';
import { CachedAnswer } from './cached-answer.ts';
import { type Compress, worthwhileEncoding } from './content-encoding.ts';

export interface AnswerCacheOptions<Context = object> {
  /** The caches that a request reads through. */
  readonly caches: (context: Context) => ServedCaches;
  readonly site: Pick<ServedSite, 'version'>;
  readonly mistakes: Mistakes;
  readonly callers: CallerPolicy;
  /** Default: cached answers are sent as they are. */
  readonly compress?: Compress | undefined;
}

/** The part of Yoga's context that exists before the operation begins. */
type CachingContext = RequestContext & Pick<RequestedOperation, 'cacheUse' | 'trace'>;

/**
 * Caches complete answers for the public. Concurrent equal queries are executed once; cached ones are served
 * without being parsed. Sets `Age` and `Cache-Status` (RFC 9211), and for `GET` also `Cache-Control` and
 * `ETag`.
 */
export function useAnswerCache<Context extends object>(
  options: AnswerCacheOptions<Context>,
): Plugin<Record<never, never>, CachingContext & Context> {
  const { caches: cachesOf, site, mistakes, callers, compress } = options;

  return {
    onParams({ paramsHandler, setParamsHandler, fetchAPI }) {
      setParamsHandler(async (payload) => {
        const { request, params, context } = payload;
        if (!callers.isAnonymous(request.headers)) return await paramsHandler(payload);
        if (!isQuery(params) || context.requestState.isBatch) return await paramsHandler(payload);
        const caches = cachesOf(context);
        if (context.trace !== undefined) {
          // A traced operation is executed, never served from the cache: the trace shows what it costs.
          const cacheUse = new CacheUse(caches.now());
          Object.assign(context, { cacheUse } satisfies Partial<CachingContext>);
          return await paramsHandler(payload);
        }
        const { requestState } = context;
        const produce = async (signal: AbortSignal, isRevalidation: boolean): Promise<Produced<Answer>> => {
          const cacheUse = new CacheUse(caches.now(), isRevalidation);
          const { url, method, headers } = request;
          // Executed for all waiting callers: not bound to the first request, which may disconnect.
          const work = new fetchAPI.Request(url, { method, headers, signal });
          const result = await paramsHandler({
            params,
            request: work,
            context: Object.assign(Object.create(context), { cacheUse }),
          });
          if (isAsyncIterable(result)) throw new TypeError('Expected a query to have one result.');
          // A background revalidation belongs to no request, so its errors are reported here.
          if (isRevalidation) mistakes.report(result.errors, requestState.record.id);
          const outcome = outcomeOf(result, cacheUse);
          return {
            value: outcome === 'keep' ? new CachedAnswer(JSON.stringify(result)) : { result },
            asOf: cacheUse.asOf,
            tags: cacheUse.tags,
            expiresIn: cacheUse.expiresIn,
            outcome,
          };
        };
        const { schema, model } = site.version;
        const key = keyOf(schema, params);
        const { value, ...served } = await caches.answers.read(key, produce, { signal: request.signal });
        if (!(value instanceof CachedAnswer)) return value.result;
        requestState.answer = { value, ...served };
        const operationName = recordedName(params);
        requestState.cacheable = {
          ...{ answerKey: key, model, operationId: operationIdOf(params) },
          ...(operationName !== undefined && { operationName }),
        };
        // `onResponse` sets the body, already compressed; Yoga sets the media type and the other headers.
        return { data: null, stringify: () => '' } as ExecutionResult;
      });
    },
    async onResponse({ request, response, serverContext, setResponse, fetchAPI }) {
      const { answer } = serverContext.requestState;
      if (!answer || response.status !== 200) {
        // With a cache status, it is the answer of another schema.
        const isFinal = ['cache-control', 'cache-status'].some((name) => response.headers.has(name));
        if (isResult(response) && !isFinal) {
          response.headers.set('cache-control', 'private, no-store');
        }
        return;
      }
      const { value, state } = answer;
      const caches = cachesOf(serverContext);
      const encoding = compress && worthwhileEncoding(request.headers.get('accept-encoding'), value.length);
      const headers = answerHeaders(response.headers, callers.varyOn, {
        state,
        age: caches.now() - answer.asOf,
        lifetimes: lifetimesOf(answer, caches.lifetimes),
        etag: value.etag(encoding),
        encoding,
        isPublic: request.method === 'GET',
      });
      if (request.method === 'GET' && isUnchanged(request.headers.get('if-none-match'), headers['etag'])) {
        return setResponse(new fetchAPI.Response(null, { status: 304, headers }));
      }
      const body = encoding && compress ? await value.encoded(encoding, compress) : value.body;
      headers['content-length'] = String(body.length);
      setResponse(new fetchAPI.Response(body, { status: 200, headers }));
    },
  };
}

const isResult = ({ headers }: Response): boolean =>
  /\bjson\b|^multipart\/mixed/.test(headers.get('content-type') ?? '');

/**
 * Whether these are the parameters of a query. The document is not parsed: if another keyword occurs in it,
 * even in a comment, the operation bypasses the cache.
 */
const isQuery = ({ query }: GraphQLParams): boolean =>
  query !== undefined && !/\b(mutation|subscription|defer|stream)\b/.test(query);

function keyOf(schema: GraphQLSchema, { query, variables, operationName }: GraphQLParams): string {
  const given = Object.entries(variables ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify([query, given, operationName ?? null]);
  return `answer:${hash('sha256', schemaHash(schema) + text, 'base64url')}`;
}

const versions = new WeakMap<GraphQLSchema, string>();

/** A hash, equal in all gateways that serve the same schema. It takes some milliseconds, once. */
export function schemaHash(schema: GraphQLSchema): string {
  const version = versions.get(schema) ?? hash('sha256', printSchema(schema), 'base64url');
  versions.set(schema, version);
  return version;
}
